/** How the numbers of a file are written, told from its own cells. */
import { restoreLeadingZeros } from '../../../kit/barcode.ts';
import { currencies } from '../../../kit/currency.ts';
import { toAsciiDigits } from '../../../kit/digits.ts';
import { type DecimalMark, decimalMarkOf } from '../../../kit/number-input.ts';
import { cellText, firstItemRow } from './cells.ts';
import type { ImportField, Mapping } from './fields.ts';

export interface Detected {
  /** Null where no number of the file tells. */
  readonly mark: DecimalMark | null;
  /** ISO code of the sign beside the prices, if they agree on one. */
  readonly currency: string | null;
  /** Prices are in tomans, ten rials each. */
  readonly toman: boolean;
  /** A spreadsheet took the leading zeros from the codes. */
  readonly lostZeros: boolean;
  /** Rows that hold only a name are headings of the rows below them. */
  readonly sections: boolean;
}

const numberFields: readonly ImportField[] = ['price', 'cost', 'onHand'];
/** Below this a code that closes by chance (one in ten) could decide. */
const fewestCodes = 5;

/** Looks at a table or its first rows, the heading included. */
export function detectReading(table: readonly (readonly string[])[], mapping: Mapping): Detected {
  const rows = table.slice(firstItemRow(mapping));
  const heading = table[mapping.headerRow] ?? [];
  const columns = numberFields.flatMap((field) => mapping.columns[field] ?? []);
  const figures = [...columns, ...mapping.branches.flatMap(({ price, onHand }) => [price, onHand])];
  const prices = [...(mapping.columns.price ?? []), ...mapping.branches.flatMap(({ price }) => price ?? [])];
  const priced = [...cellsOf(rows, prices), ...prices.map((column) => heading[column] ?? '')];
  return {
    mark: decimalMarkOf(cellsOf(rows, figures)),
    ...unitOfMoney(priced),
    lostZeros: zerosAreLost(cellsOf(rows, mapping.columns.barcode ?? [])),
    sections: mapping.columns.category === undefined && hasSections(rows, mapping),
  };
}

function cellsOf(rows: readonly (readonly string[])[], columns: readonly (number | undefined)[]): string[] {
  return columns.flatMap((column) =>
    column === undefined ? [] : rows.map((row) => cellText(row[column])).filter((cell) => cell !== ''),
  );
}

/** Signs that belong to one currency of ours only, and the names of the toman. */
const signs = currencies.flatMap(({ code, sign }) =>
  [code, ...Object.values(sign)].map((text) => [text.toLowerCase(), code] as const),
);
const own = new Map(
  [
    ...signs,
    ['сом', 'KGS'] as const,
    ['тенге', 'KZT'] as const,
    ['руб', 'RUB'] as const,
    ['tl', 'TRY'] as const,
  ].filter(([text]) => new Set(signs.filter(([other]) => other === text).map(([, code]) => code)).size < 2),
);
const toman = /تومان|تومن|toman|томан/i;

function unitOfMoney(cells: readonly string[]): { currency: string | null; toman: boolean } {
  if (cells.some((cell) => toman.test(cell))) return { currency: 'IRR', toman: true };
  const found = new Set<string>();
  for (const cell of cells) {
    for (const word of cell.toLowerCase().match(/\p{Sc}|[\p{L}\p{M}'ʻ]+/gu) ?? []) {
      const code = own.get(word);
      if (code) found.add(code);
    }
  }
  const [currency = null] = found;
  return { currency: found.size === 1 ? currency : null, toman: false };
}

function zerosAreLost(codes: readonly string[]): boolean {
  const short = codes.map(toAsciiDigits).filter((code) => /^\d{9,11}$/.test(code));
  const closing = short.filter((code) => restoreLeadingZeros(code) !== null);
  return closing.length >= fewestCodes && closing.length * 10 >= short.length * 9;
}

/** A heading of a section holds its name and nothing else, and rows with a price follow it. */
export function isSection(row: readonly string[], mapping: Mapping): boolean {
  const filled = row.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]));
  const [only] = filled;
  const nameColumns = [mapping.columns.name, mapping.columns.sku].flatMap((columns) => columns ?? []);
  return filled.length === 1 && only !== undefined && (nameColumns.includes(only) || only === 0);
}

function hasSections(rows: readonly (readonly string[])[], mapping: Mapping): boolean {
  const price = mapping.columns.price?.[0];
  if (price === undefined) return false;
  return rows.some((row, i) => isSection(row, mapping) && cellText(rows[i + 1]?.[price]) !== '');
}
