/** Between epoch milliseconds and the days of a shop: zones, cut-off hour, ranges. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarOf,
  dateIn,
  dayNumber,
  dayOfWeek,
  fromDayNumber,
  partsIn,
} from './calendar.ts';
import { must } from './result.ts';
import type { Language } from './words.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Both ends belong to it. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export const rangeNames = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
] as const;
export type RangeName = (typeof rangeNames)[number];

/**
 * The trading day of a moment: the date on the shop's wall, or the day before until the clock there shows
 * the cut-off (minutes after midnight).
 */
export function businessDateOf(at: number, timeZone: string, cutoffMinutes: number): CalendarDate {
  const wall = at + zoneOffsetMs(at, timeZone);
  const date = fromDayNumber(Math.floor(wall / dayMs));
  const minutes = Math.floor((wall - Math.floor(wall / dayMs) * dayMs) / minuteMs);
  return minutes < cutoffMinutes ? addDays(date, -1) : date;
}

/** The date on the wall of the zone. */
export const dateAt = (at: number, timeZone: string): CalendarDate => businessDateOf(at, timeZone, 0);

/**
 * The first moment at which the wall of the zone shows `minutes` after midnight of `date`; where the clock
 * jumps over it, the moment of the jump.
 */
export function momentOf(date: CalendarDate, timeZone: string, minutes = 0): number {
  const wall = dayNumber(date) * dayMs + minutes * minuteMs;
  // The offset before and after any change near it; of two moments that read alike the earlier is meant.
  const before = zoneOffsetMs(wall - dayMs, timeZone);
  const after = zoneOffsetMs(wall + dayMs, timeZone);
  const early = wall - Math.max(before, after);
  if (early + zoneOffsetMs(early, timeZone) === wall) return early;
  const late = wall - Math.min(before, after);
  if (late + zoneOffsetMs(late, timeZone) === wall) return late;
  return jumpBetween(early, late, timeZone);
}

/** Half-open moments `from ≤ at < until` of business dates, in a zone with a cut-off. */
export function momentsOf(
  range: DateRange,
  timeZone: string,
  cutoffMinutes = 0,
): { readonly from: number; readonly until: number } {
  return {
    from: momentOf(range.from, timeZone, cutoffMinutes),
    until: momentOf(addDays(range.to, 1), timeZone, cutoffMinutes),
  };
}

/** 0 Sunday … 6 Saturday: weeks begin on Monday, Persian ones on Saturday. */
export const firstDayOfWeek = (language: Language): number => (language === 'fa' ? 6 : 1);

export function startOfWeek(date: CalendarDate, language: Language): CalendarDate {
  return addDays(date, -((dayOfWeek(date) - firstDayOfWeek(language) + 7) % 7));
}

/** A whole named range around today, in the reader's calendar: a Persian month is Farvardin, not March. */
export function rangeOf(name: RangeName, today: CalendarDate, language: Language): DateRange {
  const calendar = calendarOf(language);
  const { year, month } = partsIn(calendar, today);
  const weekStart = startOfWeek(today, language);
  const monthStart = dateIn(calendar, { year, month, day: 1 });
  const yearStart = dateIn(calendar, { year, month: 1, day: 1 });
  const months = (from: CalendarDate, count: number): DateRange => ({
    from,
    to: addDays(addMonths(calendar, from, count), -1),
  });
  const ranges: Record<RangeName, () => DateRange> = {
    today: () => ({ from: today, to: today }),
    yesterday: () => ({ from: addDays(today, -1), to: addDays(today, -1) }),
    thisWeek: () => ({ from: weekStart, to: addDays(weekStart, 6) }),
    lastWeek: () => ({ from: addDays(weekStart, -7), to: addDays(weekStart, -1) }),
    thisMonth: () => months(monthStart, 1),
    lastMonth: () => months(addMonths(calendar, monthStart, -1), 1),
    thisYear: () => months(yearStart, 12),
    lastYear: () => months(addMonths(calendar, yearStart, -12), 12),
  };
  return ranges[name]();
}

/** The range of as many days that ends where this one begins: what a report compares with. */
export function rangeBefore({ from, to }: DateRange): DateRange {
  const days = dayNumber(to) - dayNumber(from) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the wall of a zone is ahead of UTC at a moment, in milliseconds. */
export function zoneOffsetMs(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    clocks.set(timeZone, clock);
  }
  const name = clock.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
  const match = must(
    /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name ?? ''),
    `no offset of ${timeZone}`,
  );
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}

function jumpBetween(from: number, to: number, timeZone: string): number {
  const before = zoneOffsetMs(from, timeZone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffsetMs(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const hourHands = new Map<string, Intl.DateTimeFormat>();

/** The hour of the day on a shop's clock, 0 to 23. */
export function hourOf(at: number, timeZone: string): number {
  let hand = hourHands.get(timeZone);
  if (!hand) {
    hand = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    hourHands.set(timeZone, hand);
  }
  return Number(hand.format(at));
}
