/** What a sale asks of the catalogue: an item by its id, by a code, and its price at a moment. */

import { normalisePlu, normaliseSku } from '../../../domain/areas/catalogue/codes.ts';
import {
  type ItemKind,
  type ItemStatus,
  type NameAndValue,
  nameWithOptions,
  type SellableItem,
} from '../../../domain/areas/catalogue/item.ts';
import {
  basePrice,
  type ListedPrice,
  type PriceTerms,
  packPrice,
  pickPrice,
} from '../../../domain/areas/catalogue/price-rules.ts';
import type { KitPart, TaxRef } from '../../../domain/areas/sale/sale.ts';
import { normaliseBarcode } from '../../../domain/kit/barcode.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { type Minor, minor, priceOf, qtyMilli } from '../../../domain/kit/money.ts';
import { lasting } from '../../ledger/lasting.ts';
import type { Reader } from '../../ledger/reader.ts';
import { settingOf } from '../setting/queries.ts';
import { tax } from '../setting/tables.ts';

/** An item that has a code; the barcode itself when it was one, for it may stand for a pack. */
export interface CodeMatch {
  readonly itemId: Id;
  readonly barcodeId: Id | null;
}

/**
 * The items of a code: by barcode (a UPC-A is found by its EAN-13 and the other way round), else by sku,
 * else by PLU. Archived items have no codes at the counter. Several: the cashier chooses.
 */
export function itemsByCode(read: Reader, code: string): CodeMatch[] {
  const byBarcode = read.all<CodeMatch>(
    `select b.item_id as "itemId", b.barcode_id as "barcodeId" from barcode_index b
     join item i on i.id = b.item_id
     where b.code = ? and i.deleted_at is null and i.status <> 'archived' order by b.barcode_id limit 50`,
    normaliseBarcode(code),
  );
  return byBarcode.length > 0 ? byBarcode : itemsByOwnCode(read, code);
}

function itemsByOwnCode(read: Reader, code: string): CodeMatch[] {
  const sku = normaliseSku(code);
  const bySku = sku === null ? [] : byOwnCode(read, bySkuSql, sku);
  if (bySku.length > 0) return bySku;
  const plu = normalisePlu(code);
  return plu === null ? [] : byOwnCode(read, byPluSql, plu);
}

const bySkuSql = `select id from item where sku = ? collate nocase and deleted_at is null
  and status <> 'archived' order by id limit 50`;
const byPluSql = `select id from item where plu = ? and deleted_at is null
  and status <> 'archived' order by id limit 50`;

const byOwnCode = (read: Reader, sql: string, code: string): CodeMatch[] =>
  read.all<{ id: Id }>(sql, code).map(({ id }) => ({ itemId: id, barcodeId: null }));

export interface SaleTerms extends PriceTerms {
  /** The code it was found by, which may be a pack's. */
  readonly barcodeId?: Id | null;
}

interface ItemRow {
  readonly id: Id;
  readonly name: string;
  readonly options: string;
  readonly sku: string | null;
  readonly kind: ItemKind;
  readonly status: ItemStatus;
  readonly category_id: Id | null;
  readonly unit: string;
  readonly decimals: number;
  readonly weighed: number;
  readonly price_minor: number;
  readonly open_price: number;
  readonly cost_minor: number | null;
  readonly tax_ids: string | null;
  readonly components: string;
  readonly has_variants: number;
  readonly has_prices: number;
}

/** A scan waits for this, so it is one question, and what few items have is asked along. */
const itemColumns = `i.id, i.name, i.options, i.sku, i.kind, i.status, i.category_id, i.unit, i.decimals,
  i.weighed, i.price_minor, i.open_price, i.cost_minor, i.tax_ids, i.components,
  exists (select 1 from item v where v.parent_id = i.id and v.deleted_at is null) as has_variants,
  exists (select 1 from price p where p.item_id = i.id and p.deleted_at is null) as has_prices`;
const byIdSql = `select ${itemColumns} from item i where i.id = ? and i.deleted_at is null`;
const byBarcodeSql = `select ${itemColumns}, c.id as barcode_id, c.code, c.pack_name, c.pack_qty_milli,
    c.pack_price_minor
  from barcode_index b join item i on i.id = b.item_id join barcode c on c.id = b.barcode_id
  where b.code = ? and i.deleted_at is null and i.status <> 'archived' order by b.barcode_id limit 50`;

/** The item as a line takes it over, priced for these terms; null for one that is gone. */
export function itemForSale(read: Reader, itemId: Id, terms: SaleTerms): SellableItem | null {
  const row = read.get<ItemRow>(byIdSql, itemId);
  if (!row) return null;
  const found = terms.barcodeId ? codeOf(read, itemId, terms.barcodeId) : undefined;
  return sellable(read, row, found, terms);
}

function sellable(read: Reader, row: ItemRow, found: CodeRow | undefined, terms: PriceTerms): SellableItem {
  const priceMinor = row.has_prices === 1 ? priceAt(read, row, terms) : minor(row.price_minor);
  const parts = row.kind === 'kit' ? (JSON.parse(row.components) as KitPart[]) : null;
  return {
    id: row.id,
    name: row.options === '[]' ? row.name : nameWithOptions(row.name, optionsOf(row.options)),
    sku: row.sku,
    barcode: found?.code ?? null,
    barcodeId: found?.barcode_id ?? null,
    kind: row.kind,
    status: row.status,
    categoryId: row.category_id,
    unit: row.unit,
    decimals: row.decimals,
    weighed: row.weighed === 1,
    priceMinor,
    openPrice: row.open_price === 1,
    costMinor: row.cost_minor ?? (parts ? costOfParts(read, parts) : null),
    taxes: taxesOf(read, row.tax_ids),
    components: parts,
    pack: found ? packOf(found, priceMinor) : null,
    hasVariants: row.has_variants === 1,
  };
}

/** Everything a code may mean, ready to be sold: none is an unknown code, several are for the chooser. */
export function itemsForSaleByCode(read: Reader, code: string, terms: PriceTerms): SellableItem[] {
  const byBarcode = itemsForSaleByBarcode(read, code, terms);
  if (byBarcode.length > 0) return byBarcode;
  return itemsByOwnCode(read, code).flatMap(({ itemId }) => itemForSale(read, itemId, terms) ?? []);
}

export const itemsForSaleByBarcode = (read: Reader, code: string, terms: PriceTerms): SellableItem[] =>
  read
    .all<ItemRow & CodeRow>(byBarcodeSql, normaliseBarcode(code))
    .map((row) => sellable(read, row, row, terms));

/** Numbers given to items for the label scales of this branch. */
const byScaleNumberSql = `select i.id from plu p join item i on i.id = p.id
  where p.number = cast(? as integer) and p.deleted_at is null and i.deleted_at is null
  and i.status <> 'archived' order by i.id limit 50`;

/** The items a scale knows by the code on its label: its own number, a PLU, an article, a barcode. */
export function itemsForSaleByScaleCode(read: Reader, code: string, terms: PriceTerms): SellableItem[] {
  const short = String(Number(code));
  for (const ids of [
    byOwnCode(read, byScaleNumberSql, short),
    byOwnCode(read, byPluSql, short),
    byOwnCode(read, bySkuSql, code),
    byOwnCode(read, bySkuSql, short),
  ]) {
    if (ids.length > 0) return ids.flatMap(({ itemId }) => itemForSale(read, itemId, terms) ?? []);
  }
  return itemsForSaleByBarcode(read, code, terms);
}

/** The item's price under these terms: its own, or one that goes before it. */
export function priceAt(
  read: Reader,
  item: { readonly id: Id; readonly price_minor: number },
  terms: PriceTerms,
): Minor {
  const prices = listedPrices(read, item.id);
  return prices.length === 0 ? minor(item.price_minor) : pickPrice(item.price_minor, prices, terms);
}

/**
 * A price on a list holds while both do; where the list stands instead of another, the price is one of that. A list
 * that is erased, or is not here yet, says nothing.
 */
const listedPricesSql = `
  select p.id, iif(l.instead_of = 'own', null, coalesce(l.instead_of, p.price_list_id)) as "priceListId",
    p.price_minor as "priceMinor",
    max(ifnull(p.valid_from, l.valid_from), ifnull(l.valid_from, p.valid_from)) as "validFrom",
    min(ifnull(p.valid_until, l.valid_until), ifnull(l.valid_until, p.valid_until)) as "validUntil"
  from price p left join price_list l on l.id = p.price_list_id
  where p.item_id = ? and p.deleted_at is null
    and (p.price_list_id is null or (l.id is not null and l.deleted_at is null)) order by p.id`;

export const listedPrices = (read: Reader, itemId: Id): ListedPrice[] =>
  read.all<ListedPrice>(listedPricesSql, itemId);

/** What it costs from now on, on a list or (null) by itself, as long as nobody sets it anew. */
export const basePriceOf = (
  read: Reader,
  item: { readonly id: Id; readonly priceMinor: number },
  terms: PriceTerms,
): number | null =>
  basePrice(terms.priceListId === null ? item.priceMinor : null, listedPrices(read, item.id), terms);

/** The taxes named, or the shop's usual ones where the item does not say. */
const taxesOf = (read: Reader, taxIds: string | null): TaxRef[] => [
  ...taxesNamed(read, taxIds ?? JSON.stringify(settingOf(read, 'tax.defaultIds'))),
];

const taxesNamed = lasting([tax], (read, wanted): readonly TaxRef[] => {
  if (wanted === '[]') return [];
  const rows = read.all<{ id: Id; name: string; rate_bp: number; included: number }>(
    `select id, name, rate_bp, included from tax
     where deleted_at is null and id in (select value from json_each(?)) order by id`,
    wanted,
  );
  return rows.map(({ id, name, rate_bp, included }) => ({
    taxId: id,
    name,
    rateBp: rate_bp,
    included: included === 1,
  }));
});

interface CodeRow {
  readonly barcode_id: Id;
  readonly code: string;
  readonly pack_name: string | null;
  readonly pack_qty_milli: number;
  readonly pack_price_minor: number | null;
}

/** A code of another item says nothing about this one, least of all its price. */
const codeOf = (read: Reader, itemId: Id, barcodeId: Id): CodeRow | undefined =>
  read.get<CodeRow>(
    `select id as barcode_id, code, pack_name, pack_qty_milli, pack_price_minor from barcode
     where id = ? and item_id = ? and deleted_at is null`,
    barcodeId,
    itemId,
  );

/** The barcode of an item by its code: a line keeps only what was scanned. */
export const barcodeIdOf = (read: Reader, itemId: Id, code: string): Id | null =>
  read.get<{ id: Id }>(
    'select id from barcode where item_id = ? and code = ? and deleted_at is null order by id limit 1',
    itemId,
    code,
  )?.id ?? null;

function packOf(code: CodeRow, unitMinor: Minor): SellableItem['pack'] {
  if (code.pack_qty_milli === 1000 && code.pack_price_minor === null) return null;
  const qty = qtyMilli(code.pack_qty_milli);
  return {
    name: code.pack_name,
    qtyMilli: qty,
    priceMinor: packPrice(code.pack_price_minor, unitMinor, qty),
  };
}

/** What a kit costs us is what its parts cost; unknown as soon as one part's is. */
function costOfParts(read: Reader, parts: readonly KitPart[]): number | null {
  let total = 0;
  for (const { itemId, qtyMilli: qty } of parts) {
    const cost = read.get<{ cost_minor: number | null }>('select cost_minor from item where id = ?', itemId);
    if (cost?.cost_minor === null || cost === undefined) return null;
    total += priceOf(minor(cost.cost_minor), qtyMilli(qty));
  }
  return total;
}

const optionsOf = (json: string): NameAndValue[] => JSON.parse(json) as NameAndValue[];
