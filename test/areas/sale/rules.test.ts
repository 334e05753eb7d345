import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Basket, BasketLine, SoldLine } from '../../../src/domain/areas/sale/basket.ts';
import { giveBack, roundingByLine, totalBack } from '../../../src/domain/areas/sale/refund-rules.ts';
import { discountRates, lineTaxes, reckon } from '../../../src/domain/areas/sale/rules.ts';
import type { Discount, TaxRef } from '../../../src/domain/areas/sale/sale.ts';
import {
  asPaid,
  checkTender,
  dueAbroad,
  exchange,
  instalmentPlan,
  quickCash,
  settle,
} from '../../../src/domain/areas/sale/tender-rules.ts';
import { minor, qtyMilli, sum, zero } from '../../../src/domain/kit/money.ts';
import { must } from '../../../src/domain/kit/result.ts';

const vat = (rateBp: number, included = true): TaxRef => ({
  taxId: `tax-${rateBp}-${included}`,
  name: `VAT ${rateBp}`,
  rateBp,
  included,
});

const line = (over: Partial<BasketLine> = {}): BasketLine => ({
  id: 'line',
  itemId: 'item',
  name: 'Tea',
  sku: null,
  barcode: null,
  categoryId: null,
  unit: 'piece',
  decimals: 0,
  packQtyMilli: 1000,
  components: null,
  qtyMilli: 1000,
  unitPriceMinor: 10_000,
  listPriceMinor: null,
  costMinor: null,
  taxes: [],
  discount: null,
  staffId: null,
  staffName: null,
  note: null,
  weightTyped: false,
  tareMilli: null,
  labelMinor: null,
  mark: null,
  givenBack: null,
  ...over,
});

const basket = (
  lines: BasketLine[],
  discount: Discount | null = null,
): Pick<Basket, 'lines' | 'discount'> => ({
  lines,
  discount,
});

describe('what a basket comes to', () => {
  test.each([
    { what: 'one piece', lines: [line()], total: 10_000 },
    { what: 'three pieces', lines: [line({ qtyMilli: 3000 })], total: 30_000 },
    {
      what: '350 g at 89.90',
      lines: [line({ qtyMilli: 350, unitPriceMinor: 8990, decimals: 3 })],
      total: 3147,
    },
    { what: 'a half rounds up', lines: [line({ qtyMilli: 500, unitPriceMinor: 1, decimals: 3 })], total: 1 },
    { what: '10 % off a line', lines: [line({ discount: { kind: 'percent', bp: 1000 } })], total: 9000 },
    {
      what: 'an amount off a line',
      lines: [line({ discount: { kind: 'amount', minor: 2500 } })],
      total: 7500,
    },
    {
      what: 'no more off than the line',
      lines: [line({ discount: { kind: 'amount', minor: 99_999 } })],
      total: 0,
    },
    { what: '12 % on top', lines: [line({ taxes: [vat(1200, false)] })], total: 11_200 },
    { what: '12 % within', lines: [line({ taxes: [vat(1200)] })], total: 10_000 },
  ])('$what comes to $total', ({ lines, total }) => {
    expect(reckon(basket(lines)).linesMinor).toBe(total);
  });

  test('a discount of the basket is shared to the last minor unit', () => {
    const totals = reckon(basket([line(), line(), line()], { kind: 'amount', minor: 100 }));
    expect(totals.lines.map((each) => each.basketDiscountMinor)).toEqual([34, 33, 33]);
    expect(totals.linesMinor).toBe(29_900);
  });

  test('two included taxes are taken out together and split by rate', () => {
    const taxes = lineTaxes(minor(11_400), [vat(1200), vat(200)]);
    expect(taxes.map((tax) => [tax.baseMinor, tax.taxMinor])).toEqual([
      [10_000, 1200],
      [10_000, 200],
    ]);
  });

  test('a tax on top is reckoned on what remains after the included one', () => {
    const [, sales] = lineTaxes(minor(11_200), [vat(1200), vat(500, false)]);
    expect(must(sales, 'tax').taxMinor).toBe(500);
  });

  test('a pack costs what its pieces cost', () => {
    const totals = reckon(basket([line({ packQtyMilli: 6000, qtyMilli: 2000, costMinor: 700 })]));
    expect(totals.costMinor).toBe(8400);
  });

  test.each([
    { what: 'line and basket together', prices: [10_000], lineBp: 1000, basketBp: 1000, rates: [1900] },
    { what: 'a half rounded up', prices: [9750], lineBp: 1500, basketBp: 0, rates: [1500] },
    {
      what: 'shares of the last units, at the least rate that gives them',
      prices: [333, 333, 333],
      lineBp: 0,
      basketBp: 1000,
      rates: [996, 996, 996],
    },
  ])('a ceiling is held against $what', ({ prices, lineBp, basketBp, rates }) => {
    const discount = lineBp > 0 ? ({ kind: 'percent', bp: lineBp } as const) : null;
    const lines = prices.map((unitPriceMinor) => line({ unitPriceMinor, discount }));
    expect(discountRates(reckon(basket(lines, { kind: 'percent', bp: basketBp })).lines)).toEqual(rates);
  });
});

const anyTax = fc.record({ rateBp: fc.integer({ min: 1, max: 3000 }), included: fc.boolean() });
const anyDiscount: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), minor: fc.integer({ min: 0, max: 500_000 }) }),
);
const anyLine: fc.Arbitrary<BasketLine> = fc
  .record({
    qtyMilli: fc.integer({ min: 1, max: 50_000 }),
    unitPriceMinor: fc.integer({ min: 0, max: 1_000_000 }),
    costMinor: fc.option(fc.integer({ min: 0, max: 900_000 })),
    discount: anyDiscount,
    taxes: fc.array(anyTax, { maxLength: 3 }),
  })
  .map(({ taxes, ...rest }) =>
    line({ ...rest, taxes: taxes.map((tax, i) => ({ ...tax, taxId: `t${i}`, name: `t${i}` })) }),
  );

describe('whatever the mix of discounts and taxes', () => {
  test('a basket adds up: lines = gross − discounts + added taxes, and nothing is below zero', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), anyDiscount, (lines, discount) => {
        const totals = reckon(basket(lines, discount));
        expect(sum(totals.lines.map((each) => each.totalMinor))).toBe(totals.linesMinor);
        expect(sum(totals.taxes.map((tax) => minor(tax.taxMinor)))).toBe(totals.taxMinor);
        for (const each of totals.lines) expect(each.totalMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('refunds in any parts add up to what was paid, never to more, rounding and taxes included', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 6 }),
        anyDiscount,
        fc.constantFrom(1, 25, 100, 1000),
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 8 }),
        (lines, discount, cashStep, parts) => {
          const totals = reckon(basket(lines, discount));
          const paid = settle(
            {
              linesMinor: totals.linesMinor,
              carriedRoundingMinor: zero,
              tipMinor: zero,
              cashStep,
              refundCapMinor: null,
            },
            [{ method: 'cash', amountMinor: 2_000_000_000_000 }],
          );
          const roundings = roundingByLine(paid.roundingMinor, lines, totals.lines);
          const returned = lines.map((each, i) => {
            const was = must(totals.lines[i], 'line');
            const sold = soldLine(each, was, must(roundings[i], 'share'));
            return refundInParts(sold, parts);
          });
          expect(returned.reduce((a, b) => a + b.total + b.rounding, 0)).toBe(-paid.totalMinor || 0);
          for (const [i, each] of returned.entries()) {
            expect(each.tax).toBe(-must(totals.lines[i], 'line').taxMinor || 0);
          }
        },
      ),
    );
  });

  test('refunds in cash, rounded each time, never pay out more than came in', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(5, 25, 100, 1000, 5000),
        (lines, cashStep) => {
          const totals = reckon(basket(lines));
          const common = { tipMinor: zero, cashStep };
          const paid = settle(
            { ...common, linesMinor: totals.linesMinor, carriedRoundingMinor: zero, refundCapMinor: null },
            [{ method: 'cash', amountMinor: 2_000_000_000_000 }],
          );
          const roundings = roundingByLine(paid.roundingMinor, lines, totals.lines);
          let out = 0;
          lines.forEach((each, i) => {
            const sold = soldLine(each, must(totals.lines[i], 'line'), must(roundings[i], 'share'));
            const back = giveBack(sold, qtyMilli(sold.qtyMilli));
            const cap = minor(paid.totalMinor - out);
            const due = {
              ...common,
              linesMinor: back.totalMinor,
              carriedRoundingMinor: back.roundingMinor,
              refundCapMinor: cap,
            };
            const { remainingCashMinor } = settle(due, [{ method: 'cash', amountMinor: 0 }]);
            out -= Math.min(0, remainingCashMinor);
            expect(out).toBeLessThanOrEqual(paid.totalMinor);
          });
        },
      ),
    );
  });
});

function soldLine(
  each: BasketLine,
  was: ReturnType<typeof reckon>['lines'][number],
  rounding: number,
): SoldLine {
  return {
    saleId: 'sale',
    number: '1-1-A-1',
    n: 1,
    qtyMilli: each.qtyMilli,
    grossMinor: was.grossMinor,
    lineDiscountMinor: was.lineDiscountMinor,
    basketDiscountMinor: was.basketDiscountMinor,
    totalMinor: was.totalMinor,
    roundingMinor: rounding,
    costMinor: was.costMinor,
    taxes: [...was.taxes],
    refundedMilli: 0,
  };
}

function refundInParts(sold: SoldLine, parts: readonly number[]) {
  const sums = { total: 0, rounding: 0, tax: 0 };
  let refundedMilli = 0;
  for (const part of [...parts, sold.qtyMilli]) {
    const qty = Math.min(part, sold.qtyMilli - refundedMilli);
    if (qty === 0) break;
    const back = giveBack({ ...sold, refundedMilli }, qtyMilli(qty));
    // What the cashier is shown while choosing is what goes back.
    expect(totalBack({ ...sold, refundedMilli }, qtyMilli(qty)) + back.totalMinor).toBe(0);
    refundedMilli += qty;
    sums.total += back.totalMinor;
    sums.rounding += back.roundingMinor;
    sums.tax += back.taxMinor;
    expect(-sums.total).toBeLessThanOrEqual(sold.totalMinor);
  }
  expect(refundedMilli).toBe(sold.qtyMilli);
  return sums;
}

describe('paying', () => {
  const due = (linesMinor: number, cashStep = 1, tipMinor = 0) => ({
    linesMinor: minor(linesMinor),
    carriedRoundingMinor: zero,
    tipMinor: minor(tipMinor),
    cashStep,
    refundCapMinor: null,
  });

  test.each([
    {
      what: 'exact cash',
      lines: 10_000,
      step: 1,
      tenders: [['cash', 10_000]],
      change: 0,
      rounding: 0,
      left: 0,
    },
    {
      what: 'cash with change',
      lines: 9_700,
      step: 1,
      tenders: [['cash', 20_000]],
      change: 10_300,
      rounding: 0,
      left: 0,
    },
    {
      what: 'cash rounded down',
      lines: 10_049,
      step: 100,
      tenders: [['cash', 10_000]],
      change: 0,
      rounding: -49,
      left: 0,
    },
    {
      what: 'cash rounded up',
      lines: 10_050,
      step: 100,
      tenders: [['cash', 10_100]],
      change: 0,
      rounding: 50,
      left: 0,
    },
    {
      what: 'card is never rounded',
      lines: 10_049,
      step: 100,
      tenders: [['card', 10_049]],
      change: 0,
      rounding: 0,
      left: 0,
    },
    {
      what: 'only the cash part is rounded',
      lines: 10_049,
      step: 100,
      tenders: [
        ['card', 5_020],
        ['cash', 5_000],
      ],
      change: 0,
      rounding: -29,
      left: 0,
    },
    {
      what: 'part paid',
      lines: 10_000,
      step: 1,
      tenders: [['card', 4_000]],
      change: 0,
      rounding: 0,
      left: 6_000,
    },
    {
      what: 'money back',
      lines: -5_000,
      step: 1,
      tenders: [['cash', -5_000]],
      change: 0,
      rounding: 0,
      left: 0,
    },
    {
      what: 'an even exchange needs no money',
      lines: 0,
      step: 100,
      tenders: [],
      change: 0,
      rounding: 0,
      left: 0,
    },
  ] as const)('$what', ({ lines, step, tenders, change, rounding, left }) => {
    const settled = settle(
      due(lines, step),
      tenders.map(([method, amountMinor]) => ({ method, amountMinor })),
    );
    expect(settled).toMatchObject({ changeMinor: change, roundingMinor: rounding, remainingMinor: left });
    expect(settled.isSettled).toBe(left === 0);
    if (settled.isSettled) expect(settled.totalMinor).toBe(settled.tenderedMinor - settled.changeMinor);
  });

  test('lines + rounding + tip = tenders − change, whatever is paid how', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(1, 5, 25, 100, 1000),
        fc.integer({ min: 0, max: 50_000 }),
        fc.integer({ min: 0, max: 100 }),
        (lines, step, tip, cardShare) => {
          const what = due(lines, step, tip);
          const card = Math.floor(((lines + tip) * cardShare) / 100);
          const first = card > 0 ? [{ method: 'card' as const, amountMinor: card }] : [];
          const open = settle(what, first);
          if (open.isSettled) return;
          const paid = settle(what, [
            ...first,
            { method: 'cash' as const, amountMinor: open.remainingCashMinor + 777 },
          ]);
          expect(paid.isSettled).toBe(true);
          expect(paid.totalMinor).toBe(paid.tenderedMinor - paid.changeMinor);
          expect(paid.changeMinor).toBe(777);
          expect(Math.abs(paid.roundingMinor) * 2).toBeLessThanOrEqual(step);
        },
      ),
    );
  });

  test('money goes back the way it came: all of it, and to no card more than it paid', () => {
    const anyMethod = fc.constantFrom('cash', 'card', 'qr', 'onAccount');
    const anyHeld = fc.uniqueArray(
      fc.record({ method: anyMethod, amountMinor: fc.integer({ min: -500, max: 1_000_000 }) }),
      { selector: ({ method }) => method, minLength: 1 },
    );
    fc.assert(
      fc.property(
        anyHeld,
        fc.constantFrom(1, 25, 100),
        fc.integer({ min: 1, max: 100 }),
        (held, step, share) => {
          const worth = held.filter(({ amountMinor }) => amountMinor > 0);
          const whole = worth.reduce((total, { amountMinor }) => total + amountMinor, 0);
          const what = due(-Math.ceil((whole * share) / 100), step);
          const back = asPaid(what, held);
          if (whole === 0) {
            expect(back).toEqual([]);
            return;
          }
          const { isSettled, roundingMinor } = settle(what, back);
          expect(isSettled).toBe(true);
          expect(Math.abs(roundingMinor) * 2).toBeLessThanOrEqual(step);
          for (const { method, amountMinor } of back) {
            if (method === 'cash') continue;
            const of = must(
              worth.find((each) => each.method === method),
              'it was paid so',
            );
            expect(-amountMinor).toBeLessThanOrEqual(of.amountMinor);
          }
        },
      ),
    );
  });

  test('a card may not pay more than what remains', () => {
    const open = settle(due(10_000), []);
    expect(checkTender(open, 'card', minor(10_001))).toMatchObject({
      ok: false,
      refusal: { code: 'OverpaidWithoutCash' },
    });
    expect(checkTender(open, 'cash', minor(20_000)).ok).toBe(true);
  });

  test('money does not go the wrong way', () => {
    expect(checkTender(settle(due(-10_000), []), 'cash', minor(10_000))).toMatchObject({
      refusal: { code: 'WrongDirection' },
    });
  });

  test.each([
    { dueMinor: 24_312, currency: 'KGS', sums: [24_312, 25_000, 30_000, 50_000, 100_000] },
    { dueMinor: 1_250_000, currency: 'IRR', sums: [1_250_000, 1_500_000, 2_000_000] },
    { dueMinor: 50_000, currency: 'KGS', sums: [50_000, 100_000, 200_000] },
  ])('offers the notes people hand over for $dueMinor $currency', ({ dueMinor, currency, sums }) => {
    expect(quickCash(minor(dueMinor), currency)).toEqual(sums);
  });

  test.each([
    { givenMinor: 2000, cashStep: 1, worthMinor: 174_900 },
    // 5 dollars are 437.25 som, and there is no coin for the quarter.
    { givenMinor: 500, cashStep: 100, worthMinor: 43_700 },
  ])(
    '$givenMinor cents are worth $worthMinor in steps of $cashStep',
    ({ givenMinor, cashStep, worthMinor }) => {
      expect(exchange(minor(givenMinor), 87_450_000, cashStep)).toBe(worthMinor);
    },
  );

  test('what is asked for abroad is enough at home, and a unit less is not', () => {
    const due = fc.integer({ min: 1, max: 1_000_000_000 });
    const rate = fc.integer({ min: 1000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(due, rate, (dueMinor, rateMicro) => {
        const asked = dueAbroad(minor(dueMinor), rateMicro);
        const worth = (given: number): bigint => BigInt(given) * BigInt(rateMicro);
        const owed = BigInt(dueMinor) * 1_000_000n;
        expect(worth(asked) >= owed && worth(asked - 1) < owed).toBe(true);
        expect(exchange(asked, rateMicro, 1)).toBeGreaterThanOrEqual(dueMinor);
      }),
    );
  });

  test('an instalment plan adds up and keeps to the ends of months', () => {
    const plan = instalmentPlan(minor(10_000), 3, '2026-12-31');
    expect(plan).toEqual([
      { dueDate: '2026-12-31', amountMinor: 3334 },
      { dueDate: '2027-01-31', amountMinor: 3333 },
      { dueDate: '2027-02-28', amountMinor: 3333 },
    ]);
  });
});
