/** Periods and comparisons in words. */
import { changeOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { addDays, calendarOf, dayOfWeek, partsIn } from '../../../domain/kit/calendar.ts';
import { formatDay, formatMonth, formatRange } from '../../../domain/kit/date-format.ts';
import { formatPercent, isolated } from '../../../domain/kit/format.ts';
import { type BasisPoints, basisPoints } from '../../../domain/kit/money.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import type { Language } from '../../../domain/kit/words.ts';
import { useLanguage, useWords } from '../../app/language.ts';

/** A whole month of the reader's calendar. */
export function isMonth({ from, to }: DateRange, language: Language): boolean {
  const calendar = calendarOf(language);
  const [first, last, after] = [
    partsIn(calendar, from),
    partsIn(calendar, to),
    partsIn(calendar, addDays(to, 1)),
  ];
  return first.day === 1 && after.day === 1 && first.month === last.month && first.year === last.year;
}

interface PeriodWords {
  day(date: string): string;
  month(month: string): string;
  range(dates: string): string;
}

/** `sold in November 2026`, `on 3–12 Nov 2026`, as the given words have it. */
export function periodText({ from, to }: DateRange, language: Language, w: PeriodWords): string {
  if (from === to) return w.day(formatDay(from, language, 'long'));
  if (isMonth({ from, to }, language)) return w.month(formatMonth(from, language));
  return w.range(isolated(formatRange({ from, to }, language)));
}

export interface Comparing {
  readonly now: number;
  readonly before: number;
  /** `in October 2026`, `last Friday by this time`. */
  readonly than: string;
}

/** `12 % more than in October 2026`; null where there was nothing to compare with. */
export function useComparing(): (comparing: Comparing) => { text: string; up: boolean } | null {
  const language = useLanguage();
  const { compare } = useWords(reportWords);
  return ({ now, before, than }) => {
    const change = changeOf(now, before);
    if (change === null) return null;
    const percent = isolated(formatPercent(basisPoints(Math.abs(change)) as BasisPoints, language));
    const text =
      change === 0 ? compare.same(than) : (change > 0 ? compare.more : compare.less)(percent, than);
    return { text, up: change >= 0 };
  };
}

export function useThan(): { byNow(range: DateRange): string; whole(range: DateRange): string } {
  const language = useLanguage();
  const { compare } = useWords(reportWords);
  return {
    byNow: ({ from }) => compare.lastWeekdayByNow[dayOfWeek(from)] ?? compare.weekBefore,
    whole: (range) => periodText(range, language, { ...compare, day: () => compare.weekBefore }),
  };
}
