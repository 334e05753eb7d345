/** The list of items, filtered, sorted, paged; asked of the reading worker, for it may look at all. */
import { byId, livingAbove } from '../../../../domain/areas/catalogue/category-rules.ts';
import type { ListedItem, ListFilter } from '../../../../domain/areas/catalogue/list.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ftsPrefixQuery, searchVariants } from '../../../../domain/kit/search.ts';
import type { SqlValue } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { type FoundRow, foundColumns, foundIn } from './found.ts';
import { ftsPartsQuery, isLongEnough } from './full-text.ts';
import { priceOn } from './prices.ts';
import { categoryRecords } from './screens.ts';

export interface ListQuestion extends ListFilter, PriceTerms {
  readonly sort: 'popular' | 'name' | 'price' | 'newest';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly seeCost: boolean;
}

export function listItems(read: Reader, wanted: ListQuestion): { items: ListedItem[]; total: number } {
  const { from, values } = narrowed(read, wanted);
  const order = orders[wanted.sort][wanted.descending ? 'down' : 'up'];
  const total = read.get<{ n: number }>(`${asked} select count(*) n ${from}`, ...values)?.n ?? 0;
  const rows = read.all<FoundRow & { cost_minor: number | null }>(
    `${asked} select ${foundColumns}, i.cost_minor ${from} order by ${order}, r.rank limit ? offset ?`,
    ...values,
    wanted.limit,
    wanted.offset,
  );
  const items = rows.map((row) => ({
    ...foundIn(read, row, { ...wanted, priceListId: null }),
    costMinor: wanted.seeCost ? row.cost_minor : null,
    listMinor: wanted.priceListId ? priceOn(read, row.id, wanted.priceListId) : null,
  }));
  return { items, total };
}

/** Ids of the items a filter leaves, in the order they were made. */
export function itemIdsOf(read: Reader, filter: ListFilter): Id[] {
  const { from, values } = narrowed(read, filter);
  return read.all<{ id: Id }>(`${asked} select i.id ${from} order by i.id`, ...values).map(({ id }) => id);
}

export const brandsIn = (read: Reader): string[] =>
  read
    .all<{ brand: string }>(
      `select brand from item where brand is not null and brand <> '' and deleted_at is null
       group by brand order by brand limit 2000`,
    )
    .map(({ brand }) => brand);

const orders = {
  popular: { up: 'r.rank', down: 'r.rank desc' },
  name: { up: 'r.folded', down: 'r.folded desc' },
  price: { up: 'i.price_minor', down: 'i.price_minor desc' },
  newest: { up: 'i.id desc', down: 'i.id' },
};

const hits = (index: string): string => `(select rowid as hit from ${index} where ${index} match ?)
  cross join item_rank r on r.rank = hit`;

/** All readings of a text at once; parts of words where no word begins so. */
function narrowed(read: Reader, filter: ListFilter): { from: string; values: SqlValue[] } {
  const values = filterValues(read, filter);
  const readings = searchVariants(filter.text);
  if (readings.length === 0) return { from: `from item_rank r ${matching}`, values };
  const words = anyOf(readings.map(ftsPrefixQuery));
  const begins =
    read.get('select rowid from item_words where item_words match ? limit 1', words) !== undefined;
  const parts = readings.map((reading) => reading.split(' ')).filter((some) => some.every(isLongEnough));
  const infix = anyOf(parts.map(ftsPartsQuery));
  const [index, match] = begins || infix === '' ? ['item_words', words] : ['item_trigrams', infix];
  return { from: `from ${hits(index)} ${matching}`, values: [...values, match] };
}

const anyOf = (queries: readonly string[]): string =>
  queries
    .filter((query) => query !== '')
    .map((query) => `(${query})`)
    .join(' OR ');

const asked = `with recursive asked (category_id, brand, kind, status, missing, places, deep) as (
    values (?, ?, ?, ?, ?, ?, ?)),
  tree (id) as (select category_id from asked union
    select c.id from category c join tree t on c.parent_id = t.id)`;
const matching = `cross join item i on i.id = r.item_id cross join asked a
  where i.deleted_at is null
  and (a.deep or i.parent_id is null)
  and (a.category_id is null or i.category_id in (select id from tree))
  and (a.brand is null or i.brand = a.brand)
  and (a.kind is null or i.kind = a.kind)
  and case when a.status is null then i.status <> 'archived' else i.status = a.status end
  and case a.missing
    when 'price' then i.price_minor = 0 and i.open_price = 0
    when 'barcode' then not exists (select 1 from barcode b where b.item_id = i.id and b.deleted_at is null)
    when 'category' then i.category_id is null or i.category_id not in (select value from json_each(a.places))
    when 'picture' then i.picture_id is null
    when 'cost' then i.cost_minor is null
    else 1 end`;

/** Variants stay behind their item until somebody looks for one, or for what is missing. */
function filterValues(read: Reader, filter: ListFilter): SqlValue[] {
  const { categoryId, brand, kind, status, missing, text } = filter;
  const places = missing === 'category' ? livingPlaces(read) : '[]';
  return [categoryId, brand, kind, status, missing, places, text !== '' || missing !== null ? 1 : 0];
}

/** Categories that still lead somewhere. */
function livingPlaces(read: Reader): string {
  const records = categoryRecords(read);
  const rows = byId(records);
  return JSON.stringify(records.map(({ id }) => id).filter((id) => livingAbove(rows, id) !== null));
}
