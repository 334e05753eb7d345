/** What people ask of a scale: to be sent, to be let be. */

import { isFile } from '../../../../domain/areas/plu/label-scale.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { command } from '../../area.ts';
import { savedScale, talkOf } from '../queries.ts';
import { scaleTalk } from '../tables.ts';

export const sendToScale = command((tx, { scaleId, anew }: { scaleId: Id; anew: boolean }, call) => {
  const scale = savedScale(tx.read, scaleId);
  if (!scale) return refuse('ScaleGone');
  if (isFile(scale.settings.protocol)) return refuse('LoadedFromFile');
  if (!scale.isOn) return refuse('ScaleOff');
  tx.keep(scaleTalk, { ...talkOf(tx.read, scaleId), asked: anew ? 'anew' : 'changes' });
  call.note({ entity: 'labelScale', entityId: scaleId, label: scale.name });
  return ok({});
});

/** Whoever sends looks here before each item. */
export const stopSending = command((tx, { scaleId }: { scaleId: Id }) => {
  const talk = talkOf(tx.read, scaleId);
  if (talk.asked !== null) tx.keep(scaleTalk, { ...talk, asked: null, outcome: { kind: 'stopped' } });
  return ok({});
});
