/** Arithmetic of reports: what follows from their sums, and what a period is compared with, how it is cut. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  type CalendarKind,
  calendarOf,
  dayNumber,
  fromDayNumber,
  partsIn,
} from '../../kit/calendar.ts';
import { add, type BasisPoints, basisPoints, type Minor, minor, scale, subtract } from '../../kit/money.ts';
import type { DateRange } from '../../kit/time.ts';
import type { Language } from '../../kit/words.ts';
import type { Comparison } from './contract.ts';
import type { Margin, Totals } from './figures.ts';

export const noTotals: Totals = {
  sales: 0,
  refunds: 0,
  exchanges: 0,
  lines: 0,
  grossMinor: 0,
  discountMinor: 0,
  taxMinor: 0,
  roundingMinor: 0,
  tipMinor: 0,
  salesMinor: 0,
  refundsMinor: 0,
};

/** What was sold less what was given back: the number a report is about. */
export const turnoverOf = ({
  salesMinor,
  refundsMinor,
}: Pick<Totals, 'salesMinor' | 'refundsMinor'>): Minor => add(minor(salesMinor), minor(refundsMinor));

/** What the tenders hold more by it. */
export const takingsOf = (totals: Totals): Minor =>
  minor(turnoverOf(totals) + totals.roundingMinor + totals.tipMinor);

export const receiptsOf = ({ sales, refunds, exchanges }: Totals): number => sales + refunds + exchanges;

/** Of the receipts that sold something; null without any. */
export function averageBasket({ sales, exchanges, salesMinor }: Totals): Minor | null {
  const receipts = sales + exchanges;
  return receipts > 0 ? minor(scale(salesMinor, 1, receipts, 'halfUp')) : null;
}

/** Tenths of a line, for each receipt that sold something. */
export function linesPerSale({ sales, exchanges, lines }: Totals): number | null {
  const receipts = sales + exchanges;
  return receipts > 0 ? scale(lines, 10, receipts, 'halfUp') : null;
}

export const marginOf = ({ costedMinor, costMinor }: Pick<Margin, 'costedMinor' | 'costMinor'>): Minor =>
  subtract(minor(costedMinor), minor(costMinor));

/** `part` of `whole`; null where there is no whole to speak of. */
export const rateOf = (part: number, whole: number): BasisPoints | null =>
  whole > 0 ? basisPoints(scale(part, 10_000, whole, 'halfUp')) : null;

/** How far `now` is above `before`, in whole percents; null where there was nothing before. */
export const changeOf = (now: number, before: number): BasisPoints | null =>
  before > 0 ? basisPoints(scale(now - before, 100, before, 'halfUp') * 100) : null;

/** What a period is held against: a running month, for one, against as much of the month before. */
export function comparedWith(
  range: DateRange,
  comparison: Comparison,
  { today, language }: { today: CalendarDate; language: Language },
): DateRange | null {
  if (comparison === 'none') return null;
  const over = pastOf(range, today);
  const calendar = calendarOf(language);
  if (comparison === 'sameLastYear') return byMonths(calendar, over, -12);
  if (over.from === over.to && range.from === range.to) return byDays(over, -7);
  const months = wholeMonths(calendar, range);
  if (months > 0) return byMonths(calendar, over, -months);
  // A week that has begun is held against the same days of the one before.
  return byDays(over, -(lengthOf(range) % 7 === 0 ? lengthOf(range) : lengthOf(over)));
}

/** The part of a range that has come; all of one that lies ahead. */
export const pastOf = ({ from, to }: DateRange, today: CalendarDate): DateRange => ({
  from,
  to: from <= today && today < to ? today : to,
});

export const lengthOf = ({ from, to }: DateRange): number => dayNumber(to) - dayNumber(from) + 1;

const byDays = ({ from, to }: DateRange, days: number): DateRange => ({
  from: addDays(from, days),
  to: addDays(to, days),
});

/** The end of a month stays one, however long that month is. */
function byMonths(calendar: CalendarKind, { from, to }: DateRange, months: number): DateRange {
  const after = addDays(to, 1);
  const end = startsMonth(calendar, after)
    ? addDays(addMonths(calendar, after, months), -1)
    : addMonths(calendar, to, months);
  return { from: addMonths(calendar, from, months), to: end };
}

const startsMonth = (calendar: CalendarKind, date: CalendarDate): boolean =>
  partsIn(calendar, date).day === 1;

/** How many whole months a range is; 0 for any other. */
function wholeMonths(calendar: CalendarKind, { from, to }: DateRange): number {
  const after = addDays(to, 1);
  if (!startsMonth(calendar, from) || !startsMonth(calendar, after)) return 0;
  const [first, last] = [partsIn(calendar, from), partsIn(calendar, after)];
  return (last.year - first.year) * 12 + last.month - first.month;
}

/** So many days from one on; one of n days begins at a multiple of n. */
export interface Stretch {
  readonly days: number;
  readonly from: CalendarDate;
}

export interface Cover {
  readonly stretches: readonly Stretch[];
  /** Days that no stretch covers. */
  readonly open: readonly CalendarDate[];
}

/** The fewest of the stretches at hand that lie side by side in a range. `lengths` ascend from 1. */
export function coverOf(
  { from, to }: DateRange,
  lengths: readonly number[],
  isAtHand: (stretch: Stretch) => boolean,
): Cover {
  const [end, stretches, open] = [dayNumber(to), [] as Stretch[], [] as CalendarDate[]];
  for (let day = dayNumber(from); day <= end; ) {
    const date = fromDayNumber(day);
    const days = lengths.findLast(
      (length) => day % length === 0 && day + length - 1 <= end && isAtHand({ days: length, from: date }),
    );
    if (days === undefined) open.push(date);
    else stretches.push({ days, from: date });
    day += days ?? 1;
  }
  return { stretches, open };
}
