/** From the thread where slips are drawn to the printer's bytes. */

import { afterAll, expect, test } from 'vitest';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { escpos, pictureSlip } from '../../../src/main/devices/printer/escpos.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { openStudio } from '../../../src/main/devices/printer/studio.ts';
import { saleSlip } from '../slips.ts';
import { decode } from './decoder.ts';

const studio = openStudio();
afterAll(() => studio.close());

const typed: PrinterProfile = {
  ...plainPrinter(576),
  type: { maker: 'xprinter', numbers: { cp866: 7 }, pages: ['cp866'], narrow: 9 },
};

test('a printer with type of its own gets letters under its own numbers, any other the same slip in dots', async () => {
  const letters = await studio.draw(saleSlip('ru'), 576, typed.type);
  const strips = letters.strips ?? [];
  const mixed = decode(escpos({ bitmap: letters.bitmap, strips }, typed), {
    widthDots: 576,
    pages: { 7: 'cp866' },
  });
  expect(mixed.lines.map(({ text }) => text.trim())).toContain('Магазин "У дома" №7');
  const { bitmap, cuts } = await studio.draw(saleSlip('ru'), 576);
  const dots = decode(escpos(pictureSlip(bitmap, cuts), plainPrinter(576)), { widthDots: 576 });
  expect(dots.lines).toEqual([]);
  expect(dots.bitmap.bits.subarray(0, bitmap.bits.length)).toEqual(bitmap.bits);
});
