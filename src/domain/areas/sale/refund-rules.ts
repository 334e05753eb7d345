/**
 * What a line given back is worth: what it really cost. Every amount of the sold line is spread over
 * its quantity cumulatively, so that partial refunds telescope: any way of splitting them adds up to
 * the line exactly, the last one takes the remainder, and no sum of them exceeds it.
 */
import {
  add,
  type Minor,
  minor,
  most,
  negate,
  type QtyMilli,
  qtyMilli,
  scale,
  share,
  subtract,
  sum,
  zero,
} from '../../kit/money.ts';
import { assert, must, ok, type Refusal, type Result, refuse } from '../../kit/result.ts';
import type { BasketLine, SoldLine } from './basket.ts';
import type { BasketTotals, LineTotals } from './sale.ts';

export type RefundRefusal =
  | Refusal<'MoreThanSold', { refundableMilli: number }>
  | Refusal<'NothingLeftToRefund'>;

/** Amounts of `qty` of a sold line given back after what was refunded before; all negative. */
export function giveBack(sold: SoldLine, qty: QtyMilli): LineTotals {
  assert(qty > 0 && qty <= refundable(sold), 'no more can be given back than is left');
  const part = (whole: number): Minor => minor(-partOf(sold, whole, qty) || 0);
  const taxes = sold.taxes.map((tax) => ({
    ...tax,
    baseMinor: part(tax.baseMinor),
    taxMinor: part(tax.taxMinor),
  }));
  const added = taxes.filter((tax) => !tax.included).reduce((total, tax) => total + tax.taxMinor, 0);
  const grossMinor = part(sold.grossMinor);
  const totalMinor = part(sold.totalMinor);
  const lineDiscountMinor = part(sold.lineDiscountMinor);
  return {
    grossMinor,
    lineDiscountMinor,
    // What remains between gross and total, so that the parts of each refund add up as well.
    basketDiscountMinor: minor(grossMinor - lineDiscountMinor - (totalMinor - added)),
    taxMinor: minor(taxes.reduce((total, tax) => total + tax.taxMinor, 0)),
    totalMinor,
    taxes,
    costMinor: sold.costMinor === null ? null : part(sold.costMinor),
    roundingMinor: part(sold.roundingMinor),
  };
}

/** What `qty` more of a sold line brings back, where its total alone is asked for. */
export const totalBack = (
  sold: Pick<SoldLine, 'qtyMilli' | 'refundedMilli' | 'totalMinor'>,
  qty: QtyMilli,
): Minor => (qty === 0 ? zero : minor(partOf(sold, sold.totalMinor, qty)));

export const refundable = (sold: Pick<SoldLine, 'qtyMilli' | 'refundedMilli'>): QtyMilli =>
  qtyMilli(Math.max(0, sold.qtyMilli - sold.refundedMilli));

export function checkRefund(
  sold: Pick<SoldLine, 'qtyMilli' | 'refundedMilli'>,
  qty: number,
): Result<QtyMilli, RefundRefusal> {
  const left = refundable(sold);
  if (left === 0) return refuse('NothingLeftToRefund');
  if (qty <= 0 || qty > left) return refuse('MoreThanSold', { refundableMilli: left });
  return ok(qtyMilli(qty));
}

/**
 * A sale's cash rounding, line by line. What comes back brings the rounding it was sold with; the rest is of
 * what was taken, or, where nothing was or more money goes back by it, of what came back: first of what has no
 * receipt, for of no sale more may come back than was paid. So a line's total and rounding are what it moved.
 */
export function roundingByLine(
  roundingMinor: Minor,
  lines: readonly Pick<BasketLine, 'givenBack'>[],
  totals: readonly LineTotals[],
): Minor[] {
  const carried = totals.map((line) => line.roundingMinor);
  const rest = subtract(roundingMinor, sum(carried));
  if (rest === 0) return carried;
  const due = add(sum(totals.map((line) => line.totalMinor)), sum(carried));
  const goesOut = due < 0 && rest < 0;
  const taken = lines.map((line) => !line.givenBack && !goesOut);
  const loose = lines.map((line) => line.givenBack !== null && line.givenBack.sold === null);
  const back = lines.map((line) => line.givenBack !== null);
  const bears = must(
    [taken, loose, back].find((some) => some.includes(true)),
    'some line',
  );
  const weights = totals.map(({ totalMinor }, i) => (bears[i] ? Math.abs(totalMinor) : 0));
  const worthless = weights.every((weight) => weight === 0);
  const shares = share(rest, worthless ? bears.map(Number) : weights);
  return carried.map((own, i) => add(own, shares[i] ?? zero));
}

/**
 * What comes back of a sale is worth no more than `left` of it: earlier parts may have been rounded up at the
 * shop's cost. The lines that come back bear what is missing as rounding.
 */
export function withinLeft(totals: BasketTotals, lines: readonly BasketLine[], left: Minor): BasketTotals {
  const worth = totals.lines.map(({ totalMinor, roundingMinor }, i) =>
    lines[i]?.givenBack?.sold ? most(zero, negate(add(totalMinor, roundingMinor))) : zero,
  );
  const beyond = subtract(sum(worth), left);
  if (beyond <= 0) return totals;
  const shares = share(beyond, worth);
  return {
    ...totals,
    carriedRoundingMinor: add(totals.carriedRoundingMinor, beyond),
    lines: totals.lines.map((line, i) => ({
      ...line,
      roundingMinor: add(line.roundingMinor, shares[i] ?? zero),
    })),
  };
}

function partOf(sold: Pick<SoldLine, 'qtyMilli' | 'refundedMilli'>, whole: number, qty: QtyMilli): number {
  const upTo = (quantity: number): number => scale(whole, quantity, sold.qtyMilli, 'halfUp');
  return upTo(sold.refundedMilli + qty) - upTo(sold.refundedMilli);
}
