import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CodePattern,
  CodePatterns,
  faultOf,
  firstPatterns,
  holds,
  readLabel,
  verifierOf,
} from '../../../src/domain/areas/catalogue/code-patterns.ts';
import { gs1Date, saidByLabel, sellByLabel } from '../../../src/domain/areas/catalogue/label.ts';
import { checkDigitOf } from '../../../src/domain/kit/barcode.ts';
import { calendarDate } from '../../../src/domain/kit/calendar.ts';
import { minor, priceOf } from '../../../src/domain/kit/money.ts';
import { must } from '../../../src/domain/kit/result.ts';

const grams = 3;
const patterns: CodePattern[] = [
  { pattern: '2.IIIIIWWWWWC', decimals: grams },
  { pattern: '22IIIIIPPPPPC', decimals: 2 },
  { pattern: '23IIIIIQQQQQC', decimals: 0 },
  { pattern: '24IIIIVPPPPPC', decimals: 0 },
  { pattern: '25IIIIIIWWWWC', decimals: 2 },
  { pattern: '02IIIIVPPPPPC', decimals: 2 },
];
/** A row of digits closed with its check digit. */
const closed = (body: string): string => `${body}${checkDigitOf(body)}`;

describe('a label of the shop’s own', () => {
  test.each([
    ['350 g of item 12345', '2012345003507', '2', 'weight', '12345', 350],
    ['350 g of item 42', '2100042003507', '2', 'weight', '00042', 350],
    ['12.50 for item 12345', '2212345012503', '22', 'price', '12345', 1250],
    ['three pieces', closed('231234500003'), '23', 'pieces', '12345', 3],
    ['350 hundredths of a kilogram, a code of six', closed('251234560350'), '25', 'weight', '123456', 350],
    ['a UPC-A with a price and its verifier', closed('21234614685'), '02', 'price', '1234', 14_685],
    ['the same as an EAN-13', `0${closed('21234614685')}`, '02', 'price', '1234', 14_685],
    ['typed in Persian digits', '۲۰۱۲۳۴۵۰۰۳۵۰۷', '2', 'weight', '12345', 350],
  ])('says %s', (_what, code, prefix, value, itemCode, amount) => {
    const label = must(readLabel(code, patterns), 'a label');
    expect(label).toMatchObject({ prefix, value, itemCode, amount });
    expect(holds(label.checkDigit)).toBe(true);
  });

  test.each([
    ['another prefix', '4600000000015'],
    ['too short', '20123450035'],
    ['letters', '20123A5003507'],
    ['nothing', ''],
  ])('is not %s', (_what, code) => expect(readLabel(code, patterns)).toBeNull());

  test('belongs to the longest prefix, in whatever order the patterns stand', () => {
    for (const order of [patterns, patterns.toReversed()]) {
      expect(readLabel('2212345012503', order)?.pattern.pattern).toBe('22IIIIIPPPPPC');
      expect(readLabel('2712345012508', order)?.pattern.pattern).toBe('2.IIIIIWWWWWC');
    }
  });

  test('gives the code it would have without a value', () => {
    expect(readLabel('2012345003507', patterns)?.blank).toBe(closed('201234500000'));
    expect(readLabel(closed('241234614685'), patterns)?.blank).toBe(closed('241234000000'));
  });

  test.each([
    ['a wrong check digit', '2012345003508', 'checkDigit'],
    ['a wrong verifier', closed('241234514685'), 'verifier'],
    ['no weight', closed('201234500000'), 'noWeight'],
    ['no price', closed('221234500000'), 'noPrice'],
    ['no pieces', closed('231234500000'), 'noPieces'],
  ])('with %s sells nothing', (_what, code, why) => {
    const said = saidByLabel(must(readLabel(code, patterns), 'a label'), 'KGS');
    expect(said).toMatchObject({ ok: false, refusal: { code: why } });
  });

  test('whose price is finer than the money sells nothing', () => {
    const label = must(readLabel('2212345012513', [{ pattern: '22IIIIIPPPPPC', decimals: 2 }]), 'a label');
    expect(saidByLabel({ ...label, checkDigit: { is: 0, must: 0 } }, 'IRR')).toMatchObject({
      refusal: { code: 'tooFine' },
    });
  });
});

describe('the verifier of a price', () => {
  // Both examples of the GS1 General Specifications, 7.9.3 and 7.9.4.
  test.each([
    ['2875', 9],
    ['14685', 6],
  ])('%s is verified by %i', (value, digit) => expect(verifierOf(value)).toBe(digit));
});

describe('a pattern', () => {
  test.each([
    ['20IIIIIWWWWWC', null],
    ['2IIIIIIWWWWWC', null],
    ['2IIIIIVPPPPC', null],
    ['20IIIIIWWWWVC', null],
    ['20IIIIIWWWWW', 'shape'],
    ['IIIIIWWWWWC', 'shape'],
    ['20IIWIIWWWC', 'shape'],
    ['20IWC', 'length'],
    ['20.....WWWWWC', 'noItem'],
    ['20IIIIIIIIIIC', 'noValue'],
    ['20IIIPPPWWWWC', 'twoValues'],
    ['20VIIIIWWWWWC', 'verifier'],
    ['20IIIIIVWWWC', 'verifier'],
    ['', 'shape'],
  ])('%s: %s', (pattern, fault) => expect(faultOf({ pattern, decimals: 3 }, [])).toBe(fault));

  test('whose prefix another has already is refused, as an UPC-A too', () => {
    const twin = { pattern: '2IIIIIVPPPPC', decimals: 2 };
    expect(faultOf(twin, [{ pattern: '02IIIIIWWWWWC', decimals: 3 }])).toBe('taken');
    expect(CodePatterns.safeParse([twin, twin]).success).toBe(false);
    expect(CodePatterns.safeParse(firstPatterns).success).toBe(true);
  });
});

const apples = {
  unit: 'kg',
  decimals: 3,
  weighed: true,
  openPrice: false,
  priceMinor: minor(12_000),
  pack: null,
};
const said = { weight: null, length: null, volume: null, pieces: null, price: null, byScale: true };

describe('what a label sells', () => {
  test.each([
    ['a weight of what is weighed', apples, { weight: 350 }, 350, null],
    [
      'grams of an item counted in grams',
      { ...apples, unit: 'gram', decimals: 0 },
      { weight: 350 },
      350_000,
      null,
    ],
    ['a price, the weight from it', apples, { price: minor(1250) }, 104, 1250],
    [
      'a price below the price of a gram',
      { ...apples, priceMinor: minor(9_000_000) },
      { price: minor(1) },
      1,
      1,
    ],
    ['a price, ten grams the finest', { ...apples, decimals: 2 }, { price: minor(1250) }, 100, 1250],
    ['both as they stand', apples, { weight: 350, price: minor(4000) }, 350, 4000],
    [
      'pieces that make the price',
      { ...apples, decimals: 0, weighed: false },
      { price: minor(36_000) },
      3000,
      36_000,
    ],
    [
      'one piece at another price',
      { ...apples, decimals: 0, weighed: false },
      { price: minor(37_000) },
      1000,
      37_000,
    ],
    [
      'one where the price is asked',
      { ...apples, decimals: 0, weighed: false, openPrice: true },
      { price: minor(5) },
      1000,
      5,
    ],
  ])('is %s', (_what, item, says, qtyMilli, totalMinor) => {
    expect(sellByLabel(item, { ...said, ...says })).toEqual({ ok: true, value: { qtyMilli, totalMinor } });
  });

  test.each([
    [
      'weighed by a scale, sold by the piece',
      { decimals: 0, weighed: false, unit: 'piece' },
      { weight: 350 },
      'notWeighed',
    ],
    ['a price where the item has none', { priceMinor: minor(0) }, { price: minor(1250) }, 'noUnitPrice'],
    [
      'a price that no weight explains',
      { priceMinor: minor(1) },
      { price: minor(9_999_999_999_999) },
      'tooMuch',
    ],
  ])('is nothing: %s', (_what, item, says, why) => {
    expect(sellByLabel({ ...apples, ...item }, { ...said, ...says })).toMatchObject({
      refusal: { code: why },
    });
  });

  test('weighs as near to its price as the item is measured', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (price, unit) => {
          const item = { ...apples, priceMinor: minor(unit) };
          const sold = sellByLabel(item, { ...said, price: minor(price) });
          if (!sold.ok) return;
          const { qtyMilli, totalMinor } = sold.value;
          expect(totalMinor).toBe(price);
          // A step more or less is no nearer.
          const off = Math.abs(priceOf(item.priceMinor, must(qtyMilli, 'a weight')) - price);
          expect(off).toBeLessThanOrEqual(Math.max(1, unit / 1000));
        },
      ),
      { seed: 20_261_120 },
    );
  });
});

describe('a date of a label', () => {
  test.each([
    ['261231', '2026-12-31'],
    ['270200', '2027-02-28'],
    ['280200', '2028-02-29'],
    ['751231', '2075-12-31'],
    ['771231', '1977-12-31'],
    ['261301', null],
    ['260230', null],
    ['2612', null],
  ])('%s is %s', (digits, date) => expect(gs1Date(digits, calendarDate('2026-11-20'))).toBe(date));
});

test('whatever a shop writes for patterns and prices, a label sells something sensible or nothing', () => {
  const written = fc
    .tuple(
      fc.stringMatching(/^\d{1,3}$/),
      fc.integer({ min: 2, max: 7 }),
      fc.constantFrom('W', 'P', 'Q'),
      fc.integer({ min: 3, max: 9 }),
    )
    .map(([prefix, item, letter, value]) => `${prefix}${'I'.repeat(item)}${letter.repeat(value)}C`);
  const pattern = fc.record({ pattern: written, decimals: fc.integer({ min: -3, max: 3 }) });
  const item = fc.record({
    unit: fc.constantFrom('kg', 'gram', 'piece', 'litre', 'ml', 'metre'),
    decimals: fc.integer({ min: 0, max: 3 }),
    weighed: fc.boolean(),
    openPrice: fc.boolean(),
    priceMinor: fc.integer({ min: 0, max: 10_000_000_000_000 }).map(minor),
    pack: fc.constant(null),
  });
  fc.assert(
    fc.property(pattern, item, fc.bigInt({ min: 0n, max: 10n ** 22n }), (one, sold, random) => {
      const digits = /^\d+/.exec(one.pattern)?.[0] ?? '';
      const body = `${digits}${random}${'7'.repeat(24)}`.slice(0, one.pattern.length - 1);
      const label = readLabel(closed(body), [one]);
      if (faultOf(one, []) !== null) {
        expect(label).toBeNull();
        return;
      }
      const says = saidByLabel(must(label, 'a label'), 'KGS');
      const what = says.ok ? sellByLabel(sold, says.value) : says;
      if (!what.ok) return;
      const { qtyMilli, totalMinor } = what.value;
      expect(qtyMilli).toBeGreaterThan(0);
      if (says.ok) expect(totalMinor).toBe(says.value.price);
    }),
    { numRuns: 3000, seed: 20_261_120 },
  );
});
