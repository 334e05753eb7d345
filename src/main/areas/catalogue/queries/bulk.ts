/** Which items a bulk change is for, what it would do, and the changes there were. */
import type { BulkRun, Chosen } from '../../../../domain/areas/catalogue/bulk-contract.ts';
import {
  changedPrice,
  type PriceChange,
  type PricedItem,
  type PricePreview,
} from '../../../../domain/areas/catalogue/bulk-price.ts';
import { type NameAndValue, nameWithOptions } from '../../../../domain/areas/catalogue/item.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { listedPrice } from './found.ts';
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
  from: Id | null,
): (PricedItem & { name: string }) | null {
  const row = read.get<PricedRow>(
    `select name, options, price_minor as "ownMinor", cost_minor as "costMinor", open_price as "openPrice"
     from item where id = ? and deleted_at is null`,
    itemId,
  );
  if (!row || row.openPrice === 1) return null;
  const priceMinor = from === null ? row.ownMinor : listedPrice(read, itemId, from);
  const name = nameWithOptions(row.name, JSON.parse(row.options) as NameAndValue[]);
  return { name, priceMinor, costMinor: row.costMinor };
}

interface Asked {
  readonly chosen: Chosen;
  readonly change: PriceChange;
  readonly seeCost: boolean;
}

export function previewPrices(read: Reader, { chosen, change, seeCost }: Asked): PricePreview {
  const itemIds = chosenIds(read, chosen);
  const rows: PricePreview['rows'] = [];
  const counts = { changed: 0, skipped: 0, belowCost: 0 };
  for (const itemId of itemIds) {
    const priced = pricedItem(read, itemId, change.from);
    const afterMinor = priced ? changedPrice(priced, change) : null;
    if (!priced || afterMinor === null) {
      counts.skipped += 1;
      continue;
    }
    const beforeMinor = change.to === change.from ? priced.priceMinor : priceAtGoal(read, itemId, change.to);
    if (afterMinor !== beforeMinor) counts.changed += 1;
    if (priced.costMinor !== null && afterMinor < priced.costMinor) counts.belowCost += 1;
    if (rows.length >= shownRows || afterMinor === beforeMinor) continue;
    const costMinor = seeCost ? priced.costMinor : null;
    rows.push({ itemId, name: priced.name, beforeMinor, afterMinor, costMinor });
  }
  return { items: itemIds.length, ...counts, belowCost: seeCost ? counts.belowCost : 0, rows };
}

const priceAtGoal = (read: Reader, itemId: Id, to: Id | null): number | null =>
  pricedItem(read, itemId, to)?.priceMinor ?? null;

/** The latest first. */
export const bulkRuns = (read: Reader): BulkRun[] =>
  read
    .all<Omit<BulkRun, 'undoable'> & { kept: number }>(
      `select id, kind, state, title, started_at as "startedAt", user_name as "userName", rows, done, created,
         changed, unchanged, refused,
         exists (select 1 from bulk_before b where b.change_id = bulk_change.id) as kept
       from bulk_change where state <> 'uploading' order by started_at desc, id desc limit 20`,
    )
    .map(({ kept, ...run }) => ({ ...run, undoable: kept === 1 }));
