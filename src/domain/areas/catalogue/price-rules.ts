/** Which of an item's prices holds. */
import type { Id } from '../../kit/ids.ts';
import {
  type BasisPoints,
  basisPoints,
  type Minor,
  minor,
  priceOf,
  type QtyMilli,
  scale,
} from '../../kit/money.ts';

/** A price of its own: for a price list, for a time, or both. */
export interface ListedPrice {
  readonly id: Id;
  readonly priceListId: Id | null;
  readonly priceMinor: number;
  /** UTC epoch milliseconds, until exclusive; null is open. */
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

export interface PriceTerms {
  readonly priceListId: Id | null;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

/**
 * The customer's price list goes before prices for everybody, and both before the item's own price. Of
 * several that hold at once the one that began last is meant, then the one that ends first.
 */
export function pickPrice(ownMinor: number, prices: readonly ListedPrice[], terms: PriceTerms): Minor {
  const holding = prices.filter(
    (price) =>
      (price.priceListId === null || price.priceListId === terms.priceListId) && holdsAt(price, terms.at),
  );
  const [best] = holding.sort(
    (a, b) =>
      Number(b.priceListId !== null) - Number(a.priceListId !== null) ||
      beginOf(b) - beginOf(a) ||
      endOf(a) - endOf(b) ||
      (a.id < b.id ? 1 : -1),
  );
  return minor(best?.priceMinor ?? ownMinor);
}

/**
 * What an item costs until somebody sets it anew, on a list or (null) for everybody: a price that has begun and has
 * no end takes the place of what was there before it.
 */
export function basePrice(
  ownMinor: number | null,
  prices: readonly ListedPrice[],
  terms: PriceTerms,
): number | null {
  const begun = prices
    .filter(({ priceListId, validUntil }) => priceListId === terms.priceListId && validUntil === null)
    .filter((price) => holdsAt(price, terms.at));
  const [last] = begun.sort((a, b) => beginOf(b) - beginOf(a) || (a.id < b.id ? 1 : -1));
  return last?.priceMinor ?? ownMinor;
}

export const holdsAt = (
  { validFrom, validUntil }: Pick<ListedPrice, 'validFrom' | 'validUntil'>,
  at: number,
): boolean => (validFrom === null || validFrom <= at) && (validUntil === null || at < validUntil);

/** A pack costs what it says, or as much as its pieces. */
export const packPrice = (ownMinor: number | null, unitMinor: Minor, qty: QtyMilli): Minor =>
  ownMinor === null ? priceOf(unitMinor, qty) : minor(ownMinor);

const beginOf = ({ validFrom }: ListedPrice): number => validFrom ?? Number.MIN_SAFE_INTEGER;
const endOf = ({ validUntil }: ListedPrice): number => validUntil ?? Number.MAX_SAFE_INTEGER;

/** What of a price is ours, in basis points of it; null where the price or the cost says nothing. */
export const marginOf = (priceMinor: number, costMinor: number | null): BasisPoints | null =>
  priceMinor <= 0 || costMinor === null
    ? null
    : basisPoints(scale(priceMinor - costMinor, 10_000, priceMinor, 'halfUp'));
