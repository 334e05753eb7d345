/** One-bit pictures: what a thermal head burns, what the screen previews, what the tests compare. */
import { assert } from '../../../../domain/kit/result.ts';

/** Rows of `width / 8` bytes from the top; the most significant bit is the leftmost dot, 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** A white bitmap; `width` is a multiple of 8, as the dots of every print head are. */
export function blankBitmap(width: number, height: number): Bitmap {
  assert(width > 0 && width % 8 === 0, `a bitmap's width is a multiple of 8, got ${width}`);
  return { width, height, bits: new Uint8Array((width / 8) * height) };
}

export const isBlack = ({ width, bits }: Bitmap, x: number, y: number): boolean =>
  ((bits[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** The bytes of each row from the top, as views that copy nothing. */
export function* bitmapRows({ width, height, bits }: Bitmap): Generator<Uint8Array> {
  const stride = width / 8;
  for (let y = 0; y < height; y += 1) yield bits.subarray(y * stride, (y + 1) * stride);
}

/** The slips of a bitmap that is cut above each of the ascending rows `cuts`; they share its bytes. */
export function slipsOf({ width, height, bits }: Bitmap, cuts: readonly number[]): Bitmap[] {
  const stride = width / 8;
  const edges = [0, ...cuts, height];
  return edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0;
    assert(start <= end && end <= height, 'cuts ascend within the bitmap');
    return { width, height: end - start, bits: bits.subarray(start * stride, end * stride) };
  });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Blackens (or whitens) a rectangle; what lies outside the bitmap is left out. */
export function fillBox(bitmap: Bitmap, { x, y, width, height }: Box, black = true): void {
  const left = Math.max(0, x);
  const right = Math.min(bitmap.width, x + width);
  const bottom = Math.min(bitmap.height, y + height);
  for (let row = Math.max(0, y); row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) setDot(bitmap, column, row, black);
  }
}

/** A rectangle of dots, one byte each: 1 is ink, 0 leaves what is there. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Where dots go: each becomes a square of `scale` dots. */
interface Stamping {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** How much taller than wide; 1 unless said otherwise. */
  readonly tall?: number;
  readonly black: boolean;
}

export function stamp(bitmap: Bitmap, dots: Dots, { x, y, scale, tall = 1, black }: Stamping): void {
  const height = scale * tall;
  for (let row = 0; row < dots.height; row += 1) {
    for (let column = 0; column < dots.width; column += 1) {
      if (dots.ink[row * dots.width + column] === 0) continue;
      const box = { x: x + column * scale, y: y + row * height, width: scale, height };
      fillBox(bitmap, box, black);
    }
  }
}

function setDot({ width, bits }: Bitmap, x: number, y: number, black: boolean): void {
  const at = y * (width / 8) + (x >> 3);
  const bit = 0x80 >> (x & 7);
  bits[at] = black ? (bits[at] ?? 0) | bit : (bits[at] ?? 0) & ~bit;
}
