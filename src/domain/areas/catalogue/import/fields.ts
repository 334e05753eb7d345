/** What a row of a price list may say about an item, and what we make of it. */
import type { BasisPoints, Minor, QtyMilli } from '../../../kit/money.ts';
import type { UnitKey } from './units.ts';

export const importFields = [
  'name',
  'price',
  'barcode',
  'sku',
  'plu',
  'category',
  'brand',
  'unit',
  'cost',
  'tax',
  'taxPercent',
  'tax2',
  'taxPercent2',
  'onHand',
  'weighed',
  'kind',
  'archived',
  'description',
  'id',
  'group',
  'variant',
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
  'componentSku',
  'componentQty',
] as const;
export type ImportField = (typeof importFields)[number];

/** Fields that several columns may feed: more codes, deeper categories. */
export const manyColumns: ReadonlySet<ImportField> = new Set(['barcode', 'category']);

export const sources = [
  'loyverse',
  'square',
  'ospos',
  'odoo',
  'shopify',
  'woocommerce',
  'erpnext',
  'generic',
] as const;
export type Source = (typeof sources)[number];

/** Columns of one branch in a file that has many. */
export interface BranchColumns {
  readonly branch: string;
  readonly price?: number;
  readonly onHand?: number;
  readonly available?: number;
}

/** A column that means something by its own heading: a tax it switches, a characteristic it holds. */
export interface NamedColumn {
  readonly label: string;
  readonly column: number;
}

/** Which columns (from 0) say what. It is plain, so that it can be remembered for the next such file. */
export interface Mapping {
  readonly source: Source;
  /** Index of the heading row; -1 where the file begins with its first item. */
  readonly headerRow: number;
  readonly columns: { readonly [Field in ImportField]?: readonly number[] };
  readonly branches: readonly BranchColumns[];
  readonly taxes: readonly NamedColumn[];
  readonly characteristics: readonly NamedColumn[];
}

export interface NamedTax {
  readonly label: string;
  /** Null where the file names the tax without its rate. */
  readonly percentBp: BasisPoints | null;
}

export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

export interface BranchFigures {
  readonly branch: string;
  readonly priceMinor: Minor | null;
  readonly onHandMilli: QtyMilli | null;
  readonly available: boolean | null;
}

/** An item as the file has it. Null is "the file does not say": an update leaves that as it is. */
export interface ItemRow {
  readonly is: 'item';
  /** As a spreadsheet counts rows, from 1. */
  readonly row: number;
  /** The same for the same item in the next file of this source. */
  readonly externalKey: string;
  /** Rows of one group are variants of one item; null for an item on its own. */
  readonly group: string | null;
  readonly name: string;
  readonly sku: string | null;
  readonly plu: string | null;
  readonly barcodes: readonly string[];
  /** From the top down; empty where the file has no categories. */
  readonly category: readonly string[];
  readonly brand: string | null;
  readonly unit: UnitKey | null;
  readonly weighed: boolean | null;
  readonly service: boolean | null;
  readonly archived: boolean | null;
  readonly priceMinor: Minor | null;
  readonly openPrice: boolean;
  readonly costMinor: Minor | null;
  readonly taxes: readonly NamedTax[];
  readonly onHandMilli: QtyMilli | null;
  readonly options: readonly NameAndValue[];
  readonly description: string | null;
  readonly characteristics: readonly NameAndValue[];
  readonly branches: readonly BranchFigures[];
}

/** One more code of an item that an earlier row brought. */
export interface CodeRow {
  readonly is: 'code';
  readonly row: number;
  readonly externalKey: string;
  readonly barcodes: readonly string[];
}

/** A part of the kit that has this group. */
export interface ComponentRow {
  readonly is: 'component';
  readonly row: number;
  readonly group: string;
  readonly sku: string;
  readonly qtyMilli: QtyMilli;
}

export type ImportRow = ItemRow | CodeRow | ComponentRow;
