/** What a till tells of its headquarters: how they stand, what others changed, what must be decided. */
import { desc, inArray } from 'drizzle-orm';
import { readSettingId } from '../../../domain/areas/setting/rules.ts';
import type { ConflictRow, ForeignChange, SyncState } from '../../../domain/areas/sync/contract.ts';
import { waitsSince } from '../../ledger/foreign/outbox.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { Kit } from '../area.ts';
import { namesOf } from '../audit/queries.ts';
import { hereIn, tillName } from '../setting/queries.ts';
import { countSoldTwice, soldTwice } from './sold-twice.ts';
import { conflict, foreignChange } from './tables.ts';
import { signingOf, unsealedDays } from './unsealed.ts';

export function syncState(read: Reader, { hq, ledger }: Pick<Kit, 'hq' | 'ledger'>): SyncState {
  const { acked, ...state } = hq.state();
  const aside = new Map(
    read
      .all<{ reason: string; n: number }>('select reason, count(*) n from waiting_item group by reason')
      .map(({ reason, n }) => [reason, n]),
  );
  return {
    ...state,
    oldestAt: state.pending > 0 ? waitsSince(read, acked) : null,
    laidAside: { unknown: aside.get('unknown') ?? 0, failed: aside.get('failed') ?? 0 },
    conflicts: openIds(read).length + countSoldTwice(read),
    unsealedDays: state.phase === 'alone' ? 0 : unsealedDays(read, signingOf(ledger)),
  };
}

/** Never shown, not even to an owner. */
const secret = new Set(['pinHash', 'pinSalt', 'badgeHash', 'demo.pins']);

/** Says nothing to people. */
const untold = new Set(['pinSalt', 'basket', 'parkedById', 'parkedByName', 'parkedAt', 'customerId']);

type Values = Readonly<Record<string, unknown>>;

/** A secret is there, and says nothing. */
const shown = (values: Values, rowId: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !untold.has(field))
      .map(([field, value]) => [field, secret.has(field) || secret.has(rowId) ? '•' : value]),
  );

const mostConflicts = 200;

/**
 * A shared code is one only while two items still bear it, whoever took it from one of them; what a parked basket
 * holds matters while it waits.
 */
const openIds = (read: Reader): string[] =>
  read
    .all<{ id: string }>(
      `select id from conflict c where state = 'open' and case
         when kind = 'code' then exists (
           select 1 from barcode_index a join barcode_index b on b.code = a.code and b.item_id <> a.item_id
           where a.code = c.mine ->> '$.code')
         when tab = 'parked_basket' then exists (
           select 1 from parked_basket p where p.id = c.row_id and p.deleted_at is null)
         else true end
       order by learned_at desc, id limit ?`,
      mostConflicts,
    )
    .map(({ id }) => id);

/** What waits for a person here, as headquarters is told. */
export const openHere = (read: Reader) => ({
  conflicts: openIds(read).length + countSoldTwice(read),
  laidAside: read.get<{ n: number }>('select count(*) n from waiting_item')?.n ?? 0,
});

export const conflictRows = (read: Reader): ConflictRow[] => [...soldTwice(read), ...edited(read)];

function edited(read: Reader): ConflictRow[] {
  const rows = read.db
    .select()
    .from(conflict)
    .where(inArray(conflict.id, openIds(read)))
    .orderBy(desc(conflict.learnedAt), conflict.id)
    .all();
  return rows.map((row) => {
    const { id: conflictId, kind, tab, rowId, grp, mine, theirs, learnedAt } = row;
    const code = kind === 'code' ? String(mine.code) : null;
    return {
      ...{ conflictId, kind, table: tab, rowId, group: grp, learnedAt },
      label: code ?? labelOf(read, tab, rowId),
      mine: {
        values: shown(mine, rowId),
        ...{ byName: row.mineBy, tillName: tillName(read, row.mineTill), at: row.mineAt },
      },
      theirs: {
        values: shown(theirs, rowId),
        ...{ byName: row.theirsBy, tillName: tillName(read, row.theirsTill), at: row.theirsAt },
      },
      items:
        code === null
          ? []
          : [mine, theirs].map(({ itemId }) => ({
              id: String(itemId),
              name: labelOf(read, 'item', String(itemId)),
            })),
      names: namesOf(read, [JSON.stringify([mine, theirs])]),
    };
  });
}

export const foreignChanges = (read: Reader, limit: number): ForeignChange[] =>
  read.db
    .select()
    .from(foreignChange)
    .orderBy(desc(foreignChange.n))
    .limit(limit)
    .all()
    .map(({ n, tab, rowId, grp, before, after, byName, tillId, at }) => ({
      ...{ n, table: tab, rowId, group: grp, byName, at },
      label: labelOf(read, tab, rowId),
      before: before && shown(before, rowId),
      after: shown(after, rowId),
      tillName: tillName(read, tillId),
      names: namesOf(read, [JSON.stringify([before, after])]),
    }));

/** Its key, behind the name of the branch where it is another one's. */
function settingLabel(read: Reader, id: string): string {
  const { branch, key } = readSettingId(id);
  const isHere = branch === '' || branch === hereIn(read).branchId;
  return isHere ? key : `${labelOf(read, 'branch', branch)}:${key}`;
}

/** What people call a record: a setting by its key, a price by its item. */
export function labelOf(read: Reader, table: string, id: string): string {
  if (table.endsWith('_setting')) return settingLabel(read, id);
  const sql = labels[table];
  return (sql ? read.get<{ label: string | null }>(sql, id)?.label : null) ?? '';
}

const named = [
  'item',
  'category',
  'price_list',
  'customer',
  'customer_group',
  'user',
  'tax',
  'branch',
  'till',
];
const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(named.map((table) => [table, `select name label from "${table}" where id = ?`])),
  role: "select coalesce(nullif(name, ''), built_in) label from role where id = ?",
  price: 'select item.name label from price join item on item.id = price.item_id where price.id = ?',
  barcode: 'select code label from barcode where id = ?',
  favourite: `select coalesce(item.name, favourite.label) label from favourite
    left join item on item.id = favourite.item_id where favourite.id = ?`,
  device: 'select name label from device where id = ?',
};
