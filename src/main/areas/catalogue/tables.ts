/** What is sold: items, categories, codes, prices, favourites, and the imports that brought them. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import type { BulkKind } from '../../../domain/areas/catalogue/bulk-undo.ts';
import type { Station } from '../../../domain/areas/catalogue/edit.ts';
import type { ItemKind, ItemStatus, NameAndValue } from '../../../domain/areas/catalogue/item.ts';
import type { KitPart } from '../../../domain/areas/sale/sale.ts';
import { fact, local, projection, record } from '../../ledger/tables.ts';

/** A record as a commit moved it. */
export interface Moved {
  readonly table: string;
  readonly id: string;
  /** By group, as it was; null: the commit made the record. */
  readonly was: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  /** By group, a mark of what it became: another mark later says that somebody changed it since. */
  readonly now: Readonly<Record<string, string>>;
}

const json = <T>() => text({ mode: 'json' }).$type<T>();
const flag = () => integer({ mode: 'boolean' });

export const category = record(
  'category',
  {
    name: { name: text().notNull().default('') },
    place: { parentId: text(), position: integer().notNull().default(0) },
    look: { colour: text() },
    making: { station: text().$type<Station>() },
  },
  { scope: 'company' },
);

export const item = record(
  'item',
  {
    name: {
      name: text().notNull().default(''),
      brand: text(),
      kind: text().$type<ItemKind>().notNull().default('item'),
    },
    place: { categoryId: text() },
    codes: { sku: text(), plu: text(), externalKey: text() },
    /** `unit` is a key of the words (`piece`, `kg` …); `decimals` how many a quantity may have, 0 to 3. */
    unit: {
      unit: text().notNull().default('piece'),
      decimals: integer().notNull().default(0),
      weighed: flag().notNull().default(false),
    },
    price: {
      priceMinor: integer().notNull().default(0),
      /** Asked at the counter each time. */
      openPrice: flag().notNull().default(false),
      /** Null: the shop's usual ones. */
      taxIds: json<readonly string[]>(),
    },
    cost: { costMinor: integer() },
    look: { colour: text(), pictureId: text() },
    about: {
      description: text(),
      characteristics: json<readonly NameAndValue[]>().notNull().default([]),
    },
    status: { status: text().$type<ItemStatus>().notNull().default('onSale') },
    /** A form of another item: its options, such as size and colour. */
    variant: {
      parentId: text(),
      options: json<readonly NameAndValue[]>().notNull().default([]),
    },
    kit: { components: json<readonly KitPart[]>().notNull().default([]) },
  },
  { scope: 'company' },
);

/** A code of an item or of a pack of it; two items may share a code, the cashier then chooses. */
export const barcode = record(
  'barcode',
  {
    code: { code: text().notNull().default(''), itemId: text().notNull().default('') },
    pack: { packName: text(), packQtyMilli: integer().notNull().default(1000), packPriceMinor: integer() },
  },
  { scope: 'company' },
);

/**
 * Prices of some items. Customers' groups have one; or, for a time, it stands instead of the items' own prices, or of
 * another list: so prices are planned ahead, travel ahead, and hold by the clock of each till.
 */
export const priceList = record(
  'price_list',
  {
    name: { name: text().notNull().default('') },
    reach: {
      /** `own`: the items' own prices; else the list whose place it takes; null: nobody's. */
      insteadOf: text(),
      /** UTC epoch milliseconds, until exclusive; null is open. */
      validFrom: integer(),
      validUntil: integer(),
    },
  },
  { scope: 'company' },
);

/** A price of its own: for a price list, for a time, or both; the item's own price is what remains. */
export const price = record(
  'price',
  {
    price: {
      itemId: text().notNull().default(''),
      priceListId: text(),
      priceMinor: integer().notNull().default(0),
      /** UTC epoch milliseconds, until exclusive; null is open. */
      validFrom: integer(),
      validUntil: integer(),
    },
  },
  { scope: 'company' },
);

/** A tile of the sale screen. */
export const favourite = record(
  'favourite',
  {
    place: { page: integer().notNull().default(0), position: integer().notNull().default(0) },
    target: { itemId: text(), categoryId: text(), label: text(), colour: text() },
  },
  { scope: 'branch' },
);

/** One import of a file: what it was and what it did. */
export const catalogueImport = fact(
  'catalogue_import',
  {
    id: text().notNull(),
    at: integer().notNull(),
    fileName: text().notNull(),
    source: text().notNull(),
    rows: integer().notNull(),
    created: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    refused: integer().notNull(),
    userName: text().notNull().default(''),
  },
  { scope: 'company', key: ['id'] },
);

/** A change of many items made on this till: how far it came, and what it did. */
export const bulkChange = local(
  'bulk_change',
  {
    id: text().notNull(),
    kind: text().$type<BulkKind>().notNull(),
    state: text().$type<BulkRun['state']>().notNull(),
    title: text().notNull().default(''),
    startedAt: integer().notNull(),
    userName: text().notNull().default(''),
    rows: integer().notNull().default(0),
    done: integer().notNull().default(0),
    created: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    /** How the file of an import was read, to go on the same way. */
    how: json<Record<string, unknown>>(),
  },
  { key: ['id'] },
);

/** A change of many records as one, known by whoever may take it back: at any till. */
export const bulkMade = fact(
  'bulk_made',
  {
    id: text().notNull(),
    kind: text().$type<BulkKind>().notNull(),
    title: text().notNull().default(''),
    at: integer().notNull(),
    userName: text().notNull().default(''),
    tillId: text().notNull(),
  },
  { scope: 'company', key: ['id'] },
);

/** What one commit of such a change moved: what was before, and a mark of what it made of it. */
export const bulkSlice = fact(
  'bulk_slice',
  {
    changeId: text().notNull(),
    n: integer().notNull(),
    records: integer().notNull(),
    moved: json<readonly Moved[]>().notNull(),
  },
  { scope: 'company', key: ['changeId', 'n'] },
);

/** Such a slice taken back; two tills may do it at once. */
export const bulkUndo = fact(
  'bulk_undo',
  {
    changeId: text().notNull(),
    n: integer().notNull(),
    tillId: text().notNull(),
    at: integer().notNull(),
    userName: text().notNull().default(''),
    restored: integer().notNull(),
    kept: integer().notNull(),
  },
  { scope: 'company', key: ['changeId', 'n', 'tillId'] },
);

/** How the columns of a file with this heading row were mapped last time. */
export const importMapping = local(
  'import_mapping',
  { fingerprint: text().notNull(), mapping: json<Record<string, unknown>>().notNull() },
  { key: ['fingerprint'] },
);

/** Look-up by code: few bytes a row, clustered by the code itself. */
export const barcodeIndex = projection(
  'barcode_index',
  { code: text().notNull(), barcodeId: text().notNull(), itemId: text().notNull() },
  { key: ['code', 'barcodeId'] },
);

/**
 * The number an item has in the full-text indexes: small numbers are popular items and come first. An erased
 * item keeps its number without a text.
 */
export const itemRank = projection(
  'item_rank',
  { rank: integer().notNull(), itemId: text().notNull(), categoryId: text(), folded: text() },
  { key: ['rank'] },
);

/** Which life of headquarters has a picture of this till's folder: one that was emptied is given it anew. */
export const pictureSent = local(
  'picture_sent',
  { pictureId: text().notNull(), serverEpoch: text().notNull() },
  { key: ['pictureId'] },
);
