/**
 * Marking codes ("Честный знак" and its like in Kazakhstan, Uzbekistan and Kyrgyzstan): one code a piece, printed
 * by the maker. A code is kept as it was scanned, separators in; which piece it is say its GTIN and serial alone,
 * for the signature behind them may be missing or cut.
 */
import { hasCheckDigit } from '../../kit/barcode.ts';
import { readGs1, splitAim, valueOfAi } from './gs1.ts';

export interface Mark {
  /** GTIN of fourteen digits. */
  readonly gtin: string;
  readonly serial: string;
  /** What is sold once: `01<GTIN>21<serial>`. */
  readonly key: string;
  /** As scanned, without a symbology identifier. */
  readonly raw: string;
}

/** The mark a scanned code is; null for what names no single piece. Case counts: serials differ by it alone. */
export function readMark(text: string): Mark | null {
  const gs1 = readGs1(text);
  if (!gs1) return tobaccoMark(text);
  const gtin = valueOfAi(gs1.elements, '01');
  const serial = valueOfAi(gs1.elements, '21');
  return gtin && serial ? markOf(gtin, serial, gs1.raw) : null;
}

/** The GTIN that a GS1 or marking code is about; null in any other code. */
export function gtinIn(text: string): string | null {
  const elements = readGs1(text)?.elements ?? [];
  return readMark(text)?.gtin ?? valueOfAi(elements, '01') ?? valueOfAi(elements, '02');
}

/** A pack of cigarettes: GTIN, serial of 7, price of 4 and check of 4, with no identifiers; the last may be cut. */
const tobacco = /^(\d{14})([!-~]{7})(?:[!-~]{4}|[!-~]{8})$/;

function tobaccoMark(text: string): Mark | null {
  const { body } = splitAim(text);
  const [, gtin = '', serial = ''] = tobacco.exec(body) ?? [];
  // A long row of digits alone is somebody's own code.
  return hasCheckDigit(gtin) && !/^\d+$/.test(body) ? markOf(gtin, serial, body) : null;
}

const markOf = (gtin: string, serial: string, raw: string): Mark => ({
  gtin,
  serial,
  key: `01${gtin}21${serial}`,
  raw,
});
