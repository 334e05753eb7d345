/** Scripts and directions: which way a text runs, and where its numbers must be kept from turning round. */
import type { Direction } from '../../../../domain/areas/device/document.ts';

const arabic = /\p{Script_Extensions=Arabic}/u;
const rtlLetter = /[[\p{L}\p{M}]&&[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}]]/v;
const ltrLetter = /[\p{L}--[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}]]/v;

/** Arabic script, its digits and signs included. */
export const hasArabic = (text: string): boolean => arabic.test(text) || /[\u0660-\u0669]/.test(text);

/** Composed, with tabs and stray control characters gone; `\n` stays. */
export const tidyText = (text: string): string =>
  joinFigures(text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ')).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g,
    '',
  );

/**
 * The way a text runs on its line: by its letters where they agree, else as the slip does. A lone figure
 * runs left to right everywhere; several figures without a letter follow the slip.
 */
export function directionOfText(text: string, slip: Direction): Direction {
  const rtl = rtlLetter.test(text);
  const ltr = ltrLetter.test(text);
  if (rtl !== ltr) return rtl ? 'rtl' : 'ltr';
  if (rtl) return slip;
  return text.trim().includes(' ') ? slip : 'ltr';
}

/** Set letter by letter from left to right: nothing joins, nothing is reordered. */
export const isPlain = (text: string, direction: Direction): boolean =>
  direction === 'ltr' && !rtlLetter.test(text);

const phone = /(?:\+|\(?\p{Nd})[\p{Nd} ()-]{6,}\p{Nd}/gu;
const thousands = /(?<=\p{Nd})[ \u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu;

/** Spaces inside one number (1 234 567, +996 555 123 456, 12 %) become unbreakable. */
const joinFigures = (text: string): string =>
  text
    .replace(phone, (number) => number.replaceAll(' ', '\u00a0'))
    .replace(thousands, '\u00a0')
    .replace(/(?<=\p{Nd}) (?=[%٪])/gu, '\u00a0');

/** Receipt numbers, addresses of pages and letters: Latin letters and digits held together by signs. */
const code = '[A-Za-z0-9]+(?:[-./:@_]+[A-Za-z0-9]+)+';
const part = String.raw`(?:\(\p{Nd}+\)|\p{Nd})`;
const figure = new RegExp(
  String.raw`${code}|[+\-−±]?${part}(?:[.,:/٬٫'’\-–\u00a0]*${part})*(?:\u00a0?[%٪])?`,
  'gu',
);

/**
 * Sets figures apart (U+2066, U+2069) where the bidirectional algorithm would turn them round: signs, dates,
 * phone numbers and ranges after letters that run right to left. A caller's own isolates are left alone.
 */
export function isolateFigures(text: string, direction: Direction): string {
  if (/[\u2066-\u2069]/.test(text)) return text;
  return text.replace(figure, (match, offset: number) => {
    const before = lastLetter(text.slice(0, offset));
    const afterLatin = before !== undefined && ltrLetter.test(before);
    if (/[0-9]/.test(match)) {
      // It belongs to the Latin words around it.
      if (afterLatin || ltrLetter.test(text.charAt(offset + match.length))) return match;
    }
    if (direction === 'rtl' && !afterLatin && /^\p{Nd}+$/u.test(match)) return match;
    return `\u2066${match}\u2069`;
  });
}

const lastLetter = (text: string): string | undefined => text.match(/\p{L}(?=\P{L}*$)/u)?.[0];

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader calls letters: a base with its marks is one. */
export const graphemes = (text: string): string[] =>
  Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);
