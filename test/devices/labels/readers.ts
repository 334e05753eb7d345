/** Label languages read back by rules of their manuals, apart from the code that writes them; and a scanner's eye. */
import { type Bitmap, blankBitmap, fillBox } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { readCodes, zbarIsHere } from '../printer/zbar.ts';

/** A label as a printer would understand it. */
export interface ReadLabel {
  /** Pictures and boxes. */
  readonly bitmap: Bitmap;
  readonly copies: number;
  /** What the printer sets itself, as it was told. */
  readonly texts: readonly string[];
  readonly bars: readonly string[];
}

/** Throws on a command it does not know. */
export function readZpl(bytes: Uint8Array): ReadLabel {
  const said = Buffer.from(bytes).toString('latin1');
  let [width, height, copies, x, y] = [0, 0, 0, 0, 0];
  let bitmap: Bitmap | null = null;
  const page = () => (bitmap ??= blankBitmap(width, height));
  const texts: string[] = [];
  const bars: string[] = [];
  let field: 'text' | 'bars' | null = null;
  for (const [, name = '', rest = ''] of said.matchAll(/\^([A-Z][A-Z0-9@])([^^]*)/g)) {
    const args = rest.trim().split(',');
    const at = (n: number) => Number(args[n]);
    if (name === 'PW') width = Number(rest);
    else if (name === 'LL') height = Number(rest);
    else if (name === 'PQ') copies = at(0);
    else if (name === 'FO') [x, y] = [at(0), at(1)];
    else if (name === 'GB') fillBox(page(), { x, y, width: at(0), height: at(1) });
    else if (name === 'GF') {
      if (args[0] !== 'A' || at(1) !== at(2)) throw new Error(`^GF${rest.slice(0, 30)}`);
      put(page(), unsqueeze(args.slice(4).join(','), at(3), at(2)), { x, y, stride: at(3) });
    } else if (name === 'A0') field = 'text';
    else if (name === 'BE' || name === 'BC') field = 'bars';
    else if (name === 'FD') (field === 'bars' ? bars : texts).push(rest);
    else if (!['XA', 'XZ', 'CI', 'LH', 'BY', 'FB', 'FS'].includes(name)) throw new Error(`^${name}`);
  }
  return { bitmap: page(), copies, texts, bars };
}

/** Zebra's counted hexadecimal. */
function unsqueeze(graphic: string, stride: number, total: number): Uint8Array {
  const rows: string[] = [];
  let row = '';
  let count = 0;
  const end = () => {
    rows.push(row);
    row = '';
  };
  for (const sign of graphic) {
    if (/[G-Y]/.test(sign)) count += sign.charCodeAt(0) - 70;
    else if (/[g-z]/.test(sign)) count += (sign.charCodeAt(0) - 102) * 20;
    else if (/[0-9A-F]/.test(sign)) {
      row += sign.repeat(count || 1);
      count = 0;
      if (row.length === stride * 2) end();
    } else if (sign === ',' || sign === '!') {
      row = row.padEnd(stride * 2, sign === ',' ? '0' : 'F');
      end();
    } else if (sign === ':') rows.push(rows.at(-1) ?? '');
    else throw new Error(`${sign} in a graphic`);
  }
  const bytes = Buffer.from(rows.join(''), 'hex');
  if (bytes.length !== total || row !== '') throw new Error(`${bytes.length} bytes of ${total}`);
  return bytes;
}

export function readTspl(bytes: Uint8Array): ReadLabel {
  const raw = Buffer.from(bytes);
  let bitmap: Bitmap | null = null;
  let copies = 0;
  const texts: string[] = [];
  const bars: string[] = [];
  for (let at = 0; at < raw.length; ) {
    const end = raw.indexOf('\r\n', at);
    const line = raw.subarray(at, end < 0 ? raw.length : end).toString('latin1');
    const [, name = '', rest = ''] = /^([A-Z]+) ?(.*)$/s.exec(line) ?? [];
    const args = rest.split(',');
    const number = (n: number) => Number(args[n]);
    at = end + 2;
    const page = bitmap;
    if (name === 'SIZE') {
      const [wide = 0, high = 0] = args.map((arg) => Math.round(Number.parseFloat(arg) * 8));
      bitmap = blankBitmap(Math.floor(wide / 8) * 8, high);
    } else if (name === 'BITMAP' && page) {
      const stride = number(2);
      const start = at - 2 - line.length + line.split(',').slice(0, 5).join(',').length + 1;
      const data = raw.subarray(start, start + stride * number(3)).map((byte) => ~byte);
      put(page, data, { x: number(0), y: number(1), stride });
      at = start + data.length + 2;
    } else if (name === 'BAR' && page) {
      fillBox(page, { x: number(0), y: number(1), width: number(2), height: number(3) });
    } else if (name === 'TEXT') texts.push(/"([^"]*)"$/.exec(rest)?.[1] ?? '');
    else if (name === 'BARCODE') bars.push(/"([^"]*)"$/.exec(rest)?.[1] ?? '');
    else if (name === 'PRINT') copies = number(1);
    else if (!['GAP', 'DIRECTION', 'REFERENCE', 'CLS'].includes(name)) throw new Error(line.slice(0, 40));
  }
  if (!bitmap) throw new Error('a label has a size');
  return { bitmap, copies, texts, bars };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly stride: number;
}

function put(page: Bitmap, bytes: Uint8Array, { x, y, stride }: Place): void {
  bytes.forEach((byte, n) => {
    for (let bit = 0; bit < 8; bit += 1) {
      if ((byte & (0x80 >> bit)) === 0) continue;
      fillBox(page, { x: x + (n % stride) * 8 + bit, y: y + Math.floor(n / stride), width: 1, height: 1 });
    }
  });
}

/** What a scanner reads off it; null where zbar is not installed. */
export function scan(bitmap: Bitmap): string | null {
  if (!zbarIsHere) return null;
  const margin = 40;
  // Somebody's hand holds the label: there is white about it.
  const wide = blankBitmap(bitmap.width + 2 * margin, bitmap.height + 2 * margin);
  put(wide, bitmap.bits, { x: margin, y: margin, stride: bitmap.width / 8 });
  const [read = ''] = readCodes(wide);
  return read.slice(read.indexOf(':') + 1);
}
