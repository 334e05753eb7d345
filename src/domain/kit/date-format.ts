/** Dates and times as people read them, in their calendar and digits; and the grid a date picker shows. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarOf,
  dateIn,
  dayNumber,
  daysInMonth,
  partsIn,
} from './calendar.ts';
import { toLocalDigits } from './digits.ts';
import { type DateRange, startOfWeek } from './time.ts';
import { type Language, localeOf } from './words.ts';

const dayMs = 86_400_000;

/** `short` 20.11.2026, `medium` 20 Nov 2026, `long` with the weekday. */
export type DateStyle = 'short' | 'medium' | 'long';

export interface MonthDay {
  readonly date: CalendarDate;
  /** The day's number in the reader's calendar and digits. */
  readonly label: string;
  readonly inMonth: boolean;
}

export interface MonthGrid {
  /** `November 2026`, `آبان ۱۴۰۵`. */
  readonly title: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  /** Whole weeks, as many as the month touches. */
  readonly weeks: readonly (readonly MonthDay[])[];
  readonly previous: CalendarDate;
  readonly next: CalendarDate;
}

/** The date of a moment on the wall of a zone. */
export function formatDate(
  at: number,
  language: Language,
  timeZone: string,
  style: DateStyle = 'medium',
): string {
  if (style === 'short') return writer('short', language, timeZone).format(at);
  const { weekday = '', day = '', month = '', year = '' } = partsOf(style, at, language, timeZone);
  // Intl's own order reads as year first in Persian, and ends in an abbreviation of "year" in Russian.
  const date = `${day} ${month} ${year}`;
  if (style === 'medium') return date;
  return language === 'fa' ? `${weekday} ${date}` : `${weekday}, ${date}`;
}

export const formatTime = (at: number, language: Language, timeZone: string): string =>
  writer('time', language, timeZone).format(at);

/** Date, then time by the minute. */
export function formatDateTime(
  at: number,
  language: Language,
  timeZone: string,
  style: DateStyle = 'medium',
): string {
  const separator = language === 'fa' ? '، ' : ', ';
  return formatDate(at, language, timeZone, style) + separator + formatTime(at, language, timeZone);
}

/** A date that belongs to no zone: a business date. */
export const formatDay = (date: CalendarDate, language: Language, style: DateStyle = 'medium'): string =>
  formatDate(dayNumber(date) * dayMs, language, 'UTC', style);

/** `November 2026`, `Ноябрь 2026`, `آبان ۱۴۰۵`: a month by its name alone. */
export function formatMonth(date: CalendarDate, language: Language): string {
  const { month = '', year = '' } = partsOf('month', dayNumber(date) * dayMs, language, 'UTC');
  return `${month.charAt(0).toUpperCase()}${month.slice(1)} ${year}`;
}

/** `1–20 Nov 2026`, `28 Oct – 3 Nov 2026`, `۱ تا ۲۰ آبان ۱۴۰۵`: what both ends share is said once. */
export function formatRange({ from, to }: DateRange, language: Language): string {
  if (from === to) return formatDay(from, language);
  const [a, b] = [from, to].map((date) => partsOf('medium', dayNumber(date) * dayMs, language, 'UTC'));
  const end = formatDay(to, language);
  if (a?.year !== b?.year) return `${formatDay(from, language)}${between(language)}${end}`;
  if (a?.month !== b?.month) return `${a?.day} ${a?.month}${between(language)}${end}`;
  return `${a?.day}${language === 'fa' ? between(language) : '–'}${end}`;
}

const between = (language: Language): string => (language === 'fa' ? ' تا ' : ' – ');

/** `20 Nov`, `20 нояб.`, `۲۹ آبان`: where the year goes without saying. */
export const formatDayMonth = (date: CalendarDate, language: Language): string =>
  writer('dayMonth', language, 'UTC').format(dayNumber(date) * dayMs);

/** `Friday`, `Fri`. */
export const formatWeekday = (
  date: CalendarDate,
  language: Language,
  style: 'weekdayLong' | 'weekday' = 'weekdayLong',
): string => writer(style, language, 'UTC').format(dayNumber(date) * dayMs);

/** The month around a date, for a date picker in the reader's calendar. */
export function monthGrid(language: Language, date: CalendarDate): MonthGrid {
  const calendar = calendarOf(language);
  const { year, month } = partsIn(calendar, date);
  const first = dateIn(calendar, { year, month, day: 1 });
  const start = startOfWeek(first, language);
  const before = dayNumber(first) - dayNumber(start);
  const count = Math.ceil((before + daysInMonth(calendar, year, month)) / 7);
  const weeks = Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day): MonthDay => {
      const cell = addDays(start, week * 7 + day);
      const parts = partsIn(calendar, cell);
      return {
        date: cell,
        label: toLocalDigits(String(parts.day), language),
        inMonth: parts.month === month,
      };
    }),
  );
  return {
    title: formatMonth(first, language),
    weekdays: Array.from({ length: 7 }, (_, day) => {
      const at = dayNumber(addDays(start, day)) * dayMs;
      const short = writer(language === 'fa' ? 'weekdayLetter' : 'weekday', language, 'UTC').format(at);
      return { short, long: writer('weekdayLong', language, 'UTC').format(at) };
    }),
    weeks,
    previous: addMonths(calendar, first, -1),
    next: addMonths(calendar, first, 1),
  };
}

const options = {
  short: { year: 'numeric', month: '2-digit', day: '2-digit' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  month: { year: 'numeric', month: 'long' },
  dayMonth: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  weekdayLetter: { weekday: 'narrow' },
  weekdayLong: { weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const writers = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times more than using it. */
function writer(style: keyof typeof options, language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timeZone}`;
  let found = writers.get(key);
  if (!found) {
    const locale = language === 'fa' ? 'fa-IR-u-ca-persian' : localeOf(language);
    found = new Intl.DateTimeFormat(locale, { ...options[style], timeZone });
    writers.set(key, found);
  }
  return found;
}

function partsOf(
  style: 'medium' | 'long' | 'month',
  at: number,
  language: Language,
  timeZone: string,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = writer(style, language, timeZone).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
