/** Whatever a slip says, in any sizes and columns: letters and pictures take turns, none in the other’s way. */

import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../src/domain/areas/device/document.ts';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { escpos } from '../../../src/main/devices/printer/escpos.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../../src/main/devices/printer/raster/layout.ts';
import { drawLayout } from '../../../src/main/devices/printer/raster/render.ts';
import { typesetter } from '../../../src/main/devices/printer/raster/typeface.ts';
import { stripsOf } from '../../../src/main/devices/printer/strips.ts';
import { hugeSlip, slipLanguages } from '../slips.ts';
import { decode } from './decoder.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../../resources/fonts')));

const typed = (widthDots: PrinterProfile['widthDots'], narrow: number | null): PrinterProfile => ({
  ...plainPrinter(widthDots),
  type: { maker: 'epson', numbers: {}, pages: ['cp866', 'cp1251', 'cp1254'], narrow },
  codes: 'own',
});

/** Prints, and holds the paper against what was laid out. */
function print(document: PrintDocument, profile: PrinterProfile): void {
  const { widthDots } = profile;
  const layout = layoutDocument(document, widthDots, new Map(), profile.type && typesetter(profile.type));
  const strips = stripsOf(layout);
  const paper = decode(escpos({ bitmap: drawLayout(layout), strips }, profile), { widthDots });
  const lines = strips.filter((strip) => strip.kind === 'line');
  const texts = (said: string) => said.replaceAll(/\s+/g, ' ').trim();
  const wanted = lines.map(({ spans }) => texts(spans.map(({ text }) => text).join(' ')));
  expect(paper.lines.map(({ text }) => texts(text))).toEqual(wanted.filter((line) => line !== ''));
  for (const { to } of paper.lines) expect(to).toBeLessThanOrEqual(widthDots);
}

const word = fc.oneof(
  fc.constantFrom(
    'Хлеб',
    'Bread',
    'Өрүк',
    'Şeker',
    'نان',
    '۱۲۳',
    '−1 250,00',
    '45.00',
    '«Щ»',
    '…',
    '×',
    '№7',
    '₸',
    '🙂',
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const style = fc.record(
  {
    size: fc.constantFrom('normal', 'large', 'huge'),
    bold: fc.boolean(),
    muted: fc.boolean(),
    maxLines: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);
const align = fc.constantFrom('start', 'center', 'end');
const block = fc.oneof(
  fc.record({ said: text, style, align }).map(({ said, style: own, align: to }) => ({
    kind: 'text',
    text: said,
    align: to,
    ...own,
  })),
  fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      kind: fc.constant('columns'),
      columns: fc.array(
        fc
          .record({
            own: style,
            align,
            weight: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
          })
          .map(({ own, ...column }) => ({ ...own, ...column })),
        { minLength: count, maxLength: count },
      ),
      rows: fc.array(fc.record({ cells: fc.array(text, { minLength: count, maxLength: count }) }), {
        maxLength: 4,
      }),
    }),
  ),
  fc.constant({ kind: 'rule' }),
  fc.constant({ kind: 'cut' }),
  fc.constant({ kind: 'qr', text: 'https://dukkan.example' }),
) as fc.Arbitrary<PrintBlock>;

test('any slip comes out with every line in its place and none wider than the paper', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 6 }),
      fc.constantFrom('ltr', 'rtl'),
      fc.constantFrom(384, 512, 576, 640),
      fc.constantFrom(9, null),
      (blocks, direction, widthDots, narrow) =>
        print({ language: 'ru', direction, blocks } as PrintDocument, typed(widthDots, narrow)),
    ),
    { numRuns: 300 },
  );
});

test.each(slipLanguages)('the longest receipt in %s comes out on every paper', (language) => {
  for (const widthDots of [384, 512, 576, 640] as const) print(hugeSlip(language), typed(widthDots, 9));
});
