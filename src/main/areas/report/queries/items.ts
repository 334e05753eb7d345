/** Items of a range: the stretches it is made of, and the sales of days that are not filled yet. */
import { byId, livingAbove, livingTree } from '../../../../domain/areas/catalogue/category-rules.ts';
import type { ItemSort } from '../../../../domain/areas/report/contract.ts';
import type { CategoryRow, Extent, ItemRow } from '../../../../domain/areas/report/figures.ts';
import { plus, rollUp, withAllBelow } from '../../../../domain/areas/report/tree.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { categoryRecords } from '../../catalogue/queries/screens.ts';
import { branchIds } from '../../shift/queries/trading.ts';
import { figureNames, itemSums, linesOf, sumsOfSums } from '../fill.ts';
import { coverIn } from './cover.ts';

type Sums = Omit<CategoryRow, 'categoryId' | 'name' | 'colour' | 'depth'>;

export interface ItemsQuery extends Extent {
  readonly categoryId: string | null;
  readonly sort: ItemSort;
  readonly down: boolean;
  readonly offset: number;
  readonly limit: number;
  /** May know costs. */
  readonly margin: boolean;
}

/**
 * Rows of items, several for each: columns of `b` for the extent in `extentValues`; with `few`, of the
 * items in `:ids`, a JSON array, alone.
 */
const rowsOf = (columns: string, few = false): string => {
  const wanted = few ? 'cross join json_each(:ids) n' : '';
  const isWanted = few ? 'and b.item_id = n.value' : '';
  return `
    select b.item_id, ${columns} from json_each(:days) p cross join json_each(:branches) h ${wanted}
      cross join day_item b on b.business_date = p.value and b.branch_id = h.value ${isWanted}
    union all
    select b.item_id, ${columns} from json_each(:longer) p cross join json_each(:branches) h ${wanted}
      cross join span_item b on b.days = p.value ->> 'days' and b.from_date = p.value ->> 'from'
        and b.branch_id = h.value ${isWanted}
    union all
    select b.item_id, ${columns} from (select ${itemSums} from ${linesOf(':open')} group by 1, 2, 3) b
      where b.branch_id in (select value from json_each(:branches))
        ${few ? 'and b.item_id in (select value from json_each(:ids))' : ''}`;
};

function extentValues(read: Reader, extent: Extent) {
  const { stretches, open } = coverIn(read, extent);
  const days = stretches.filter(({ days }) => days === 1).map(({ from }) => from);
  const longer = stretches.filter(({ days }) => days > 1);
  return {
    days: JSON.stringify(days),
    longer: JSON.stringify(longer),
    open: JSON.stringify(open),
    branches: JSON.stringify(branchIds(read, extent.branchId)),
  };
}

const sortedBy: Record<ItemSort, string> = {
  total: 'b.total_minor',
  qty: 'b.qty_milli',
  margin: 'b.costed_minor - b.cost_minor',
  discount: 'b.discount_minor',
  refunded: '-b.refunded_minor',
};

const figureColumns = figureNames.map((name) => `b.${name}`).join(', ');
const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const figureSums = figureNames.map((name) => `sum(r.${name}) as "${camel(name)}"`).join(', ');

/** A page of items by one of their sums: the order takes one column, the rest is read for the page alone. */
export function itemsOf(read: Reader, query: ItemsQuery): ItemRow[] {
  const range = extentValues(read, query);
  const places = query.categoryId === null ? null : placesOf(read, query.categoryId);
  const sort = !query.margin && query.sort === 'margin' ? 'total' : query.sort;
  const join =
    query.categoryId === null
      ? ''
      : `left join item i on i.id = r.item_id where ${inPlaces(query.categoryId, ':places')}`;
  const order = read.all<{ id: string }>(
    `select r.item_id as id from (${rowsOf(`${sortedBy[sort]} as v`)}) r ${join}
     group by r.item_id order by sum(r.v) ${query.down ? 'desc' : 'asc'}, r.item_id
     limit :limit offset :offset`,
    { ...range, places, limit: query.limit, offset: query.offset },
  );
  const ids = JSON.stringify(order.map(({ id }) => id));
  const rows = read.all<ItemRow>(
    `select r.item_id as "itemId", coalesce(i.name, '') as name,
       (select coalesce(group_concat(o.value ->> 'value', ' · '), '') from json_each(i.options) o) as options,
       i.sku, coalesce(i.unit, 'piece') as unit,
       coalesce(i.decimals, 0) as decimals, ${figureSums}
     from (${rowsOf(figureColumns, true)}) r left join item i on i.id = r.item_id group by r.item_id`,
    { ...range, ids },
  );
  const byItem = new Map(rows.map((row) => [row.itemId, hidden(row, query.margin)]));
  return order.flatMap(({ id }) => byItem.get(id) ?? []);
}

/** Ids of a category and all below it, erased ones looked through; for the empty one, of all that lead on. */
export function placesOf(read: Reader, categoryId: string): string {
  const records = categoryRecords(read);
  const rows = byId(records);
  const below = categoryId === '' ? null : withAllBelow(livingTree(records), categoryId);
  const leads = (id: string): boolean => {
    const living = livingAbove(rows, id);
    return living !== null && (below === null || below.has(living));
  };
  return JSON.stringify(records.map(({ id }) => id).filter(leads));
}

/** `item i` lies in the places that `placesOf` found, given in the parameter. */
export const inPlaces = (categoryId: string, places: string): string => {
  const among = `in (select value from json_each(${places}))`;
  return categoryId === ''
    ? `(i.category_id is null or not i.category_id ${among})`
    : `i.category_id ${among}`;
};

/** Every category of the tree as it stands now, with all that was sold below it. */
export function categoriesOf(
  read: Reader,
  { margin, ...extent }: Extent & { margin: boolean },
): CategoryRow[] {
  const records = categoryRecords(read);
  const rows = byId(records);
  const sums = read.all<Sums & { categoryId: string | null }>(
    `select i.category_id as "categoryId", ${figureSums}
     from (select r.item_id, ${sumsOfSums} from (${rowsOf(figureColumns)}) r group by r.item_id) r
       left join item i on i.id = r.item_id group by i.category_id`,
    extentValues(read, extent),
  );
  const own = new Map<string, Sums>();
  for (const { categoryId, ...of } of sums) {
    const id = livingAbove(rows, categoryId) ?? '';
    own.set(id, plus(own.get(id), hidden(of, margin)) ?? of);
  }
  return rollUp(livingTree(records), own);
}

const hidden = <S extends Pick<Sums, 'costMinor' | 'costedMinor'>>(sums: S, margin: boolean): S =>
  margin ? sums : { ...sums, costMinor: null, costedMinor: null };
