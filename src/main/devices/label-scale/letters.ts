/** Names in the letters that label scales print: Latin and Cyrillic of CP1251. */
import { toRussian } from '../../../domain/kit/cyrillic.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { bytesIn, sayIn } from '../printer/code-pages.ts';

export type Said =
  | { readonly ok: true; readonly text: string }
  /** The letters it has no way to write, each once. */
  | { readonly ok: false; readonly letters: string };

/** What most names are made of, and every scale has. */
const plainly = /^[ -~А-яЁё№]*$/;

/** Uzbek and Azerbaijani letters that lose no sign when decomposed. */
const toLatin: Readonly<Record<string, string>> = { ı: 'i', ə: 'e', ʻ: "'", ʼ: "'" };

/**
 * As it stands, or in the letters beside it: ң as н, ş as s. Persian and Arabic have none: half a word in Latin
 * is worse on a label than a short name that somebody chose.
 */
export function sayOnScale(name: string): Said {
  const text = toAsciiDigits(name.normalize('NFC'))
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (plainly.test(text)) return { ok: true, text };
  const missing = new Set<string>();
  let said = '';
  for (const letter of text) {
    const here = letterOf(letter);
    if (here === null) missing.add(letter);
    said += here ?? '';
  }
  return missing.size > 0 ? { ok: false, letters: [...missing].join(' ') } : { ok: true, text: said };
}

/** Throws on what `sayOnScale` did not give; filled up to `length` bytes, and never longer. */
export function field(text: string, length: number, fill: number): Uint8Array {
  const bytes = bytesIn('cp1251', text);
  if (bytes.length > length) throw new Error(`${JSON.stringify(text)} does not fit ${length} bytes`);
  const filled = new Uint8Array(length).fill(fill);
  filled.set(bytes);
  return filled;
}

/** A text of lines and tabs; throws as `field` does. */
export const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) =>
    letter < ' ' ? letter.charCodeAt(0) : (bytesIn('cp1251', letter)[0] ?? 0),
  );

/** A name over two lines of so many letters, broken between words where that fits; null where two are too few. */
export function twoLines(text: string, most: number): readonly [string, string] | null {
  if (text.length <= most) return [text, ''];
  const space = text.lastIndexOf(' ', most);
  if (space > 0 && text.length - space - 1 <= most) return [text.slice(0, space), text.slice(space + 1)];
  return text.length <= 2 * most ? [text.slice(0, most), text.slice(most)] : null;
}

function letterOf(letter: string): string | null {
  const known = sayIn('cp1251', letter);
  if (known !== null) return known;
  const beside = inCaseOf(letter, toRussian) ?? inCaseOf(letter, toLatin);
  if (beside !== undefined) return beside;
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare === letter || bare === '' ? null : sayIn('cp1251', bare);
}

function inCaseOf(letter: string, table: Readonly<Record<string, string>>): string | undefined {
  const small = letter.toLowerCase();
  const found = table[small];
  return found === undefined || small === letter ? found : found.toUpperCase();
}
