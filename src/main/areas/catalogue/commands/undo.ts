/** Takes a change of many records back, at any till: every group it wrote and nobody wrote since. */
import { type BulkKind, rightFor } from '../../../../domain/areas/catalogue/bulk-undo.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { tableOf, unchangedSince } from '../moved.ts';
import { standingSlices } from '../queries/bulk.ts';
import { bulkChange, bulkSlice, bulkUndo, type Moved } from '../tables.ts';
import { alone, changeRun, startRun } from './runs.ts';
import { inSlices, Pace } from './slices.ts';

export const undoBulk = action(async (kit: Kit, { changeId }: { changeId: Id }, call: Call) => {
  const { ledger } = kit;
  const made = ledger.read.get<{ kind: BulkKind; title: string }>(
    'select kind, title from bulk_made where id = ?',
    changeId,
  );
  if (!made || standingSlices(ledger.read, changeId).length === 0) return refuse('NothingToUndo');
  const permission = rightFor[made.kind];
  if (!call.may(permission)) return refuse('FORBIDDEN', { permission });
  const counts = { restored: 0, kept: 0 };
  const done = await alone(kit, changeId, async () => {
    // The last first: a record that was moved twice goes back the way it came.
    const slices = standingSlices(ledger.read, changeId).reverse();
    const rows = slices.reduce((total, { records }) => total + records, 0);
    const work = { kit, call, command: 'catalogue.undoBulk', pace: new Pace(), stop: () => null };
    for (const { n } of slices) {
      await inSlices(work, [n], (tx) => {
        const of = takeBackSlice(tx, call, { changeId, n });
        const sofar = { restored: counts.restored + of.restored, kept: counts.kept + of.kept };
        const done = sofar.restored + sofar.kept;
        if (!tx.find(bulkChange, { id: changeId }))
          startRun(tx, call, { id: changeId, ...made, state: 'undoing' });
        changeRun(tx, changeId, { state: done < rows ? 'undoing' : 'undone', rows, done });
        return () => void Object.assign(counts, sofar);
      });
    }
  });
  if (!done) return refuse('AnotherIsRunning');
  call.note({ entity: 'bulk_change', entityId: changeId, label: made.title, details: { ...counts } });
  return ok(counts);
});

function takeBackSlice(tx: Tx, { actor }: Pick<Call, 'actor'>, key: { changeId: Id; n: number }) {
  const { moved } = must(tx.find(bulkSlice, key), 'a slice read just now is there');
  const counts = { restored: 0, kept: 0 };
  for (const each of moved) counts[takeBack(tx, each)] += 1;
  tx.add(bulkUndo, { ...key, ...counts, tillId: tx.identity.tillId, at: tx.at, userName: actor.name });
  return counts;
}

function takeBack(tx: Tx, moved: Moved): 'restored' | 'kept' {
  const table = tableOf(moved.table);
  const now = tx.find(table, { id: moved.id });
  // Facts and records come by feeds of their own: what is not here yet was not changed here.
  if (!now) return 'kept';
  const unchanged = unchangedSince(moved, now);
  const whole = unchanged.length === Object.keys(moved.now).length;
  if (moved.was === null) {
    if (whole) tx.erase(table, moved.id);
  } else {
    const back = unchanged.map((group) => moved.was?.[group] ?? {});
    tx.save(table, moved.id, Object.assign({}, ...back));
  }
  return whole ? 'restored' : 'kept';
}
