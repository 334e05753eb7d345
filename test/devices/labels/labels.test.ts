/** Labels as they come out of a printer: everything in its place, nothing cut, every code readable. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LabelDesign,
  type LabelFacts,
  labelOf,
  labelPaperNames,
  labelPapers,
} from '../../../src/domain/areas/device/label.ts';
import type { Language } from '../../../src/domain/kit/words.ts';
import { layoutLabel } from '../../../src/main/devices/labels/layout.ts';
import { tspl } from '../../../src/main/devices/labels/tspl.ts';
import { graphicOf, zpl } from '../../../src/main/devices/labels/zpl.ts';
import { type Bitmap, blankBitmap } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { drawLayout } from '../../../src/main/devices/printer/raster/render.ts';
import { resourcesDir } from '../../../src/main/paths.ts';
import { readTspl, readZpl, scan } from './readers.ts';

registerFonts(join(resourcesDir, 'fonts'));

/** 203 dots to the inch, as nearly every label printer has. */
const dotsPerMm = 8;

const tea: LabelFacts = {
  name: 'Black tea, 100 bags',
  pack: null,
  unit: 'piece',
  priceMinor: 24_990,
  ownPriceMinor: 31_000,
  openPrice: false,
  code: '4600000000015',
  currency: 'KGS',
};
const goods: Record<Language, LabelFacts> = {
  en: tea,
  ru: { ...tea, name: 'Помидоры розовые тепличные', unit: 'kg', ownPriceMinor: 24_990, code: 'PLU-42' },
  fa: {
    ...tea,
    name: 'چای سیاه لاهیجان ۵۰۰ گرمی',
    priceMinor: 2_500_000,
    ownPriceMinor: 2_750_000,
    currency: 'IRR',
  },
};
const design = (change: Partial<LabelDesign> = {}): LabelDesign => ({
  kind: 'shelf',
  paper: 'roll58x40',
  code: 'bars',
  date: true,
  ...change,
});
const laid = (language: Language, change: Partial<LabelDesign> = {}, facts = goods[language]) => {
  const made = design(change);
  const text = labelOf(facts, made, { language, date: '20.11.2026' });
  return layoutLabel(text, labelPapers[made.paper], dotsPerMm);
};
const textsOf = (layout: ReturnType<typeof laid>): string[] =>
  layout.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('what a label says', () => {
  const said = (facts: LabelFacts, change: Partial<LabelDesign> = {}) =>
    labelOf(facts, design(change), { language: 'en', date: '20.11.2026' });

  test.each<[string, LabelFacts, object]>([
    ['a price that was lowered', tea, { price: { amount: '249.90' }, oldPrice: '310.00', unitPrice: null }],
    ['a price that was raised', { ...tea, ownPriceMinor: 20_000 }, { oldPrice: null }],
    ['goods by weight', { ...tea, unit: 'kg' }, { unitPrice: '1 kg = 249.90' }],
    [
      'a pack',
      { ...tea, pack: { name: null, qtyMilli: 6000, priceMinor: 140_000 } },
      {
        name: 'Black tea, 100 bags · 6 pcs',
        price: { amount: '1,400.00' },
        oldPrice: null,
        unitPrice: '1 pcs = 249.90',
      },
    ],
    [
      'a price asked at the counter',
      { ...tea, openPrice: true },
      { price: null, oldPrice: null, unitPrice: null },
    ],
    ['a GS1 number', tea, { code: { symbology: 'ean13' } }],
    ['a code of our own', { ...tea, code: 'PLU-42' }, { code: { symbology: 'code128' } }],
    [
      'a number whose check digit is wrong',
      { ...tea, code: '4600000000016' },
      { code: { symbology: 'code128' } },
    ],
    ['a code no bars can say', { ...tea, code: 'чай' }, { code: { symbology: 'qr' } }],
    ['no code', { ...tea, code: null }, { code: null }],
  ])('%s', (_what, facts, expected) => {
    expect(said(facts)).toMatchObject(expected);
  });
});

describe('laid out', () => {
  test('name, old price, price, currency, code and day are on the label', () => {
    expect(textsOf(laid('en'))).toEqual([
      'Black tea, 100 bags',
      '4600000000015',
      '20.11.2026',
      '249.90',
      'som',
      '310.00',
    ]);
  });

  test('the price is the largest there is', () => {
    const layout = laid('en');
    const sizes = layout.marks.flatMap((mark) =>
      mark.kind === 'text' ? [{ text: mark.text, size: mark.font.size }] : [],
    );
    expect(sizes.sort((a, b) => b.size - a.size)[0]?.text).toBe('249.90');
  });

  test('bars too wide for the label become a square', () => {
    const [code] = laid(
      'en',
      { paper: 'roll30x20' },
      { ...tea, code: 'A-VERY-LONG-CODE-0123456789' },
    ).marks.flatMap((mark) => (mark.kind === 'dots' ? [mark.code?.kind] : []));
    expect(code).toBe('qr');
  });

  test('nothing reaches over the edge, whatever the item is', () => {
    const facts = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
      pack: fc.constant(null),
      unit: fc.constantFrom('piece', 'kg'),
      priceMinor: fc.integer({ min: 0, max: 9_999_999_999 }),
      ownPriceMinor: fc.integer({ min: 0, max: 9_999_999_999 }),
      openPrice: fc.boolean(),
      code: fc.constantFrom('4600000000015', 'SKU 1', 'код', null),
      currency: fc.constantFrom('KGS', 'IRR'),
    });
    const designs = fc.record({
      kind: fc.constantFrom('shelf', 'item'),
      paper: fc.constantFrom(...labelPaperNames),
      code: fc.constantFrom('bars', 'qr', 'none'),
      date: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, designs, fc.constantFrom('en', 'ru', 'fa'), (facts, made, language) => {
        const layout = laid(language, made, facts);
        for (const mark of layout.marks) {
          const wide = mark.kind === 'dots' ? mark.dots.width * mark.scale : mark.width;
          expect(mark.x + wide).toBeLessThanOrEqual(layout.width);
          expect(mark.y).toBeLessThanOrEqual(layout.height);
          if (mark.kind !== 'text') expect(mark.x).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const each = (['en', 'ru', 'fa'] as const).flatMap((language) =>
  (['shelf', 'item'] as const).flatMap((kind) =>
    (['bars', 'qr'] as const).flatMap((code) =>
      (['roll58x40', 'roll43x25', 'roll58x30', 'roll30x20'] as const).map(
        (paper) => [language, kind, code, paper] as const,
      ),
    ),
  ),
);

describe('in the printer’s language', () => {
  test.each(each)('%s %s %s on %s: the picture arrives dot by dot', (language, kind, code, paper) => {
    const layout = laid(language, { kind, code, paper });
    const drawn = drawLayout(layout);
    const order = { copies: 3, native: false };
    const fromZpl = readZpl(zpl(layout, order));
    const fromTspl = readTspl(tspl(layout, labelPapers[paper], order));
    expect(alike(fromZpl.bitmap, drawn)).toBe(true);
    expect(alike(fromTspl.bitmap, drawn)).toBe(true);
    expect([fromZpl.copies, fromTspl.copies]).toEqual([3, 3]);
    expect(scan(drawn) ?? goods[language].code).toBe(goods[language].code);
  });

  test('plain letters and bars are left to the printer, and cost a fraction', () => {
    const layout = laid('en');
    const native = { copies: 1, native: true };
    const fromZpl = readZpl(zpl(layout, native));
    expect(fromZpl.bars).toEqual(['460000000001']);
    expect(fromZpl.texts).toEqual([
      'Black tea, 100 bags',
      '4600000000015',
      '20.11.2026',
      '249.90',
      'som',
      '310.00',
    ]);
    const fromTspl = readTspl(tspl(layout, labelPapers.roll58x40, native));
    expect(fromTspl.bars).toEqual(['4600000000015']);
    expect(fromTspl.texts).toContain('249.90');
    const drawn = { copies: 1, native: false };
    expect(zpl(layout, native).length * 4).toBeLessThan(zpl(layout, drawn).length);
    expect(tspl(layout, labelPapers.roll58x40, native).length * 4).toBeLessThan(
      tspl(layout, labelPapers.roll58x40, drawn).length,
    );
  });

  test('Persian letters are drawn beside the printer’s own bars', () => {
    const layout = laid('fa');
    const { bars, texts, bitmap } = readZpl(zpl(layout, { copies: 1, native: true }));
    expect(bars).toEqual(['460000000001']);
    expect(texts.join('')).not.toMatch(/[^\x20-\x7e]/);
    expect(bitmap.bits.some((byte) => byte !== 0)).toBe(true);
  });

  test('a name with the printer’s own signs in it is drawn, not obeyed', () => {
    const layout = laid('en', {}, { ...tea, name: 'Tea ^XZ ~JA "x"' });
    const said = Buffer.from(zpl(layout, { copies: 1, native: true })).toString('latin1');
    expect(said.indexOf('^XZ')).toBe(said.length - 4);
    expect(readTspl(tspl(layout, labelPapers.roll58x40, { copies: 1, native: true })).texts).not.toContain(
      'Tea ^XZ ~JA "x"',
    );
  });

  test('any picture survives Zebra’s counting of runs', () => {
    const bits = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }))
      .chain(([stride, height]) =>
        fc
          .array(fc.constantFrom(0x00, 0x00, 0xff, 0x0f, 0xa5), {
            minLength: stride * height,
            maxLength: stride * height,
          })
          .map((bytes): Bitmap => ({ ...blankBitmap(stride * 8, height), bits: Uint8Array.from(bytes) })),
      );
    fc.assert(
      fc.property(bits, (bitmap) => {
        const stride = bitmap.width / 8;
        const total = bitmap.bits.length;
        const said = `^XA^PW${bitmap.width}^LL${bitmap.height}^FO0,0^GFA,${total},${total},${stride},${graphicOf(bitmap)}^FS^PQ1^XZ`;
        expect(alike(readZpl(Buffer.from(said)).bitmap, bitmap)).toBe(true);
      }),
    );
  });
});

const alike = (a: Bitmap, b: Bitmap): boolean =>
  a.width === b.width && a.height === b.height && Buffer.compare(a.bits, b.bits) === 0;
