/** Codes people give to items: the one form each is stored and looked up in. */
import { normaliseBarcode } from '../../kit/barcode.ts';
import { toAsciiDigits } from '../../kit/digits.ts';
import { gtinIn } from './marking.ts';

/** ASCII digits, one space at most between parts; null for none. Case stays, look-up does not mind it. */
export function normaliseSku(text: string | null): string | null {
  const sku = toAsciiDigits(text ?? '')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  return sku === '' ? null : sku;
}

/** A PLU is a number of up to six digits; the zeros in front belong to the label, not to it. */
export function normalisePlu(text: string | null): string | null {
  const digits = toAsciiDigits(text ?? '').trim();
  return /^\d{1,6}$/.test(digits) ? String(Number(digits)) : null;
}

export const longestCode = 48;

/**
 * A code as it is stored; null where nothing is left of it or it is longer than any label. Of a GS1 or marking
 * code it is the GTIN: the rest is of one piece, or of one lot.
 */
export function normaliseCode(text: string): string | null {
  const code = normaliseBarcode(gtinIn(text) ?? text);
  return code === '' || code.length > longestCode ? null : code;
}
