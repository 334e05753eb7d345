import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintBlock } from '../../src/domain/areas/device/document.ts';
import { registerFonts } from '../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../src/main/devices/printer/raster/layout.ts';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';
import { renderDocument } from '../../src/main/devices/printer/raster/render.ts';
import { saleSlip } from './slips.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../resources/fonts')));

// An independent reader: Debian's zbar-tools.
const reader = '/usr/bin/zbarimg';
const cases: readonly [string, PrintBlock, string][] = [
  [
    'a receipt number in bars',
    { kind: 'barcode', symbology: 'code128', text: '01-02-A-000123' },
    'CODE-128:01-02-A-000123',
  ],
  ['an EAN-13', { kind: 'barcode', symbology: 'ean13', text: '2012345012349' }, 'EAN-13:2012345012349'],
  [
    'a link in a QR',
    { kind: 'qr', text: 'https://dukkan.example/r/01-02-A-000123' },
    'QR-Code:https://dukkan.example/r/01-02-A-000123',
  ],
  ['Persian in a QR', { kind: 'qr', text: 'رسید ۱۲۳ ^^', size: 'small' }, 'QR-Code:رسید ۱۲۳ ^^'],
  [
    'a long signed text in a QR',
    { kind: 'qr', text: 'A1-'.repeat(150), size: 'large' },
    `QR-Code:${'A1-'.repeat(150)}`,
  ],
];

describe.skipIf(!existsSync(reader))(
  'read back from the picture by zbarimg (skipped where it is not installed)',
  () => {
    test.each(cases)('%s', (_, block, expected) => {
      for (const width of [384, 576]) {
        const bitmap = renderDocument({ language: 'en', direction: 'ltr', blocks: [block] }, width);
        expect(read(bitmapToPng(bitmap))).toEqual([expected]);
      }
    });

    test('both codes of a whole receipt in Persian', () => {
      const codes = read(bitmapToPng(renderDocument(saleSlip('fa'), 384)));
      expect(codes.sort()).toEqual([
        'CODE-128:01-02-A-000123',
        'QR-Code:https://dukkan.example/r/01-02-A-000123',
      ]);
    });
  },
);

test('every module is a whole number of dots, two at the least', () => {
  for (const [, block] of cases) {
    const { marks } = layoutDocument({ language: 'en', direction: 'ltr', blocks: [block] }, 384);
    for (const mark of marks) {
      if (mark.kind !== 'dots') continue;
      expect(Number.isInteger(mark.scale) && mark.scale >= 2).toBe(true);
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.x + mark.dots.width * mark.scale).toBeLessThanOrEqual(384);
    }
  }
});

function read(png: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'));
  try {
    const path = join(folder, 'slip.png');
    writeFileSync(path, png);
    return execFileSync(reader, ['--quiet', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
