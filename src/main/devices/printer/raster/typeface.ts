/**
 * The printer's own type as the layout sees it: letters of one width, in a few sizes. A line that the type can set
 * goes out as letters, a tenth of the bytes of its picture; any other is drawn, on the same slip.
 */
import type { CodePage } from '../../../../domain/areas/device/printer-settings.ts';
import { sayIn } from '../code-pages.ts';
import type { Font } from './fonts.ts';

/** One of the sizes the type comes in. */
export interface Face {
  /** A is the usual one; B the narrow one, for what is muted. */
  readonly font: 'a' | 'b';
  readonly wide: 1 | 2;
  readonly tall: 1 | 2;
  /** Dots of a letter. */
  readonly cell: number;
  readonly ascent: number;
  readonly descent: number;
}

/** What a printer's type can set: plain facts, so that they reach the thread where slips are laid out. */
export interface TypeFacts {
  /** Code pages by name; a line goes out in the first that has all its letters. */
  readonly pages: readonly CodePage[];
  /** Dots of a letter of the narrow font; null: there is none to rely on. */
  readonly narrow: number | null;
}

export interface Typesetter {
  readonly narrow: number | null;
  /** The text in the characters of a code page that can say all of `beside` too, or null. */
  say(text: string, beside: readonly string[]): string | null;
}

export const typesetter = ({ pages, narrow }: TypeFacts): Typesetter => ({
  narrow,
  say(text, beside) {
    for (const page of pages) {
      if (beside.every((each) => sayIn(page, each) !== null)) return sayIn(page, text);
    }
    return null;
  },
});

/** Sizes as a share of the normal one, from which on a letter is set twice as wide, twice as tall, or in font A. */
const wideFrom = 1.65;
const tallFrom = 1.2;
const fullFrom = 0.9;

/** Letters of font A, as every receipt printer of 8 dots a millimetre has them. */
const fullCell = 12;

/** The font for text this much larger than normal. */
export function typeFont({ narrow }: Typesetter, ratio: number, bold: boolean): Font {
  const isNarrow = ratio < fullFrom && narrow !== null;
  const wide = ratio >= wideFrom ? 2 : 1;
  const tall = ratio >= tallFrom ? 2 : 1;
  const cell = isNarrow ? narrow : fullCell * wide;
  const face: Face = {
    font: isNarrow ? 'b' : 'a',
    wide,
    tall,
    cell,
    ascent: isNarrow ? 14 : 20 * tall,
    descent: isNarrow ? 10 : 10,
  };
  return { size: isNarrow ? 15 : 19, bold, script: 'latin', face };
}
