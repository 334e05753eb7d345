/** The two full-text indexes: rows come in the order of their popularity and stop at the limit. */
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { type FoundRow, foundColumns } from './found.ts';

export interface ItemFilter {
  readonly limit: number;
  /** Only items of this category and those below it. */
  readonly categoryId: Id | null;
  /** What a cashier may sell: not archived, and variants instead of the item they are forms of. */
  readonly sellable: boolean;
}

/** Items by an FTS5 query over words, which may be told by their beginnings. */
export const byWords = (read: Reader, query: string, filter: ItemFilter): FoundRow[] =>
  ask(read, wordsSql, query, filter);

/** Parts of words are indexed by threes. */
export const isLongEnough = (part: string): boolean => part.length >= 3;

/** Items that hold every one of these texts of three letters or more, anywhere in a word. */
export const byParts = (read: Reader, parts: readonly string[], filter: ItemFilter): FoundRow[] =>
  ask(read, trigramsSql, ftsPartsQuery(parts), filter);

export const ftsPartsQuery = (parts: readonly string[]): string =>
  parts.map((part) => `"${part}"`).join(' AND ');

/** The item, where the filter leaves it. */
export const ifFits = (read: Reader, itemId: Id, filter: ItemFilter): FoundRow[] =>
  ask(read, fitsSql, itemId, filter);

const ask = (
  read: Reader,
  sql: string,
  what: string,
  { categoryId, sellable, limit }: ItemFilter,
): FoundRow[] => read.all<FoundRow>(sql, categoryId, sellable ? 1 : 0, what, limit);

const asked = `with recursive asked (category_id, sellable) as (values (?, ?)),
  tree (id) as (select category_id from asked union
    select c.id from category c join tree t on c.parent_id = t.id)`;
const fitting = `
  ((select category_id from asked) is null or i.category_id in (select id from tree))
  and ((select sellable from asked) = 0 or (i.status <> 'archived'
    and not exists (select 1 from item v where v.parent_id = i.id and v.deleted_at is null)))`;

// Cross joins hold the order of the loops: the index leads.
const over = (index: string): string => `${asked} select ${foundColumns} from ${index} x
  cross join item_rank r on r.rank = x.rowid cross join item i on i.id = r.item_id
  where ${index} match ? and ${fitting} order by x.rowid limit ?`;
const wordsSql = over('item_words');
const trigramsSql = over('item_trigrams');
const fitsSql = `${asked} select ${foundColumns} from item i
  where i.id = ? and i.deleted_at is null and ${fitting} limit ?`;
