/**
 * Files for Rongta's own program (PLU Manager, Link32), which sends them to RLS1000 and RLS1100. It tells layouts
 * apart by nothing but their columns, so they are as it writes them itself. Sources: hardware notes 5.1.
 */
import type { LabelCode } from '../../../domain/areas/plu/label-code.ts';
import type { Limits, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { cp1251 } from './letters.ts';

/** What its program takes. A piece has a number among its units that no two sources agree on. */
export const rongtaLimits: Limits = {
  number: 999_999,
  price: 99_999_999,
  shelfDays: 999,
  tareG: 9999,
  pieces: false,
};

export interface FileOptions {
  readonly code: LabelCode;
  /** Of the prices as the scale shows them. */
  readonly priceDecimals: number;
}

const kilogram = '4';

/** Everything behind the twelfth column, as the program leaves it for an item that it knows nothing more of. */
const txpRest = (
  '0 0 0 0 D0 0 0 - - 0 0 0.0 0 0 - 0.0000 0 - - - - - - - - - - 3 0 0 0 0 0 0 0.00 0 0.000 0.000 0 - 0 0.00 ' +
  '0 0 0 0.00 0'
)
  .split(' ')
  .map((column) => (column === '-' ? '' : column));

/** 58 columns between tabs, in the letters of the system it runs on; prices in hundredths, whatever the scale shows. */
export function rongtaTxp(items: readonly ScaleItem[], { code, priceDecimals }: FileOptions): Uint8Array {
  const rows = items.map((item) => [
    String(item.number),
    item.name,
    String(item.number),
    String(item.number),
    String(code.rongtaType),
    String(item.price * 10 ** (2 - priceDecimals)),
    kilogram,
    code.prefix,
    thousandths(item.tareG),
    String(item.shelfDays ?? 0),
    '0',
    '0.000',
    ...txpRest,
  ]);
  return cp1251(textOf(rows));
}

/** Two of the columns are called alike, and one was never given a name. */
const xlsHead =
  'Hotkey;Name;LFCode;Code;Barcode Type;Unit Price;Unit Weight;Unit Amount;Department;PT Weight;Shelf Time;' +
  'Pack Type;Tare;Error(%);Message1;Message2;Label;Discount/Table;Account;sPluFieldTitle20;Account;' +
  'Recommend days;nutrition;Ice(%)';

/** A text that calls itself XLS: UTF-16, tabs, and rows that stop one column short of their heading. */
export function rongtaXls(items: readonly ScaleItem[], { code, priceDecimals }: FileOptions): Uint8Array {
  const rows = items.map((item) => [
    String(item.number),
    item.name,
    String(item.number),
    String(item.number),
    String(code.rongtaType),
    thousandths(item.price * 10 ** (3 - priceDecimals)).padStart(6),
    kilogram,
    '0',
    code.prefix,
    ' 0.000',
    String(item.shelfDays ?? 0),
    '0',
    thousandths(item.tareG).padStart(6),
    ...['0', '0', '0', '0', '0', '0', '', '0', '0', '0'],
  ]);
  return Buffer.from(`\ufeff${textOf([xlsHead.split(';'), ...rows])}`, 'utf16le');
}

const textOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join('\t')}\r\n`).join('');

const thousandths = (amount: number): string =>
  `${Math.floor(amount / 1000)}.${String(amount % 1000).padStart(3, '0')}`;
