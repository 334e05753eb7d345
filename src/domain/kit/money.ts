/** Money is an integer count of the currency's minor unit; the only arithmetic on it is here. */
import { assert } from './result.ts';

/** Integer minor units of the document's currency (tyiyn, kopeck, rial), within the safe integers. */
export type Minor = number & { readonly __minor: unique symbol };
/** Integer thousandths of the item's unit (grams of a kilogram, 1000 for one piece). */
export type QtyMilli = number & { readonly __qtyMilli: unique symbol };
/** Hundredths of a percent: 1200 is 12 %. */
export type BasisPoints = number & { readonly __basisPoints: unique symbol };

export const minor = (value: number): Minor => integer(value, 'money') as Minor;
export const qtyMilli = (value: number): QtyMilli => integer(value, 'quantity') as QtyMilli;
export const basisPoints = (value: number): BasisPoints => integer(value, 'percent') as BasisPoints;
export const zero = 0 as Minor;
/** No single amount is larger: far above any sale, far below where a sum of sums would lose digits. */
export const largestMinor = 10_000_000_000_000 as Minor;

/** How a half or a part is settled: away from zero at a half, towards zero, or away from zero. */
export type Rounding = 'halfUp' | 'down' | 'up';

export const add = (a: Minor, b: Minor): Minor => minor(a + b);
export const subtract = (a: Minor, b: Minor): Minor => minor(a - b);
export const negate = (a: Minor): Minor => minor(a === 0 ? 0 : -a);
export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce(add, zero);
export const least = (a: Minor, b: Minor): Minor => (a < b ? a : b);
export const most = (a: Minor, b: Minor): Minor => (a > b ? a : b);

/** `value × by / of`, exact until the one rounding; throws on overflow or `of` ≤ 0. */
export function scale(value: number, by: number, of: number, rounding: Rounding): number {
  integer(value, 'value');
  integer(by, 'factor');
  assert(Number.isSafeInteger(of) && of > 0, `divisor must be a positive integer, got ${of}`);
  const product = value * by;
  // The common case fits a double exactly and costs no BigInt.
  if (Number.isSafeInteger(product)) return integer(divideSafe(product, of, rounding), 'product');
  return integer(Number(divideBig(BigInt(value) * BigInt(by), BigInt(of), rounding)), 'product');
}

/** Whether `value × by / of` stays within `limit`: asked before reckoning what could overflow. */
export const staysWithin = (limit: number, value: number, by: number, of: number): boolean =>
  Math.abs(value) * (Math.abs(by) / of) <= limit;

/** Price of a quantity: minor units per whole unit × thousandths, rounded once. */
export const priceOf = (unitPrice: Minor, quantity: QtyMilli, rounding: Rounding = 'halfUp'): Minor =>
  scale(unitPrice, quantity, 1000, rounding) as Minor;

/** A share of an amount given in basis points, rounded once. */
export const percentOf = (amount: Minor, percent: BasisPoints, rounding: Rounding = 'halfUp'): Minor =>
  scale(amount, percent, 10_000, rounding) as Minor;

/** The amount rounded to a multiple of `step` minor units (cash rounding). */
export function roundToStep(amount: Minor, step: number, rounding: Rounding = 'halfUp'): Minor {
  assert(Number.isSafeInteger(step) && step > 0, `rounding step must be positive, got ${step}`);
  return minor(divideSafe(amount, step, rounding) * step);
}

/**
 * Splits `total` over `weights` by largest remainder; ties go to the earlier share, the shares sum to
 * the total exactly. Weights are non-negative integers; all-zero weights share evenly.
 */
export function share(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) {
    assert(total === 0, 'nothing to share an amount over');
    return [];
  }
  for (const weight of weights) assert(Number.isSafeInteger(weight) && weight >= 0, 'weights are ≥ 0');
  // Most lines carry one tax and most baskets no discount.
  if (weights.length === 1) return [total];
  if (total === 0) return weights.map(() => zero);
  const given = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const sign = total < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(total));
  const all = given.reduce((total, weight) => total + BigInt(weight), 0n);
  const floors = given.map((weight) => (whole * BigInt(weight)) / all);
  const rests = given.map((weight, i) => ({ i, rest: (whole * BigInt(weight)) % all }));
  let left = Number(whole - floors.reduce((a, b) => a + b, 0n));
  rests.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of rests) {
    if (left === 0) break;
    floors[i] = (floors[i] ?? 0n) + 1n;
    left -= 1;
  }
  const shares = floors.map((floor) => minor(Number(floor * sign) || 0));
  assert(sum(shares) === total, 'shares must add up to the total');
  return shares;
}

function integer(value: number, what: string): number {
  assert(Number.isSafeInteger(value), `${what} must be a safe integer, got ${value}`);
  return value === 0 ? 0 : value;
}

function divideSafe(value: number, of: number, rounding: Rounding): number {
  const sign = value < 0 ? -1 : 1;
  const size = Math.abs(value);
  const rest = size % of;
  const floor = (size - rest) / of;
  const up = rounding === 'up' ? rest > 0 : rounding === 'halfUp' ? rest * 2 >= of && rest > 0 : false;
  return sign * (up ? floor + 1 : floor) || 0;
}

function divideBig(value: bigint, of: bigint, rounding: Rounding): bigint {
  const sign = value < 0n ? -1n : 1n;
  const size = value < 0n ? -value : value;
  const rest = size % of;
  const up = rounding === 'up' ? rest > 0n : rounding === 'halfUp' ? rest * 2n >= of : false;
  return sign * (size / of + (up ? 1n : 0n));
}
