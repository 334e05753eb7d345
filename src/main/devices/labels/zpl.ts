/** ZPL II, the language of Zebra and of most that print labels on a desk (Zebra's programming guide). */
import { type Bitmap, bitmapRows } from '../printer/raster/bitmap.ts';
import type { Layout } from '../printer/raster/layout.ts';
import type { LabelTextMark } from './board.ts';
import { type BarsMark, type Parts, type Picture, partsOf } from './native.ts';

export interface LabelOrder {
  readonly copies: number;
  /** Text and bars in the printer's own type where it has it: a tenth of the bytes, not to the dot. */
  readonly native: boolean;
}

export function zpl(layout: Layout, { copies, native }: LabelOrder): Uint8Array {
  const parts = partsOf(layout, native ? { text: canSet, bars: canBar } : null);
  const { width, height } = layout;
  const commands = [`^XA^CI28^LH0,0^PW${width}^LL${height}`, ...fieldsOf(parts), `^PQ${copies}^XZ\n`];
  return Buffer.from(commands.join('\n'), 'latin1');
}

const fieldsOf = ({ picture, boxes, bars, texts }: Parts): string[] => [
  ...(picture ? [pictureField(picture)] : []),
  // A filled box is a frame as thick as it is high.
  ...boxes.map(
    ({ x, y, width, height }) => `^FO${x},${y}^GB${width},${height},${Math.min(width, height)}^FS`,
  ),
  ...bars.map(barsField),
  ...texts.map(textField),
];

/** Font 0 is narrower than ours at any size, so what fits us fits it. `^`, `~` and `\` are commands in a field. */
const canSet = ({ text, font, direction }: LabelTextMark): boolean =>
  direction === 'ltr' && font.script === 'latin' && /^[\x20-\x7e]+$/.test(text) && !/[\^~\\]/.test(text);

const canBar = ({ code }: BarsMark): boolean =>
  code.symbology === 'ean13' || /^[A-Za-z0-9 ./-]+$/.test(code.text);

function textField({ x, y, width, text, font, align }: LabelTextMark): string {
  // The origin of a field is its top, ours the baseline.
  const top = Math.max(0, y - Math.round(font.size * 0.78));
  const justify = align === 'right' ? 'R' : 'L';
  return `^FO${x},${top}^A0N,${font.size},${font.size}^FB${width},1,0,${justify}^FD${text}^FS`;
}

function barsField({ x, y, dots, scale, code }: BarsMark): string {
  const height = dots.height * scale;
  const origin = `^FO${x},${y}^BY${scale}`;
  // The printer adds the check digit itself, and our own text stands below.
  if (code.symbology === 'ean13') return `${origin}^BEN,${height},N,N^FD${code.text.slice(0, 12)}^FS`;
  return `${origin}^BCN,${height},N,N,N,A^FD${code.text}^FS`;
}

function pictureField({ x, y, bitmap }: Picture): string {
  const stride = bitmap.width / 8;
  const total = stride * bitmap.height;
  return `^FO${x},${y}^GFA,${total},${total},${stride},${graphicOf(bitmap)}^FS`;
}

/** Hexadecimal with runs counted: `:` as the row above, `,` zeros to the row's end, `!` ones to it. */
export function graphicOf(bitmap: Bitmap): string {
  let above = '';
  let out = '';
  for (const row of bitmapRows(bitmap)) {
    const hex = Buffer.from(row).toString('hex').toUpperCase();
    out += hex === above ? ':' : squeezed(hex);
    above = hex;
  }
  return out;
}

function squeezed(hex: string): string {
  const [, body = '', tail = ''] = /^(.*?)(0*|F*)$/.exec(hex) ?? [];
  const said = body.replace(/(.)\1*/g, (run, digit: string) => countOf(run.length) + digit);
  if (tail === '') return said;
  return said + (tail.startsWith('0') ? ',' : '!');
}

/** `G` to `Y` count 1 to 19, `g` to `z` twenty to four hundred; they add up. */
function countOf(length: number): string {
  if (length === 1) return '';
  const letter = (first: string, n: number): string => String.fromCharCode(first.charCodeAt(0) + n - 1);
  const whole = 'z'.repeat(Math.floor(length / 400));
  const twenties = Math.floor((length % 400) / 20);
  const ones = length % 20;
  return whole + (twenties > 0 ? letter('g', twenties) : '') + (ones > 0 ? letter('G', ones) : '');
}
