/** Pictures kept beside the tests and compared dot by dot; `UPDATE_GOLDEN=1` draws them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { must } from '../../src/domain/kit/result.ts';
import { type Bitmap, isBlack } from '../../src/main/devices/printer/raster/bitmap.ts';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';

const folder = join(import.meta.dirname, 'golden');

export function expectGolden(name: string, bitmap: Bitmap): void {
  const path = join(folder, `${name}.png`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bitmapToPng(bitmap));
    return;
  }
  expect(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 draws it`).toBe(true);
  const difference = differenceOf(bitmap, readPng(readFileSync(path)));
  if (difference === null) return;
  const actual = join('test-results', `${name}.png`);
  mkdirSync('test-results', { recursive: true });
  writeFileSync(actual, bitmapToPng(bitmap));
  expect.fail(`${name} ${difference}; compare ${actual} with ${path}, UPDATE_GOLDEN=1 accepts it`);
}

function differenceOf(actual: Bitmap, golden: Bitmap): string | null {
  if (actual.width !== golden.width || actual.height !== golden.height) {
    return `is ${actual.width} × ${actual.height}, was ${golden.width} × ${golden.height}`;
  }
  let dots = 0;
  let firstRow: number | undefined;
  for (let y = 0; y < actual.height; y += 1) {
    for (let x = 0; x < actual.width; x += 1) {
      if (isBlack(actual, x, y) === isBlack(golden, x, y)) continue;
      dots += 1;
      firstRow ??= y;
    }
  }
  return dots === 0 ? null : `differs in ${dots} dots from row ${firstRow} on`;
}

/** Reads the PNGs we write (one bit, grey, unfiltered rows) by the format's own rules. */
export function readPng(file: Buffer): Bitmap {
  expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = must(chunks.get('IHDR'), 'a PNG has a header');
  expect([...header.subarray(8)], 'one bit of grey, deflated, not interlaced').toEqual([1, 0, 0, 0, 0]);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const stride = width / 8;
  const rows = inflateSync(must(chunks.get('IDAT'), 'a PNG has rows'));
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    expect(rows[y * (stride + 1)], 'an unfiltered row').toBe(0);
    for (let x = 0; x < stride; x += 1)
      bits[y * stride + x] = ~must(rows[y * (stride + 1) + 1 + x], 'a byte');
  }
  return { width, height, bits };
}
