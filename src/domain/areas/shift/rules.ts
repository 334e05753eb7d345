/** Counting a drawer: what the pieces come to, what is over or short, what is left and what is taken out. */
import {
  add,
  largestMinor,
  type Minor,
  minor,
  scale,
  staysWithin,
  subtract,
  sum,
  zero,
} from '../../kit/money.ts';
import { ok, type Refusal, type Result, refuse } from '../../kit/result.ts';
import type { CashAmount, CountedCash, Pieces, TenderTotal } from './shift.ts';

/** Debts are in nobody's drawer and on no pinpad: there is nothing to count. */
const uncounted: ReadonlySet<string> = new Set(['onAccount', 'instalments']);
export const isCounted = (method: string): boolean => !uncounted.has(method);

export const totalOf = (pieces: readonly Pieces[]): Minor =>
  sum(pieces.map((pile) => minor(scale(pile.valueMinor, pile.pieces, 1, 'down'))));

export type CountRefusal = Refusal<'CountDoesNotAddUp', { currency: string; totalMinor: number }>;

/** A count given by pieces must come to its total, and a currency is counted once. */
export function checkCount(counted: readonly CountedCash[]): Result<readonly CountedCash[], CountRefusal> {
  const seen = new Set<string>();
  for (const { currency, denominations, totalMinor } of counted) {
    const holds = denominations.every((pile) => staysWithin(largestMinor, pile.valueMinor, pile.pieces, 1));
    const addsUp = denominations.length === 0 || (holds && totalOf(denominations) === totalMinor);
    if (!addsUp || seen.has(currency)) return refuse('CountDoesNotAddUp', { currency, totalMinor });
    seen.add(currency);
  }
  return ok(counted);
}

/**
 * What was counted less what was expected. Cash that was expected and not counted is short; another tender
 * that nobody stated is left out.
 */
export function overShortOf(
  expected: readonly TenderTotal[],
  counted: readonly CountedCash[],
  stated: readonly TenderTotal[],
): TenderTotal[] {
  const given = [...counted.map(asTender), ...stated.filter(({ method }) => method !== 'cash')];
  const missing = expected
    .filter(({ method }) => method === 'cash')
    .filter((cash) => !given.some((total) => isSame(total, cash)))
    .map((cash) => ({ ...cash, amountMinor: zero }));
  return [...given, ...missing]
    .filter(({ method }) => isCounted(method))
    .map((total) => ({
      ...total,
      amountMinor: subtract(minor(total.amountMinor), minor(amountOf(expected, total))),
    }));
}

/** Somebody should say why: off by more than the limit in the shop's currency, or at all in another. */
export const asksReason = (overShort: readonly TenderTotal[], currency: string, limit: Minor): boolean =>
  overShort.some(
    (total) =>
      Math.abs(total.amountMinor) > (total.currency === currency ? limit : 0) && total.amountMinor !== 0,
  );

/** Cash that goes to the safe at the close: what lies in the drawer less what is left there. */
export function takenOut(lying: readonly CashAmount[], left: readonly CashAmount[]): CashAmount[] {
  return lying
    .map(({ currency, amountMinor }) => ({
      currency,
      amountMinor: subtract(
        minor(amountMinor),
        minor(left.find((cash) => cash.currency === currency)?.amountMinor ?? 0),
      ),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0);
}

/** What lies in the drawer at the close: the count and what moved since, or what is expected. */
export function lyingAtClose(
  counted: readonly CountedCash[],
  atCount: readonly TenderTotal[],
  atClose: readonly TenderTotal[],
): CashAmount[] {
  const cash = atClose.filter(({ method }) => method === 'cash');
  if (counted.length === 0) return cash.map(({ currency, amountMinor }) => ({ currency, amountMinor }));
  const since = (total: TenderTotal): Minor =>
    subtract(minor(amountOf(atClose, total)), minor(amountOf(atCount, total)));
  return counted.map((count) => ({
    currency: count.currency,
    amountMinor: add(minor(count.totalMinor), since(asTender(count))),
  }));
}

/** The amount of one tender among totals; 0 where it is not there. */
export const amountOf = (totals: readonly TenderTotal[], wanted: Omit<TenderTotal, 'amountMinor'>): number =>
  totals.find((total) => isSame(total, wanted))?.amountMinor ?? 0;

/** What a currency's cash is among tenders. */
export const asCash = (currency: string): Omit<TenderTotal, 'amountMinor'> => ({ method: 'cash', currency });

const asTender = ({ currency, totalMinor }: CountedCash): TenderTotal => ({
  method: 'cash',
  currency,
  amountMinor: totalMinor,
});

const isSame = (a: Omit<TenderTotal, 'amountMinor'>, b: Omit<TenderTotal, 'amountMinor'>): boolean =>
  a.method === b.method && a.currency === b.currency;
