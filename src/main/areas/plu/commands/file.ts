/** The file a scale's own program loads: all that belongs on the scale and can be there. */
import { labelCodeOf } from '../../../../domain/areas/plu/label-code.ts';
import { fileProtocols } from '../../../../domain/areas/plu/label-scale.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { scaleFiles } from '../../../devices/label-scale/index.ts';
import { action } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { heldOn, listedOn, savedScale } from '../queries.ts';
import { type Noted, noteEnd, noteItems } from './noting.ts';

export const saveScaleFile = action(async ({ ledger }, { scaleId }: { scaleId: Id }, call) => {
  const scale = savedScale(ledger.read, scaleId);
  const protocol = fileProtocols.find((one) => one === scale?.settings.protocol);
  if (!scale || !protocol) return refuse('ScaleGone');
  const listed = listedOn(ledger.read, scale, ledger.now());
  const fit = listed.filter(({ refusal }) => refusal === null);
  if (fit.length === 0) return refuse('NothingToSend');
  const code = labelCodeOf(settingOf(ledger.read, 'code.patterns'));
  if (!code) return refuse('NoLabelPattern');
  const file = scaleFiles[protocol];
  // Tomans are whole ones.
  const priceDecimals = Math.max(0, scale.settings.priceDecimals);
  const bytes = await file.write(
    fit.map(({ item }) => item),
    { code, priceDecimals },
  );
  // The program loads the file whole: what is not in it is no longer on the scale.
  const wanted = new Set(listed.map(({ itemId }) => itemId));
  const gone = [...heldOn(ledger.read, scaleId).values()].filter(({ itemId }) => !wanted.has(itemId));
  noteItems(ledger, scaleId, [
    ...gone.map((held): Noted => ({ kind: 'dropped', held })),
    ...fit.map((one): Noted => ({ kind: 'put', wanted: one, place: one.item.number })),
  ]);
  noteEnd(ledger, scaleId, { anew: true, outcome: { kind: 'done' } });
  call.note({ entity: 'labelScale', entityId: scaleId, label: scale.name });
  return ok(new File([new Uint8Array(bytes)], file.name, { type: file.type }));
});
