/** Label scales of this till: attached, told otherwise, taken off and put back. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { heldOn, type SavedScale, savedScale, savedScales } from '../queries.ts';
import { labelScale, scaleHeld } from '../tables.ts';

export const saveLabelScale = command((tx, { scaleId, name, isOn, settings }: SavedScale, call) => {
  const isTaken = savedScales(tx.read).some(
    (saved) => saved.scaleId !== scaleId && foldForSearch(saved.name) === foldForSearch(name),
  );
  if (isTaken) return refuse('ScaleExists', { name });
  const before = savedScale(tx.read, scaleId);
  tx.save(labelScale, scaleId, { name, isOn, settings, deletedAt: null });
  if (before && isElsewhere(before, settings)) forgetHeld(tx, scaleId);
  call.note({ entity: 'labelScale', entityId: scaleId, label: name });
  return ok({});
});

/** Another scale has taken its place: what the one before was told says nothing of it. */
const isElsewhere = ({ settings }: SavedScale, after: SavedScale['settings']): boolean =>
  settings.protocol !== after.protocol || JSON.stringify(settings.address) !== JSON.stringify(after.address);

function forgetHeld(tx: Tx, scaleId: Id): void {
  for (const itemId of heldOn(tx.read, scaleId).keys()) tx.forget(scaleHeld, { scaleId, itemId });
}

export const eraseLabelScale = command((tx, { scaleId }: { scaleId: Id }, call) => {
  const row = tx.find(labelScale, { id: scaleId });
  if (!row || row.deletedAt !== null) return refuse('ScaleGone');
  tx.erase(labelScale, scaleId);
  call.note({ entity: 'labelScale', entityId: scaleId, label: row.name });
  return ok({});
});

export const restoreLabelScale = command((tx, { scaleId }: { scaleId: Id }, call) => {
  const row = tx.find(labelScale, { id: scaleId });
  if (!row) return refuse('ScaleGone');
  tx.save(labelScale, scaleId, { deletedAt: null });
  call.note({ entity: 'labelScale', entityId: scaleId, label: row.name });
  return ok({});
});
