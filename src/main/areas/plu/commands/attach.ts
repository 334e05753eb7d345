/** Label scales of this till: attached, told otherwise, taken off and put back. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import { command } from '../../area.ts';
import { type SavedScale, savedScales } from '../queries.ts';
import { labelScale } from '../tables.ts';

export const saveLabelScale = command((tx, { scaleId, name, isOn, settings }: SavedScale, call) => {
  const isTaken = savedScales(tx.read).some(
    (saved) => saved.scaleId !== scaleId && foldForSearch(saved.name) === foldForSearch(name),
  );
  if (isTaken) return refuse('ScaleExists', { name });
  tx.save(labelScale, scaleId, { name, isOn, settings, deletedAt: null });
  call.note({ entity: 'labelScale', entityId: scaleId, label: name });
  return ok({});
});

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
