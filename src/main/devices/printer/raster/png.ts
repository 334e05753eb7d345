/** One-bit PNG: a receipt takes some kilobytes, and a viewer shows it at the size of the paper. */
import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';
import { dotsPerInch } from './pdf.ts';

export function bitmapToPng({ width, height, bits }: Bitmap): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // one bit a pixel, of grey
  const perMetre = Math.round(dotsPerInch / 0.0254);
  const size = Buffer.alloc(9);
  size.writeUInt32BE(perMetre, 0);
  size.writeUInt32BE(perMetre, 4);
  size[8] = 1;
  const stride = width / 8;
  // Each row begins with its filter, none; in PNG a set bit is white.
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < stride; x += 1) rows[y * (stride + 1) + 1 + x] = ~(bits[y * stride + x] ?? 0);
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('pHYs', size),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
