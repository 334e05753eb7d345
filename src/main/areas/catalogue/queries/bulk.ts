/** Which items a bulk change is for, what it would do, and the changes there were. */
import type { BulkRun, Chosen } from '../../../../domain/areas/catalogue/bulk-contract.ts';
import {
  changedPrice,
  type PriceChange,
  type PricedItem,
  type PricePreview,
} from '../../../../domain/areas/catalogue/bulk-price.ts';
import type { UndoPreview, UndoRow } from '../../../../domain/areas/catalogue/bulk-undo.ts';
import { type NameAndValue, nameWithOptions } from '../../../../domain/areas/catalogue/item.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { codecOf, type Row } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { namesOf } from '../../audit/queries.ts';
import { tableOf, unchangedSince, valuesOf } from '../moved.ts';
import { basePriceOf } from '../queries.ts';
import type { Moved } from '../tables.ts';
import { itemIdsOf } from './list.ts';

const shownRows = 100;

/** Items and their variants, in the order they were made; for the reading worker. */
export function chosenIds(read: Reader, { itemIds, filter }: Chosen): Id[] {
  const named = itemIds ?? itemIdsOf(read, filter);
  const variants = read.all<{ id: Id; parent: Id }>(
    'select id, parent_id parent from item where parent_id is not null and deleted_at is null order by id',
  );
  const byParent = Map.groupBy(variants, ({ parent }) => parent);
  const all = named.flatMap((id) => [id, ...(byParent.get(id) ?? []).map((variant) => variant.id)]);
  return [...new Set(all)];
}

interface PricedRow extends PricedItem {
  readonly name: string;
  readonly options: string;
  readonly ownMinor: number;
  readonly openPrice: number;
}

/** Null for an item that is gone, or whose price is asked each time. */
export function pricedItem(
  read: Reader,
  itemId: Id,
  { priceListId, at }: PriceTerms,
): (PricedItem & { name: string }) | null {
  const row = read.get<PricedRow>(
    `select name, options, price_minor as "ownMinor", cost_minor as "costMinor", open_price as "openPrice"
     from item where id = ? and deleted_at is null`,
    itemId,
  );
  if (!row || row.openPrice === 1) return null;
  const priceMinor = basePriceOf(read, { id: itemId, priceMinor: row.ownMinor }, { priceListId, at });
  const name = nameWithOptions(row.name, JSON.parse(row.options) as NameAndValue[]);
  return { name, priceMinor, costMinor: row.costMinor };
}

interface Asked {
  readonly chosen: Chosen;
  readonly change: PriceChange;
  readonly seeCost: boolean;
  readonly at: number;
}

export function previewPrices(read: Reader, { chosen, change, seeCost, at }: Asked): PricePreview {
  const itemIds = chosenIds(read, chosen);
  const rows: PricePreview['rows'] = [];
  const counts = { changed: 0, skipped: 0, belowCost: 0 };
  for (const itemId of itemIds) {
    const priced = pricedItem(read, itemId, { priceListId: change.from, at });
    const afterMinor = priced ? changedPrice(priced, change) : null;
    if (!priced || afterMinor === null) {
      counts.skipped += 1;
      continue;
    }
    const beforeMinor =
      change.to === change.from
        ? priced.priceMinor
        : priceAtGoal(read, itemId, { priceListId: change.to, at });
    if (afterMinor !== beforeMinor) counts.changed += 1;
    if (priced.costMinor !== null && afterMinor < priced.costMinor) counts.belowCost += 1;
    if (rows.length >= shownRows || afterMinor === beforeMinor) continue;
    const costMinor = seeCost ? priced.costMinor : null;
    rows.push({ itemId, name: priced.name, beforeMinor, afterMinor, costMinor });
  }
  return { items: itemIds.length, ...counts, belowCost: seeCost ? counts.belowCost : 0, rows };
}

const priceAtGoal = (read: Reader, itemId: Id, terms: PriceTerms): number | null =>
  pricedItem(read, itemId, terms)?.priceMinor ?? null;

interface RunRow extends Omit<BulkRun, 'undoable' | 'undone' | 'state'> {
  readonly ownState: BulkRun['state'] | null;
  readonly slices: number;
  readonly undoneSlices: number;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  readonly restored: number;
  readonly kept: number;
}

const runsSql = `
  with runs as (
    select id, at from bulk_made
    union all select id, started_at from bulk_change where state <> 'uploading'
      and id not in (select id from bulk_made)
    order by at desc, id desc limit ?)
  select r.id, coalesce(m.kind, c.kind) kind, coalesce(m.title, c.title) title, c.state "ownState",
    coalesce(m.at, c.started_at) "startedAt", coalesce(m.user_name, c.user_name) "userName",
    coalesce(t.name, '') "tillName", coalesce(c.rows, 0) rows, coalesce(c.done, 0) done,
    coalesce(c.created, 0) created, coalesce(c.changed, 0) changed, coalesce(c.unchanged, 0) unchanged,
    coalesce(c.refused, 0) refused,
    coalesce(s.records, 0) records, coalesce(s.slices, 0) slices,
    coalesce(u.slices, 0) "undoneSlices", u.at "undoneAt", u.user_name "undoneBy",
    coalesce(u.restored, 0) restored, coalesce(u.kept, 0) kept
  from runs r left join bulk_made m on m.id = r.id left join bulk_change c on c.id = r.id
    left join till t on t.id = m.till_id
    left join (select change_id, count(*) slices, sum(records) records from bulk_slice group by change_id) s
      on s.change_id = r.id
    left join (select change_id, count(distinct n) slices, max(at) at, user_name, sum(restored) restored,
      sum(kept) kept from bulk_undo group by change_id) u on u.change_id = r.id
  order by r.at desc, r.id desc`;
const shownRuns = 50;

/** Made at any till, the latest first. */
export const bulkRuns = (read: Reader): BulkRun[] =>
  read.all<RunRow>(runsSql, shownRuns).map((row) => {
    const { ownState, slices, undoneSlices, undoneAt, undoneBy, restored, kept, ...run } = row;
    const undone = undoneAt === null ? null : { at: undoneAt, userName: undoneBy ?? '', restored, kept };
    const undoable = slices > undoneSlices;
    const state = undone && !undoable ? 'undone' : (ownState ?? 'done');
    return { ...run, undone, undoable, state };
  });

interface Slice {
  readonly n: number;
  readonly records: number;
}

/** What of a change nobody has taken back, in the order it was made. */
export const standingSlices = (read: Reader, changeId: Id): Slice[] =>
  read.all<Slice>(
    `select n, records from bulk_slice s where change_id = ?
       and not exists (select 1 from bulk_undo u where u.change_id = s.change_id and u.n = s.n) order by n`,
    changeId,
  );

const shownUndos = 200;

/** What taking it back would do now; for the reading worker. */
export function previewUndo(read: Reader, changeId: Id): UndoPreview {
  const left: UndoRow[] = [];
  const back: UndoRow[] = [];
  const counts = { restored: 0, left: 0 };
  for (const { n } of standingSlices(read, changeId).reverse()) {
    for (const moved of movedOf(read, changeId, n)) {
      const row = undoRow(read, moved);
      const isLeft = row?.isLeft ?? true;
      counts[isLeft ? 'left' : 'restored'] += 1;
      const list = isLeft ? left : back;
      if (row && list.length < shownUndos) list.push(row);
    }
  }
  const rows = [...left, ...back].slice(0, shownUndos);
  return { ...counts, rows, names: namesOf(read, [JSON.stringify(rows)]) };
}

function movedOf(read: Reader, changeId: Id, n: number): readonly Moved[] {
  const row = read.get<{ moved: string }>(
    'select moved from bulk_slice where change_id = ? and n = ?',
    changeId,
    n,
  );
  return row ? (JSON.parse(row.moved) as Moved[]) : [];
}

function undoRow(read: Reader, moved: Moved): UndoRow | null {
  const codec = codecOf(tableOf(moved.table));
  const raw = read.get<Row>(codec.selectByKey, moved.id);
  if (!raw) return null;
  const row = codec.decode(raw);
  const groups = Object.keys(moved.now);
  const isLeft = unchangedSince(moved, row).length < groups.length;
  const now = Object.assign({}, ...groups.map((group) => valuesOf(moved.table, group, row))) as Row;
  const back = moved.was && (Object.assign({}, ...Object.values(moved.was)) as Row);
  return { table: moved.table, rowId: moved.id, label: labelOf(read, moved.table, row), back, now, isLeft };
}

/** A price and a code are known by their item. */
function labelOf(read: Reader, table: string, row: Row): string {
  if (table === 'item') return nameWithOptions(String(row['name']), row['options'] as NameAndValue[]);
  if (table !== 'price' && table !== 'barcode') return String(row['name'] ?? '');
  const of = read.get<{ name: string }>('select name from item where id = ?', String(row['itemId']));
  return of?.name ?? '';
}
