/** The list of items, filtered, sorted and paged; asked of the reading worker, for it may look at all of them. */
import { byId, livingAbove } from '../../../../domain/areas/catalogue/category-rules.ts';
import type { ListedItem, ListFilter } from '../../../../domain/areas/catalogue/contract.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ftsPrefixQuery, searchVariants } from '../../../../domain/kit/search.ts';
import type { SqlValue } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { foundItem } from './found.ts';
import { categoryRecords } from './screens.ts';

export interface ListQuestion extends ListFilter, PriceTerms {
  readonly sort: 'popular' | 'name' | 'price' | 'newest';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly seeCost: boolean;
}

export function listItems(read: Reader, asked: ListQuestion): { items: ListedItem[]; total: number } {
  const { from, match } = fromText(read, asked.text);
  const filter = [match, ...filterValues(read, asked)];
  const order = orders[asked.sort][asked.descending ? 'down' : 'up'];
  const total = read.get<{ n: number }>(`select count(*) n ${from} where ${matches}`, ...filter)?.n ?? 0;
  const rows = read.all<{ id: Id; cost: number | null }>(
    `select i.id, i.cost_minor cost ${from} where ${matches} order by ${order}, r.rank limit ?8 offset ?9`,
    ...filter,
    asked.limit,
    asked.offset,
  );
  const items = rows.flatMap(({ id, cost }) => {
    const found = foundItem(read, id, { ...asked, priceListId: null });
    if (!found) return [];
    const listMinor = asked.priceListId ? listPrice(read, id, asked.priceListId) : null;
    return { ...found, costMinor: asked.seeCost ? cost : null, listMinor };
  });
  return { items, total };
}

/** Ids of the items a filter leaves, in the order they were made. */
export function itemIdsOf(read: Reader, filter: ListFilter): Id[] {
  const { from, match } = fromText(read, filter.text);
  const rows = read.all<{ id: Id }>(
    `select i.id ${from} where ${matches} order by i.id`,
    match,
    ...filterValues(read, filter),
  );
  return rows.map(({ id }) => id);
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

const everything = 'from item_rank r cross join item i on i.id = r.item_id';
const hits = (index: string): string => `from (select rowid as hit from ${index} where ${index} match ?1)
  cross join item_rank r on r.rank = hit cross join item i on i.id = r.item_id`;

/** All readings of a text at once; parts of words where no word begins so. */
function fromText(read: Reader, text: string): { from: string; match: string | null } {
  const readings = searchVariants(text);
  if (readings.length === 0) return { from: everything, match: null };
  const words = anyOf(readings.map(ftsPrefixQuery));
  const begins =
    read.get('select rowid from item_words where item_words match ? limit 1', words) !== undefined;
  const parts = readings.map((reading) => reading.split(' ').filter((word) => word.length >= 3));
  const infix = anyOf(parts.map((some) => some.map((word) => `"${word}"`).join(' AND ')));
  return begins || infix === ''
    ? { from: hits('item_words'), match: words }
    : { from: hits('item_trigrams'), match: infix };
}

const anyOf = (queries: readonly string[]): string =>
  queries
    .filter((query) => query !== '')
    .map((query) => `(${query})`)
    .join(' OR ');

/** Variants stay behind their item until somebody looks for one or for what is missing. */
const matches = `i.deleted_at is null
  and (?1 is not null or ?6 is not null or i.parent_id is null)
  and (?2 is null or i.category_id in (
    with recursive tree (id) as (select ?2 union select c.id from category c join tree t on c.parent_id = t.id)
    select id from tree))
  and (?3 is null or i.brand = ?3)
  and (?4 is null or i.kind = ?4)
  and case when ?5 is null then i.status <> 'archived' else i.status = ?5 end
  and case ?6
    when 'price' then i.price_minor = 0 and i.open_price = 0
    when 'barcode' then not exists (select 1 from barcode b where b.item_id = i.id and b.deleted_at is null)
    when 'category' then i.category_id is null or i.category_id not in (select value from json_each(?7))
    when 'picture' then i.picture_id is null
    when 'cost' then i.cost_minor is null
    else ?7 is not null end`;

function filterValues(read: Reader, { categoryId, brand, kind, status, missing }: ListFilter): SqlValue[] {
  return [categoryId, brand, kind, status, missing, missing === 'category' ? livingPlaces(read) : '[]'];
}

/** Categories that still lead somewhere. */
function livingPlaces(read: Reader): string {
  const records = categoryRecords(read);
  const rows = byId(records);
  return JSON.stringify(records.map(({ id }) => id).filter((id) => livingAbove(rows, id) !== null));
}

const listPrice = (read: Reader, itemId: Id, priceListId: Id): number | null =>
  read.get<{ price: number }>(
    `select price_minor price from price where item_id = ? and price_list_id = ? and deleted_at is null
       and valid_from is null and valid_until is null order by id limit 1`,
    itemId,
    priceListId,
  )?.price ?? null;
