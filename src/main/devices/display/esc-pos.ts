/** The display half of ESC/POS (Epson DM-D): a cursor, and letters written over what stood there. */
import { displayColumns, type TwoLines } from '../../../domain/areas/device/display-lines.ts';
import { assert } from '../../../domain/kit/result.ts';
import { type Dialect, join } from './dialect.ts';
import { type Letters, lettersOf } from './letters.ts';

const esc = 0x1b;
const us = 0x1f;
/** On a line shared with a printer the display listens only once it is chosen. */
const chooseDisplay = [esc, 0x3d, 2];
const initialise = [esc, 0x40];
const page: Record<Letters, number> = { latin: 0, cp866: 17 };
const overwrite = [us, 0x01];
const cursorOff = [us, 0x43, 0];
const clear = [0x0c];

export const escPos = (letters: Letters): Dialect => ({
  start: () => join(chooseDisplay, initialise, [esc, 0x74, page[letters]], overwrite, cursorOff, clear),
  change: (shown, wanted) => join(...spansOf(shown, wanted).map((span) => write(letters, span))),
});

interface Span {
  readonly row: number;
  readonly from: number;
  readonly text: string;
}

/** In each row the stretch from the first letter that differs to the last. */
function spansOf(shown: TwoLines | null, wanted: TwoLines): Span[] {
  return wanted.flatMap((text, row) => {
    assert(
      text.length === displayColumns,
      `a display line has ${displayColumns} letters, got ${text.length}`,
    );
    const before = shown?.[row] ?? ' '.repeat(displayColumns);
    const differs = [...text].map((letter, n) => letter !== before[n]);
    const from = differs.indexOf(true);
    return from < 0 ? [] : [{ row, from, text: text.slice(from, differs.lastIndexOf(true) + 1) }];
  });
}

/** `US $ x y`: columns and rows from 1. */
const write = (letters: Letters, { row, from, text }: Span): Uint8Array =>
  join([us, 0x24, from + 1, row + 1], lettersOf(letters).bytes(text));
