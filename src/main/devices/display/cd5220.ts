/** CD5220, the language most pole displays are delivered in (user manual of the Partner CD5220, section 6.1). */

import { displayColumns } from '../../../domain/areas/device/display-lines.ts';
import { assert } from '../../../domain/kit/result.ts';
import { type Dialect, join } from './dialect.ts';
import { type Letters, lettersOf } from './letters.ts';

const esc = 0x1b;
/** Also ends the line mode that a display left on may still be in, where it takes no other command. */
const clear = [0x0c];
const initialise = [esc, 0x40];
const cursorOff = [esc, 0x5f, 0];
/** `ESC f R`: the font whose upper half is Russian. */
const russian = [esc, 0x66, 0x52];
const rows = [0x41, 0x42] as const;

export const cd5220 = (letters: Letters): Dialect => ({
  start: () => join(clear, initialise, letters === 'cp866' ? russian : [], cursorOff),
  change: (shown, wanted) =>
    join(...rows.map((row, n) => (shown?.[n] === wanted[n] ? [] : line(letters, row, wanted[n] ?? '')))),
});

/** `ESC Q A` … CR: a whole line, always of twenty letters. */
function line(letters: Letters, row: number, text: string): Uint8Array {
  const bytes = lettersOf(letters).bytes(text);
  assert(
    bytes.length === displayColumns,
    `a display line has ${displayColumns} letters, got ${bytes.length}`,
  );
  return join([esc, 0x51, row], bytes, [0x0d]);
}
