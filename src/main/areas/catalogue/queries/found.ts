/** An item as a row of a search or a tile shows it. */
import {
  type FoundItem,
  type ItemKind,
  type ItemStatus,
  type NameAndValue,
  nameWithOptions,
} from '../../../../domain/areas/catalogue/item.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { priceAt } from '../queries.ts';

export interface FoundRow {
  readonly id: Id;
  readonly name: string;
  readonly options: string;
  readonly brand: string | null;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly kind: ItemKind;
  readonly status: ItemStatus;
  readonly category_id: Id | null;
  readonly unit: string;
  readonly decimals: number;
  readonly weighed: number;
  readonly price_minor: number;
  readonly open_price: number;
  readonly colour: string | null;
  readonly picture_id: string | null;
  readonly has_variants: number;
  readonly has_prices: number;
}

/** What `foundIn` needs of an item `i`. */
export const foundColumns = `i.id, i.name, i.options, i.brand, i.sku, i.kind, i.status, i.category_id, i.unit,
  i.decimals, i.weighed, i.price_minor, i.open_price, i.colour, i.picture_id,
  (select code from barcode b where b.item_id = i.id and b.deleted_at is null
   order by b.id limit 1) as barcode,
  exists (select 1 from item v where v.parent_id = i.id and v.deleted_at is null) as has_variants,
  exists (select 1 from price p where p.item_id = i.id and p.deleted_at is null) as has_prices`;

export function foundIn(read: Reader, row: FoundRow, terms: PriceTerms): FoundItem {
  const options = row.options === '[]' ? [] : (JSON.parse(row.options) as NameAndValue[]);
  return {
    id: row.id,
    name: nameWithOptions(row.name, options),
    brand: row.brand,
    sku: row.sku,
    barcode: row.barcode,
    kind: row.kind,
    status: row.status,
    categoryId: row.category_id,
    unit: row.unit,
    decimals: row.decimals,
    weighed: row.weighed === 1,
    priceMinor: row.has_prices === 1 ? priceAt(read, row, terms) : row.price_minor,
    openPrice: row.open_price === 1,
    colour: row.colour,
    pictureId: row.picture_id,
    hasVariants: row.has_variants === 1,
  };
}

/** Null for an item that is gone. */
export function foundItem(read: Reader, itemId: Id, terms: PriceTerms): FoundItem | null {
  const row = read.get<FoundRow>(
    `select ${foundColumns} from item i where i.id = ? and i.deleted_at is null`,
    itemId,
  );
  return row ? foundIn(read, row, terms) : null;
}
