/** What the sale screen and the editors look at while it changes. */
import {
  byId,
  type CategoryRecord,
  livingAbove,
  livingTree,
} from '../../../../domain/areas/catalogue/category-rules.ts';
import type { Favourite } from '../../../../domain/areas/catalogue/contract.ts';
import type { CategoryRow } from '../../../../domain/areas/catalogue/edit.ts';
import type { FoundItem } from '../../../../domain/areas/catalogue/item.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { type FoundRow, foundColumns, foundIn, foundItem } from './found.ts';

export const categoryRecords = (read: Reader): CategoryRecord[] =>
  read.all<CategoryRecord>(
    `select id, name, parent_id as "parentId", position, colour, station, deleted_at as "deletedAt"
     from category order by id`,
  );

export const categoriesIn = (read: Reader): CategoryRow[] => livingTree(categoryRecords(read));

interface Page {
  readonly categoryId: Id | null;
  readonly offset: number;
  readonly limit: number;
}

/** One page; one more row than asked for tells whether another follows. */
export function tilesOf(read: Reader, page: Page, terms: PriceTerms): { items: FoundItem[]; more: boolean } {
  const { categoryId, offset, limit } = page;
  const rows =
    categoryId === null
      ? read.all<FoundRow>(allTiles, limit + 1, offset)
      : read.all<FoundRow>(tilesBelow, categoryId, limit + 1, offset);
  const items = rows.slice(0, limit).map((row) => foundIn(read, row, terms));
  return { items, more: rows.length > limit };
}

const tile = `from item_rank r cross join item i on i.id = r.item_id
  where i.deleted_at is null and i.status <> 'archived' and i.parent_id is null`;
const allTiles = `select ${foundColumns} ${tile} order by r.rank limit ? offset ?`;
const tilesBelow = `
  with recursive tree (id) as (select ? union select c.id from category c join tree t on c.parent_id = t.id)
  select ${foundColumns} ${tile} and r.category_id in (select id from tree) order by r.rank limit ? offset ?`;

export const variantsOf = (read: Reader, itemId: Id, terms: PriceTerms): FoundItem[] =>
  read
    .all<FoundRow>(
      `select ${foundColumns} from item i
       where i.parent_id = ? and i.deleted_at is null and i.status <> 'archived' order by i.id`,
      itemId,
    )
    .map((row) => foundIn(read, row, terms));

interface FavouriteRow {
  readonly id: Id;
  readonly page: number;
  readonly position: number;
  readonly item_id: Id | null;
  readonly category_id: Id | null;
  readonly label: string | null;
  readonly colour: string | null;
}

/** Tiles of all pages; one whose item or category is gone is left out until that comes back. */
export function favouritesIn(read: Reader, terms: PriceTerms): Favourite[] {
  const rows = read.all<FavouriteRow>(
    `select id, page, position, item_id, category_id, label, colour from favourite
     where deleted_at is null order by page, position, id`,
  );
  const categories = byId(categoryRecords(read));
  return rows.flatMap((row) => {
    const item = row.item_id === null ? null : foundItem(read, row.item_id, terms);
    const categoryId = livingAbove(categories, row.category_id);
    const category = categoryId === row.category_id && categoryId ? categories.get(categoryId) : undefined;
    if (!item && !category) return [];
    return {
      favouriteId: row.id,
      page: row.page,
      position: row.position,
      label: row.label ?? item?.name ?? category?.name ?? '',
      colour: row.colour ?? item?.colour ?? category?.colour ?? null,
      ownLabel: row.label,
      ownColour: row.colour,
      item,
      categoryId: category?.id ?? null,
    };
  });
}
