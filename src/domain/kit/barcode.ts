/** GS1 numbers as scanners read them, people type them and spreadsheets spoil them. */
import { toAsciiDigits } from './digits.ts';

export type BarcodeKind = 'ean8' | 'upca' | 'ean13' | 'gtin14' | 'own';

/** The check digit that closes a row of digits (GS1 General Specifications, 7.9); any length. */
export function checkDigitOf(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) {
    // Weights run 3, 1, 3 … from the right, so leading zeros never change the digit.
    const weight = (body.length - i) % 2 === 1 ? 3 : 1;
    sum += (body.charCodeAt(i) - 0x30) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether a row of at least two ASCII digits closes with its check digit. */
export const hasCheckDigit = (code: string): boolean =>
  /^\d{2,}$/.test(code) && checkDigitOf(code.slice(0, -1)) === code.charCodeAt(code.length - 1) - 0x30;

/** What a normalised code is; `own` is a code a shop made, or a digit row whose check digit is wrong. */
export function barcodeKind(code: string): BarcodeKind {
  if (!hasCheckDigit(code)) return 'own';
  const kinds: Record<number, BarcodeKind> = { 8: 'ean8', 12: 'upca', 13: 'ean13', 14: 'gtin14' };
  return kinds[code.length] ?? 'own';
}

/** Whether the length promises a GS1 check digit that the digits then do not keep. */
export const brokenCheckDigit = (code: string): boolean =>
  /^(\d{8}|\d{12,14})$/.test(code) && !hasCheckDigit(code);

/**
 * The one form in which a code is stored and looked up: ASCII digits, no spaces or control characters,
 * a symbology identifier (`]E0`) dropped, and a UPC-A or zero-led GTIN-14 as its EAN-13.
 */
export function normaliseBarcode(text: string): string {
  const code = toAsciiDigits(text)
    .replace(/[\p{C}\p{Z}]/gu, '')
    .replace(/^\][A-Za-z]\d/, '');
  if (!hasCheckDigit(code)) return code;
  if (code.length === 12) return `0${code}`;
  return code.length === 14 && code.startsWith('0') ? code.slice(1) : code;
}

/**
 * A spreadsheet's number that lost its leading zeros, as the EAN-13 it must have been; null where the
 * digits do not close with a check digit. One code in ten closes by chance: decide over a column.
 */
export function restoreLeadingZeros(code: string): string | null {
  return /^\d{9,11}$/.test(code) && hasCheckDigit(code) ? code.padStart(13, '0') : null;
}

/** A spreadsheet's `5,44901E+12`: the last digits are gone, so it must never be taken for a code. */
export const looksScientific = (text: string): boolean =>
  /^[+-]?\d([.,\u066b]\d+)?[eе][+]?\d{1,2}$/i.test(toAsciiDigits(text).replace(/[\p{C}\p{Z}]/gu, ''));
