/** What a basket comes to: line by line, each rounding named and made once, every share adding up. */
import {
  add,
  basisPoints,
  type Minor,
  minor,
  most,
  percentOf,
  priceOf,
  qtyMilli,
  scale,
  share,
  subtract,
  sum,
  zero,
} from '../../kit/money.ts';
import { assert, must } from '../../kit/result.ts';
import type { Basket, BasketLine } from './basket.ts';
import { countedOf } from './limits.ts';
import { giveBack } from './refund-rules.ts';
import type { BasketTotals, Discount, LineTax, LineTotals, TaxRef, TaxTotal } from './sale.ts';

/** Reckons a basket. The sums are asserted: a basket that does not add up is a fault, not a sale. */
export function reckon(basket: Pick<Basket, 'lines' | 'discount'>): BasketTotals {
  const before = basket.lines.map((line) => afterLineDiscount(line));
  const shares = basketShares(basket, before);
  const lines = basket.lines.map((line, i) =>
    line.givenBack?.sold
      ? giveBack(line.givenBack.sold, qtyMilli(-line.qtyMilli))
      : lineTotals(line, must(before[i], 'line'), must(shares[i], 'share')),
  );
  const totals: BasketTotals = {
    lines,
    grossMinor: sum(lines.map((line) => line.grossMinor)),
    discountMinor: sum(lines.map((line) => add(line.lineDiscountMinor, line.basketDiscountMinor))),
    taxMinor: sum(lines.map((line) => line.taxMinor)),
    linesMinor: sum(lines.map((line) => line.totalMinor)),
    costMinor: sum(lines.map((line) => line.costMinor ?? zero)),
    carriedRoundingMinor: sum(lines.map((line) => line.roundingMinor)),
    taxes: taxTotals(lines),
    pieces: basket.lines.reduce(
      (n, line) => n + (line.decimals === 0 ? Math.abs(line.qtyMilli) / 1000 : 1),
      0,
    ),
  };
  const added = sum(
    lines.flatMap((line) => line.taxes.filter((tax) => !tax.included)).map((tax) => minor(tax.taxMinor)),
  );
  assert(
    totals.linesMinor === totals.grossMinor - totals.discountMinor + added,
    'lines must equal gross less discounts plus added taxes',
  );
  return totals;
}

/** A discount of an amount: never more than the amount itself. Works on amounts of either sign. */
export function discountOf(amount: Minor, discount: Discount | null): Minor {
  if (!discount) return zero;
  if (discount.kind === 'percent') return percentOf(amount, basisPoints(discount.bp));
  const off = Math.min(discount.minor, Math.abs(amount));
  return minor(amount < 0 ? -off : off);
}

/**
 * Which part of its gross each line gives away, in basis points: what a ceiling is held against. The
 * basket's discount counts by its rate, not by how its last minor units were shared.
 */
export function discountRates(lines: readonly LineTotals[]): number[] {
  // What comes back brings the discount it was sold with: that is another basket's.
  const touched = lines.filter((line) => line.grossMinor > line.lineDiscountMinor && line.grossMinor > 0);
  const given = sum(touched.map((line) => line.basketDiscountMinor));
  const base = sum(touched.map((line) => subtract(line.grossMinor, line.lineDiscountMinor)));
  const ofBasket = rateOf(given, base);
  return lines.map((line) => {
    const ofLine = rateOf(line.lineDiscountMinor, line.grossMinor);
    const basket = line.grossMinor > 0 ? ofBasket : 0;
    return ofLine + basket - scale(ofLine, basket, 10_000, 'down');
  });
}

/** Rounded up, but for the half unit that rounding an amount may have added: nobody gave that. */
function rateOf(given: Minor, of: Minor): number {
  if (given === 0 || of === 0) return 0;
  return scale(Math.abs(given) * 2 - 1, 10_000, Math.abs(of) * 2, 'up');
}

interface Discounted {
  readonly grossMinor: Minor;
  readonly lineDiscountMinor: Minor;
  readonly afterMinor: Minor;
}

function afterLineDiscount(line: BasketLine): Discounted {
  const grossMinor =
    line.labelMinor === null
      ? priceOf(minor(line.unitPriceMinor), qtyMilli(line.qtyMilli))
      : minor(line.labelMinor);
  const lineDiscountMinor = discountOf(grossMinor, line.discount);
  return { grossMinor, lineDiscountMinor, afterMinor: subtract(grossMinor, lineDiscountMinor) };
}

/** What a discount of the basket would be taken off. */
export const discountable = (lines: readonly BasketLine[]): Minor =>
  sum(weightsOf(lines, lines.map(afterLineDiscount)));

const weightsOf = (lines: readonly BasketLine[], before: readonly Discounted[]): Minor[] =>
  before.map(({ afterMinor }, i) => (lines[i]?.givenBack ? zero : most(zero, afterMinor)));

/** The basket's discount over the lines it may touch, by largest remainder; lines given back take none. */
function basketShares(basket: Pick<Basket, 'lines' | 'discount'>, lines: readonly Discounted[]): Minor[] {
  const weights = weightsOf(basket.lines, lines);
  const base = sum(weights);
  if (base === 0) return lines.map(() => zero);
  return share(discountOf(base, basket.discount), weights);
}

function lineTotals(line: BasketLine, before: Discounted, basketShare: Minor): LineTotals {
  const charged = subtract(before.afterMinor, basketShare);
  const taxes = lineTaxes(charged, line.taxes);
  const added = sum(taxes.filter((tax) => !tax.included).map((tax) => minor(tax.taxMinor)));
  return {
    grossMinor: before.grossMinor,
    lineDiscountMinor: before.lineDiscountMinor,
    basketDiscountMinor: basketShare,
    taxMinor: sum(taxes.map((tax) => minor(tax.taxMinor))),
    totalMinor: add(charged, added),
    taxes,
    costMinor: line.costMinor === null ? null : priceOf(minor(line.costMinor), qtyMilli(countedOf(line))),
    roundingMinor: zero,
  };
}

/**
 * Taxes of a charged amount. Included ones are taken out of it together, rounded once and shared by
 * rate; added ones are laid on the base that remains, each rounded once.
 */
export function lineTaxes(charged: Minor, taxes: readonly TaxRef[]): LineTax[] {
  const included = taxes.filter((tax) => tax.included);
  const rates = included.map((tax) => tax.rateBp);
  const combined = rates.reduce((a, b) => a + b, 0);
  const contained = combined === 0 ? zero : minor(scale(charged, combined, 10_000 + combined, 'halfUp'));
  const base = subtract(charged, contained);
  const shares = included.length === 0 ? [] : share(contained, rates);
  return taxes.map((tax) => ({
    ...tax,
    baseMinor: base,
    taxMinor: tax.included
      ? must(shares[included.indexOf(tax)], 'a share for each included tax')
      : percentOf(base, basisPoints(tax.rateBp)),
  }));
}

function taxTotals(lines: readonly LineTotals[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const key = `${tax.taxId} ${tax.rateBp} ${tax.included}`;
    const so = totals.get(key);
    totals.set(key, {
      ...tax,
      baseMinor: add(minor(so?.baseMinor ?? 0), minor(tax.baseMinor)),
      taxMinor: add(minor(so?.taxMinor ?? 0), minor(tax.taxMinor)),
    });
  }
  return [...totals.values()].sort(
    (a, b) =>
      b.rateBp - a.rateBp || a.taxId.localeCompare(b.taxId) || Number(b.included) - Number(a.included),
  );
}

/** Sale, refund or both in one. */
export function kindOf(lines: readonly Pick<BasketLine, 'givenBack'>[]): 'sale' | 'refund' | 'exchange' {
  const back = lines.filter((line) => line.givenBack).length;
  return back === 0 ? 'sale' : back === lines.length ? 'refund' : 'exchange';
}
