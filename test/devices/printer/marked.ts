/** Slips whose every row says whose it is, and what can be read of them on paper afterwards. */
import { createHash } from 'node:crypto';
import type { PrintDocument } from '../../../src/domain/areas/device/document.ts';
import { type Bitmap, blankBitmap } from '../../../src/main/devices/printer/raster/bitmap.ts';

/** Each row of a slip says whose it is and which: no byte of it is a command in real time. */
const mark = [0xc3, 0x3c, 0xa5];
const nibbles = (hex: string): number[] => [...hex].map((digit) => 0xa0 | Number.parseInt(digit, 16));
const rowsOf = (name: string): number => 20 + (Number.parseInt(name.slice(0, 2), 16) % 60);

/** 384 dots wide; its name is what it says. */
export function drawn(document: PrintDocument) {
  const name = createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 16);
  const bitmap = blankBitmap(384, rowsOf(name));
  for (let y = 0; y < bitmap.height; y += 1) {
    bitmap.bits.set([...mark, ...nibbles(name), ...nibbles(y.toString(16).padStart(2, '0'))], y * 48);
    bitmap.bits.fill(0xff, y * 48 + 30, (y + 1) * 48);
  }
  return { name, isCopy: document.copyMark !== undefined, bitmap };
}

/** How often each slip was begun on paper, and how often it came out whole. */
export function readPaper(paper: Uint8Array): Map<string, { begun: number; whole: number }> {
  const sheets = new Map<string, { begun: number; whole: number }>();
  let rows = 0;
  for (let at = paper.indexOf(mark[0] ?? 0); at >= 0; at = paper.indexOf(mark[0] ?? 0, at + 1)) {
    const row = paper.subarray(at, at + 48);
    if (row[1] !== mark[1] || row[2] !== mark[2]) continue;
    // A row cut off in its midst is no row; what follows it on paper is something else.
    if (row.length < 48 || row.subarray(3, 21).some((byte) => byte >> 4 !== 0xa) || row[47] !== 0xff)
      continue;
    const digits = Array.from(row.subarray(3, 21), (byte) => (byte & 15).toString(16)).join('');
    const [name, n] = [digits.slice(0, 16), Number.parseInt(digits.slice(16), 16)];
    const sheet = sheets.get(name) ?? { begun: 0, whole: 0 };
    if (n === 0) sheet.begun += 1;
    rows = n === 0 ? 1 : n === rows ? rows + 1 : Number.NEGATIVE_INFINITY;
    if (rows === rowsOf(name)) sheet.whole += 1;
    sheets.set(name, sheet);
  }
  return sheets;
}

/** Whose slip this is. */
export const nameOn = ({ bits }: Bitmap): string =>
  Array.from(bits.subarray(3, 19), (byte) => (byte & 15).toString(16)).join('');
