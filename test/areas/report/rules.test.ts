import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/domain/areas/report/contract.ts';
import {
  averageBasket,
  changeOf,
  comparedWith,
  coverOf,
  linesPerSale,
  noTotals,
  rateOf,
} from '../../../src/domain/areas/report/rules.ts';
import { addDays, calendarDate, dayNumber } from '../../../src/domain/kit/calendar.ts';
import type { Language } from '../../../src/domain/kit/words.ts';

const range = (from: string, to: string) => ({ from: calendarDate(from), to: calendarDate(to) });

describe('what a period is compared with', () => {
  const today = calendarDate('2026-11-20');
  test.each<[string, [string, string], Comparison, Language, [string, string] | null]>([
    [
      'a day: the same weekday before',
      ['2026-11-20', '2026-11-20'],
      'previous',
      'en',
      ['2026-11-13', '2026-11-13'],
    ],
    [
      'a whole month: the month before',
      ['2026-10-01', '2026-10-31'],
      'previous',
      'en',
      ['2026-09-01', '2026-09-30'],
    ],
    [
      'a running month: as much of the one before',
      ['2026-11-01', '2026-11-30'],
      'previous',
      'en',
      ['2026-10-01', '2026-10-20'],
    ],
    [
      'March of a leap year: all of February',
      ['2024-03-01', '2024-03-31'],
      'previous',
      'en',
      ['2024-02-01', '2024-02-29'],
    ],
    [
      'a running week: the same days of the week before',
      ['2026-11-16', '2026-11-22'],
      'previous',
      'en',
      ['2026-11-09', '2026-11-13'],
    ],
    [
      'ten days: the ten before',
      ['2026-11-03', '2026-11-12'],
      'previous',
      'en',
      ['2026-10-24', '2026-11-02'],
    ],
    ['a year: the year before', ['2025-01-01', '2025-12-31'], 'previous', 'en', ['2024-01-01', '2024-12-31']],
    [
      'a Persian month: the Persian month before',
      ['2026-10-23', '2026-11-21'],
      'previous',
      'fa',
      ['2026-09-23', '2026-10-21'],
    ],
    [
      'a month and its last year',
      ['2026-10-01', '2026-10-31'],
      'sameLastYear',
      'en',
      ['2025-10-01', '2025-10-31'],
    ],
    [
      'a February and its longer one',
      ['2025-02-01', '2025-02-28'],
      'sameLastYear',
      'en',
      ['2024-02-01', '2024-02-29'],
    ],
    ['nothing', ['2026-10-01', '2026-10-31'], 'none', 'en', null],
  ])('%s', (_, asked, comparison, language, expected) => {
    expect(comparedWith(range(...asked), comparison, { today, language })).toEqual(
      expected && range(...expected),
    );
  });
});

test('a range is covered by the longest stretches at hand, and what is not at hand is left open', () => {
  const asked = range('2026-03-01', '2026-05-13');
  const missing = calendarDate('2026-04-02');
  const holds = (from: string, days: number) =>
    from <= missing && missing < addDays(calendarDate(from), days);
  const { stretches, open } = coverOf(asked, [1, 4, 16], ({ days, from }) => !holds(from, days));
  expect(open).toEqual([missing]);
  const covered = stretches.flatMap(({ days, from }) =>
    Array.from({ length: days }, (_, i) => addDays(from, i)),
  );
  expect([...covered, ...open].sort()).toEqual(
    Array.from({ length: dayNumber(asked.to) - dayNumber(asked.from) + 1 }, (_, i) => addDays(asked.from, i)),
  );
  expect(stretches.length).toBeLessThan(25);
});

test('an average is of the receipts that sold something', () => {
  const totals = { ...noTotals, sales: 2, exchanges: 1, refunds: 5, lines: 7, salesMinor: 1000 };
  expect(averageBasket(totals)).toBe(333);
  expect(linesPerSale(totals)).toBe(23);
  expect(averageBasket(noTotals)).toBeNull();
});

test.each([
  [120, 100, 2000],
  [100, 120, -1700],
  [100, 0, null],
  [0, 100, -10_000],
])('%i after %i is a change of %s basis points', (now, before, expected) => {
  expect(changeOf(now, before)).toBe(expected);
});

test.each([
  [1, 3, 3333],
  [-5, 10, -5000],
  [5, 0, null],
])('%i of %i is %s basis points', (part, whole, expected) => {
  expect(rateOf(part, whole)).toBe(expected);
});
