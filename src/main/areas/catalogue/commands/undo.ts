/** Takes a bulk change back: every group it wrote and nobody wrote since. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import { type RecordTable, specOf } from '../../../ledger/tables.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { barcode, bulkBefore, category, item, price } from '../tables.ts';
import { alone, changeRun } from './runs.ts';
import { inSlices, Pace } from './slices.ts';

const tables = new Map<string, RecordTable>(
  [item, barcode, category, price].map((table) => [specOf(table).name, table]),
);

type Kept = (typeof bulkBefore)['$inferSelect'];
type Key = Pick<Kept, 'changeId' | 'table' | 'rowId'>;

export const undoBulk = action(async (kit: Kit, { changeId }: { changeId: Id }, call: Call) => {
  const run = kit.ledger.read.get<{ title: string }>('select title from bulk_change where id = ?', changeId);
  if (!run || keysOf(kit, changeId).length === 0) return refuse('NothingToUndo');
  const counts = { restored: 0, kept: 0 };
  const done = await alone(kit, changeId, async () => {
    const keys = keysOf(kit, changeId);
    const work = {
      kit,
      call,
      command: 'catalogue.undoBulk',
      pace: new Pace(),
      stop: () => null,
    };
    await inSlices(work, keys, (tx, slice) => {
      const sofar = { ...counts };
      for (const key of slice) sofar[takeBack(tx, key)] += 1;
      const done = sofar.restored + sofar.kept;
      const state = done < keys.length ? 'undoing' : 'undone';
      changeRun(tx, changeId, { state, rows: keys.length, done });
      return () => void Object.assign(counts, sofar);
    });
  });
  if (!done) return refuse('AnotherIsRunning');
  call.note({ entity: 'bulk_change', entityId: changeId, label: run.title, details: { ...counts } });
  return ok(counts);
});

const keysOf = (kit: Kit, changeId: Id): Key[] =>
  kit.ledger.read.all<Key>(
    `select change_id as "changeId", "table", row_id as "rowId" from bulk_before
     where change_id = ? order by "table", row_id`,
    changeId,
  );

function takeBack(tx: Tx, key: Key): 'restored' | 'kept' {
  const { before, clocks } = must(tx.find(bulkBefore, key), 'a key read just now is there');
  const table = must(tables.get(key.table), `nothing in bulk changes ${key.table}`);
  const now = must(tx.find(table, { id: key.rowId }), 'a record is never gone').clocks;
  const unchanged = Object.keys(clocks).filter((group) => now[group] === clocks[group]);
  const whole = unchanged.length === Object.keys(clocks).length;
  if (before === null) {
    if (whole) tx.erase(table, key.rowId);
  } else {
    const props = unchanged.flatMap((group) => specOf(table).groups[group] ?? []);
    tx.save(table, key.rowId, Object.fromEntries(props.map((prop) => [prop, before[prop] ?? null])) as never);
  }
  tx.forget(bulkBefore, key);
  return whole ? 'restored' : 'kept';
}
