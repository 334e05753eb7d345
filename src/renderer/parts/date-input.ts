/** Dates as people type them: day, month, year in their own calendar, with any digits and any marks. */
import {
  type CalendarDate,
  type CalendarKind,
  calendarOf,
  dateIn,
  daysInMonth,
  partsIn,
} from '../../domain/kit/calendar.ts';
import { toAsciiDigits } from '../../domain/kit/digits.ts';
import type { Language } from '../../domain/kit/words.ts';

/** `20.11.2026`, `20/11`, `1405/8/29`, `2026-11-20`; a missing or short year is the one nearest to `today`. Null: no date. */
export function readDate(text: string, language: Language, today: CalendarDate): CalendarDate | null {
  const numbers = toAsciiDigits(text).match(/\d+/g) ?? [];
  if (numbers.length < 2 || numbers.length > 3) return null;
  const yearFirst = (numbers[0]?.length ?? 0) > 2;
  const [year, month, day] = yearFirst ? numbers : [numbers[2], numbers[1], numbers[0]];
  const written = Number(year);
  // A four-digit year tells its calendar; a Persian reader may still copy a Gregorian date from a paper.
  const calendar: CalendarKind =
    written >= 1700 ? 'gregorian' : written >= 1200 ? 'jalali' : calendarOf(language);
  const present = partsIn(calendar, today).year;
  const full = year === undefined ? present : year.length > 2 ? written : nearest(written, present);
  return dateOf(calendar, full, Number(month), Number(day));
}

function nearest(short: number, present: number): number {
  const century = present - (present % 100);
  const candidates = [century - 100, century, century + 100].map((start) => start + short);
  return candidates.reduce((a, b) => (Math.abs(b - present) < Math.abs(a - present) ? b : a));
}

function dateOf(calendar: CalendarKind, year: number, month: number, day: number): CalendarDate | null {
  const reach = calendar === 'jalali' ? [1200, 1700] : [1800, 2300];
  if (year < (reach[0] ?? 0) || year >= (reach[1] ?? 0)) return null;
  if (!(month >= 1 && month <= 12) || !(day >= 1 && day <= daysInMonth(calendar, year, month))) return null;
  return dateIn(calendar, { year, month, day });
}
