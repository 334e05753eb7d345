/** After an update: what waited for this schema is applied in full. The caller folds everything again. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { readChanges } from '../../../domain/kit/sync/changes.ts';
import type { FeedItem } from '../../../domain/kit/sync/wire.ts';
import { codecOf } from '../codec.ts';
import type { Beside, Ledger } from '../ledger.ts';
import { Applier } from './apply.ts';
import { waitingItem } from './tables.ts';

type Waiting = (typeof waitingItem)['$inferSelect'];

export function replayWaiting(ledger: Ledger, tables: readonly SQLiteTable[]): void {
  const byName = new Map(tables.map((table) => [codecOf(table).spec.name, table]));
  const codec = codecOf(waitingItem);
  ledger.beside((parts) => {
    const applier = new Applier(parts, byName, { at: ledger.now(), identity: ledger.identity });
    const rows = parts.statements.of('select * from waiting_item order by scope, position').all();
    const all = (rows as Record<string, unknown>[]).map((raw) => {
      const { scope, position, reason, ...row } = codec.decode(raw) as Waiting;
      // What waits on keeps its place, which may no longer be its feed's.
      const item: FeedItem = { ...row.item, position };
      // Asked of all before any of them is applied.
      const isOvertaken = item.kind === 'group' && applier.isOvertaken(item, reason);
      return { key: codec.rawKeyOf(raw), scope, item, isOvertaken };
    });
    for (const { key, scope, item, isOvertaken } of all) {
      replaceFacts(parts, byName, item);
      if (!isOvertaken && applier.apply(scope, [item]) > 0) continue;
      parts.statements.of(codec.deleteByKey).run(...key);
    }
  });
}

/** Facts that were added without their new columns get them. */
function replaceFacts(
  { statements }: Beside,
  tables: ReadonlyMap<string, SQLiteTable>,
  item: FeedItem,
): void {
  if (item.kind !== 'facts' || item.body === null) return;
  for (const change of readChanges(item.body) ?? []) {
    const table = 'add' in change ? tables.get(change.add) : undefined;
    if (!table || !('add' in change)) continue;
    const codec = codecOf(table);
    const row = codec.complete(change.row);
    if (codec.spec.class !== 'fact' || !statements.of(codec.selectByKey).get(...codec.keyOf(row))) continue;
    const set = codec.spec.columns.map(({ sql }) => `"${sql}" = ?`).join(', ');
    const where = codec.selectByKey.slice(codec.selectByKey.indexOf(' where '));
    const values = [...codec.encode(row), ...codec.keyOf(row)];
    statements.of(`update "${codec.spec.name}" set ${set}${where}`).run(...values);
  }
}
