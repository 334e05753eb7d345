/** Cells as spreadsheets leave them, made plain. */
import { hasCheckDigit, looksScientific, normaliseBarcode } from '../../../kit/barcode.ts';
import { foldForSearch } from '../../../kit/search.ts';
import { longestCode } from '../codes.ts';
import type { Mapping } from './fields.ts';

/** The first row after the heading, and the row a spreadsheet calls it. */
export const firstItemRow = (mapping: Mapping): number => mapping.headerRow + 1;

/**
 * A cell without the wrappings that keep spreadsheets from reading it: `="00123"`, `'00123`, the
 * apostrophe of a guarded formula, spaces around it.
 */
export function cellText(cell: string | undefined): string {
  if (cell === undefined) return '';
  const text = cell.trim();
  const formula = /^="([^"]*)"$/.exec(text)?.[1];
  if (formula !== undefined) return formula.trim();
  return /^'[\d=+@-]/.test(text) ? text.slice(1) : text;
}

/** One line, single spaces. */
export const lineText = (cell: string | undefined): string => cellText(cell).replace(/\s+/g, ' ');

const yes = new Set('y yes true 1 да д есть истина بله بلی نعم evet oui ja x v'.split(' '));
const no = new Set('n no false 0 нет н ложь خیر نه لا hayır hayir'.split(' ').map(foldForSearch));

/** A yes or a no in any of the languages; null for neither. */
export function flagOf(cell: string): boolean | null {
  const word = foldForSearch(cell);
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

const open = new Set(['variable', 'open', 'свободная', 'договорная', 'متغیر', 'ازاد'].map(foldForSearch));
/** A price that is asked at the counter. */
export const saysOpenPrice = (cell: string): boolean => open.has(foldForSearch(cell));

const totals = new Set(
  [
    'итого',
    'всего',
    'итог',
    'total',
    'grand total',
    'جمع',
    'جمع کل',
    'المجموع',
    'الإجمالي',
    'toplam',
    'genel toplam',
  ].map(foldForSearch),
);
/** The name of a closing row of sums. */
export const saysTotal = (name: string): boolean => totals.has(foldForSearch(name));

export type Codes =
  | { readonly codes: readonly string[] }
  | { readonly wrong: 'ScientificBarcode' | 'BadBarcode' };

/** The codes of a cell, which may hold several; none where it is empty. */
export function codesOf(cell: string): Codes {
  const text = cellText(cell);
  if (text === '') return { codes: [] };
  const parts = looksScientific(text) ? [text] : apart(text);
  if (parts.some(looksScientific)) return { wrong: 'ScientificBarcode' };
  const codes = parts.map((part) => normaliseBarcode(part.replace(/^(\d{6,})[.,]0+$/, '$1')));
  const kept = codes.filter((code) => code !== '');
  return kept.some((code) => code.length > longestCode)
    ? { wrong: 'BadBarcode' }
    : { codes: [...new Set(kept)] };
}

/** By comma and the like; by spaces only between whole codes, for people also write `5 449000 000996`. */
function apart(text: string): string[] {
  return text.split(/[;|/\n]|,(?!0+$)/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.length > 1 && words.every((word) => hasCheckDigit(word) && word.length >= 8)
      ? words
      : [part];
  });
}
