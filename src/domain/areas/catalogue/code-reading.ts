/** What a scanned code is by itself, before anybody asks which item it names. */
import { checkDigitOf } from '../../kit/barcode.ts';
import { type CodePattern, type LabelReading, readLabel } from './code-patterns.ts';
import { type Gs1Reading, readGs1, separator, splitAim } from './gs1.ts';
import { gtinIn, type Mark, readMark } from './marking.ts';

export interface HowToRead {
  readonly patterns: readonly CodePattern[];
  /** What the scanner types for a separator; empty: nothing of its own. */
  readonly separatorText: string;
}

export interface CodeReading {
  /** With separators, without a symbology identifier. */
  readonly code: string;
  readonly aim: string | null;
  readonly label: LabelReading | null;
  readonly gs1: Gs1Reading | null;
  readonly mark: Mark | null;
  /** The GTINs by which its item may be known, the likeliest first. */
  readonly gtins: readonly string[];
}

export function readCode(scanned: string, { patterns, separatorText }: HowToRead): CodeReading {
  const text = separatorText === '' ? scanned : scanned.replaceAll(separatorText, separator);
  const { aim, body } = splitAim(text.trim());
  const gs1 = readGs1(text.trim());
  const mark = readMark(text.trim());
  const gtin = gs1 || mark ? gtinIn(text.trim()) : null;
  return {
    code: gs1?.raw ?? body,
    aim,
    label: gs1 ? null : readLabel(body, patterns),
    gs1,
    mark,
    gtins: gtin ? formsOf(gtin) : [],
  };
}

/** As it stands; an EAN-8 without its zeros; goods of varying measure as the shop numbers them without the 9. */
function formsOf(gtin: string): string[] {
  if (gtin.startsWith('000000')) return [gtin, gtin.slice(6)];
  if (!gtin.startsWith('9')) return [gtin];
  const body = gtin.slice(1, 13);
  return [gtin, `${body}${checkDigitOf(body)}`];
}
