/** Dates without a clock: the Gregorian calendar, and the Solar Hijri one that Persian readers use. */
import { assert } from './result.ts';
import type { Language } from './words.ts';

/** `YYYY-MM-DD`, always Gregorian; it sorts as text. */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

/** 1-based month and day. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type CalendarKind = 'gregorian' | 'jalali';
export const calendarOf = (language: Language): CalendarKind => (language === 'fa' ? 'jalali' : 'gregorian');

const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD`; throws on a day that does not exist. */
export function calendarDate(text: string): CalendarDate {
  const date = fromDayNumber(dayNumber(text as CalendarDate));
  assert(date === text, `not a date: ${text}`);
  return date;
}

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

export function fromDayNumber(days: number): CalendarDate {
  assert(Number.isSafeInteger(days), `not a day: ${days}`);
  return new Date(days * dayMs).toISOString().slice(0, 10) as CalendarDate;
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(dayNumber(date) + days);
/** Whole days from the first date to the second, negative when it is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);
/** 0 Sunday … 6 Saturday. */
export const dayOfWeek = (date: CalendarDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The date in a calendar's own numbers. */
export function partsIn(calendar: CalendarKind, date: CalendarDate): DateParts {
  if (calendar === 'jalali') return toJalali(dayNumber(date));
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** The date of a calendar's numbers; a day past the month's end becomes its last one. */
export function dateIn(calendar: CalendarKind, { year, month, day }: DateParts): CalendarDate {
  const kept = Math.min(day, daysInMonth(calendar, year, month));
  if (calendar === 'jalali') return fromDayNumber(jalaliDayNumber(year, month) + kept - 1);
  return fromDayNumber(Date.UTC(year, month - 1, kept) / dayMs);
}

export function daysInMonth(calendar: CalendarKind, year: number, month: number): number {
  if (calendar === 'gregorian') return new Date(Date.UTC(year, month, 0)).getUTCDate();
  const next = month === 12 ? jalaliDayNumber(year + 1, 1) : jalaliDayNumber(year, month + 1);
  return next - jalaliDayNumber(year, month);
}

/** The same day of another month; the last one where that month is shorter. */
export function addMonths(calendar: CalendarKind, date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsIn(calendar, date);
  const count = year * 12 + (month - 1) + months;
  return dateIn(calendar, { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1, day });
}

/**
 * Years at which the 33-year rhythm of leap years breaks (Borkowski, "The Persian calendar for 3000 years",
 * Earth, Moon and Planets 74, 1996), which follows the spring equinox from -61 to 3177.
 */
const breaks = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
];

/** Day number of Nowruz and the years since the last leap year (0: this one is leap). */
function nowruz(year: number): number {
  assert(year >= -61 && year < 3178, `beyond the reach of the Persian calendar: ${year}`);
  let leaps = -14;
  let from = -61;
  let jump = 0;
  for (const to of breaks.slice(1)) {
    jump = to - from;
    if (year < to) break;
    leaps += Math.floor(jump / 33) * 8 + Math.floor((jump % 33) / 4);
    from = to;
  }
  const years = year - from;
  leaps += Math.floor(years / 33) * 8 + Math.floor(((years % 33) + 3) / 4);
  if (jump % 33 === 4 && jump - years === 4) leaps += 1;
  const gregorian = year + 621;
  const gregorianLeaps =
    Math.floor(gregorian / 4) - Math.floor(((Math.floor(gregorian / 100) + 1) * 3) / 4) - 150;
  return Date.UTC(gregorian, 2, 20 + leaps - gregorianLeaps) / dayMs;
}

/** Six months of 31 days, five of 30, and what is left. */
const jalaliDayNumber = (year: number, month: number): number =>
  nowruz(year) + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30);

function toJalali(days: number): DateParts {
  const gregorian = new Date(days * dayMs).getUTCFullYear();
  const year = days >= nowruz(gregorian - 621) ? gregorian - 621 : gregorian - 622;
  const since = days - nowruz(year);
  const month = since < 186 ? Math.floor(since / 31) + 1 : Math.floor((since - 186) / 30) + 7;
  return { year, month, day: days - jalaliDayNumber(year, month) + 1 };
}
