/** Paying: what remains, how cash is rounded, what change is due, which notes to offer. */
import { currencyOf } from '../../kit/currency.ts';
import {
  add,
  least,
  type Minor,
  minor,
  most,
  negate,
  roundToStep,
  scale,
  share,
  subtract,
  sum,
  zero,
} from '../../kit/money.ts';
import { assert, must, ok, type Refusal, type Result, refuse } from '../../kit/result.ts';
import type { BasketTender } from './basket.ts';

export interface ToSettle {
  readonly linesMinor: Minor;
  readonly carriedRoundingMinor: Minor;
  readonly tipMinor: Minor;
  /** Smallest cash step of the shop, in minor units; 1 rounds nothing. */
  readonly cashStep: number;
  /** Where a sale's lines come back: the most money that may go out for them; null when it does not apply. */
  readonly refundCapMinor: Minor | null;
}

export interface Settlement {
  /** Before cash rounding: lines, rounding carried back, tip. */
  readonly dueMinor: Minor;
  readonly tenderedMinor: Minor;
  /** What is still to pay by anything but cash; negative when money goes back. */
  readonly remainingMinor: Minor;
  /** The same if it is settled in cash. */
  readonly remainingCashMinor: Minor;
  /** Rounding of the whole sale as it stands, carried rounding in. */
  readonly roundingMinor: Minor;
  readonly changeMinor: Minor;
  readonly totalMinor: Minor;
  readonly isSettled: boolean;
}

/** How a basket stands with the tenders so far. */
export function settle(
  what: ToSettle,
  tenders: readonly Pick<BasketTender, 'method' | 'amountMinor'>[],
): Settlement {
  const dueMinor = add(add(what.linesMinor, what.carriedRoundingMinor), what.tipMinor);
  const cash = tenders.filter((tender) => tender.method === 'cash');
  const cashMinor = sum(cash.map((tender) => minor(tender.amountMinor)));
  const tenderedMinor = sum(tenders.map((tender) => minor(tender.amountMinor)));
  const others = subtract(tenderedMinor, cashMinor);
  const cashPart = subtract(dueMinor, others);
  const rounded = roundCash(cashPart, others, what);
  const inCash = cash.length > 0;
  const owed = inCash ? rounded : cashPart;
  const left = subtract(owed, cashMinor);
  const changeMinor = inCash && owed >= 0 && left < 0 ? minor(-left) : zero;
  const roundingMinor = add(what.carriedRoundingMinor, inCash ? subtract(rounded, cashPart) : zero);
  return {
    dueMinor,
    tenderedMinor,
    remainingMinor: changeMinor > 0 ? zero : left,
    remainingCashMinor: changeMinor > 0 ? zero : subtract(rounded, cashMinor),
    roundingMinor,
    changeMinor,
    totalMinor: add(add(what.linesMinor, roundingMinor), what.tipMinor),
    isSettled: left === 0 || changeMinor > 0,
  };
}

/**
 * Half up to the shop's cash step. A refund that would so pay out more than came in gives what is left
 * instead: earlier parts of it were rounded up at the shop's cost.
 */
function roundCash(part: Minor, others: Minor, { cashStep, refundCapMinor }: ToSettle): Minor {
  const rounded = roundToStep(part, cashStep);
  if (part >= 0 || refundCapMinor === null) return rounded;
  const left = most(zero, add(refundCapMinor, others));
  return -rounded <= left ? rounded : negate(roundToStep(left, cashStep, 'down'));
}

/** Whether an amount goes against the basket: out of one that is paid for, into one that gives back. */
const isAgainst = ({ dueMinor }: Settlement, amount: number): boolean =>
  dueMinor < 0 ? amount > 0 : amount < 0;

/** More was taken than is due now, and not in cash: a line left after the card had paid for it. */
export const isOverpaid = (settlement: Settlement): boolean =>
  isAgainst(settlement, settlement.remainingMinor);

export type TenderRefusal =
  | Refusal<'NothingToPay'>
  | Refusal<'OverpaidWithoutCash', { remainingMinor: number }>
  | Refusal<'WrongDirection'>;

/** Only cash may exceed what remains; money goes the way the basket goes. */
export function checkTender(
  settlement: Settlement,
  method: BasketTender['method'],
  amount: Minor,
): Result<Minor, TenderRefusal> {
  const { remainingMinor, remainingCashMinor } = settlement;
  const remaining = method === 'cash' ? remainingCashMinor : remainingMinor;
  if (settlement.isSettled) return refuse('NothingToPay');
  if (isOverpaid(settlement)) return refuse('OverpaidWithoutCash', { remainingMinor });
  if (isAgainst(settlement, amount)) return refuse('WrongDirection');
  const exceeds = Math.abs(amount) > Math.abs(remaining);
  if (exceeds && (method !== 'cash' || remaining < 0)) {
    return refuse('OverpaidWithoutCash', { remainingMinor: remaining });
  }
  if (amount === 0 && remaining !== 0) return refuse('NothingToPay');
  return ok(amount);
}

/** A basket and its sum as somebody saw them. */
export interface Seen {
  readonly basketId: string;
  readonly dueMinor: number;
}

/** Scans that were on their way, another window, a key pressed twice: what is paid is what was seen. */
export function checkSeen(
  seen: Seen | undefined,
  basketId: string,
  { dueMinor }: Settlement,
): Result<null, Refusal<'BasketChanged', { dueMinor: number }>> {
  const isSame = !seen || (seen.basketId === basketId && seen.dueMinor === dueMinor);
  return isSame ? ok(null) : refuse('BasketChanged', { dueMinor });
}

export type PaidRefusal =
  | Refusal<'NotPaid', { remainingMinor: number }>
  | Refusal<'TenderStarted'>
  | Exclude<TenderRefusal, Refusal<'NothingToPay'>>;

/** Whether a basket is complete with these tenders: it may have changed since they were taken. */
export function checkPaid(
  settlement: Settlement,
  tenders: readonly Pick<BasketTender, 'amountMinor'>[],
  tip: Minor,
): Result<null, PaidRefusal> {
  const { dueMinor, remainingMinor } = settlement;
  if (!isTipFit(dueMinor, tip)) return refuse('WrongDirection');
  if (tenders.some(({ amountMinor }) => isAgainst(settlement, amountMinor))) return refuse('TenderStarted');
  if (isOverpaid(settlement)) return refuse('OverpaidWithoutCash', { remainingMinor });
  return settlement.isSettled ? ok(null) : refuse('NotPaid', { remainingMinor });
}

/** A tip comes with money that is paid, never off money that goes back. `due` has it in. */
export const isTipFit = (due: Minor, tip: Minor): boolean => tip === 0 || due >= tip;

/** A debt by instalments has parts that add up to it; no other tender has any. */
export function checkPlan(
  method: BasketTender['method'],
  amount: Minor,
  plan: readonly { readonly amountMinor: number }[] = [],
): Result<null, Refusal<'BadInstalments'>> {
  const planned = method === 'instalments' && amount > 0;
  const addsUp = plan.reduce((total, part) => total + part.amountMinor, 0) === (planned ? amount : 0);
  return addsUp && plan.every((part) => part.amountMinor > 0) ? ok(null) : refuse('BadInstalments');
}

/** What a tender brought for a sale and still holds of it. */
export type HeldTender = Pick<BasketTender, 'method' | 'amountMinor'>;

/**
 * Money back the way it came: what is due goes over the tenders by what each still holds of the sale. No tender
 * gives more than that, and cash gives whole coins where another can give the rest.
 */
export function asPaid(what: ToSettle, held: readonly HeldTender[]): HeldTender[] {
  const due = settle(what, []).remainingMinor;
  const worth = held.filter(({ amountMinor }) => amountMinor > 0);
  if (due >= 0 || worth.length === 0) return [];
  const amounts = worth.map(({ amountMinor }) => amountMinor);
  const parts = share(due, amounts).map((part, i) => ({ ...must(worth[i], 'its tender'), part }));
  const coins = parts.find(({ method }) => method === 'cash')?.part ?? zero;
  let loose = subtract(coins, roundToStep(coins, what.cashStep));
  const others: HeldTender[] = [];
  for (const { method, amountMinor, part } of parts) {
    if (method === 'cash') continue;
    const given = least(zero, most(add(part, loose), negate(minor(amountMinor))));
    loose = subtract(add(part, loose), given);
    if (given !== 0) others.push({ method, amountMinor: given });
  }
  const { isSettled, remainingCashMinor } = settle(what, others);
  return isSettled ? others : [...others, { method: 'cash', amountMinor: remainingCashMinor }];
}

/**
 * Foreign cash in the shop's currency; `rateMicro` is shop minor units for 1,000,000 foreign minor units.
 * It is worth whole cash steps, for the change and the rest are counted out in coins.
 */
export const exchange = (given: Minor, rateMicro: number, cashStep: number): Minor =>
  minor(scale(given, rateMicro, 1_000_000 * cashStep, 'halfUp') * cashStep);

/** The least foreign cash worth `due`, both minor units. */
export const dueAbroad = (due: Minor, rateMicro: number): Minor =>
  minor(scale(due, 1_000_000, rateMicro, 'up'));

/**
 * What a customer is likely to hand over for `due`: the sum itself, the next sums of two different
 * notes, and the next single notes. Ascending, at most five.
 */
export function quickCash(due: Minor, currencyCode: string): Minor[] {
  if (due <= 0) return [];
  const { denominations } = currencyOf(currencyCode);
  const above = new Set(denominations.map((note) => Math.ceil(due / note) * note).filter((up) => up > due));
  const handed = [...above]
    .sort((a, b) => a - b)
    .map((amount) => ({ amount, notes: notesFor(amount, denominations) }));
  const single = handed.filter(({ notes }) => notes.length === 1);
  const pair = handed.filter(
    ({ notes }) => notes.length === 2 && notes[0] !== notes[1] && (notes[0] ?? 0) < due,
  );
  return [
    due,
    ...[...pair.slice(0, 2), ...single.slice(0, 2)].map(({ amount }) => minor(amount)).sort((a, b) => a - b),
  ];
}

/** Notes and coins that make an amount, largest first; bounded, since a pile is nobody's quick sum. */
function notesFor(amount: number, denominations: readonly number[]): number[] {
  const notes: number[] = [];
  let rest = amount;
  for (const note of denominations) {
    for (; rest >= note && notes.length < 20; rest -= note) notes.push(note);
  }
  return notes;
}

/** An even schedule of `count` monthly parts from `first` (`YYYY-MM-DD`); the first takes the remainder. */
export function instalmentPlan(
  amount: Minor,
  count: number,
  first: string,
): { dueDate: string; amountMinor: Minor }[] {
  assert(count >= 1 && count <= 60, 'a plan has 1 to 60 parts');
  const even = minor(Math.floor(amount / count));
  return Array.from({ length: count }, (_, i) => ({
    dueDate: monthsAfter(first, i),
    amountMinor: i === 0 ? subtract(amount, minor(even * (count - 1))) : even,
  }));
}

/** The same day of a later month, or that month's last day. */
function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
