import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/kit/calendar.ts';
import { formatRange } from '../../../src/domain/kit/date-format.ts';
import type { Language } from '../../../src/domain/kit/words.ts';
import { hoursBetween } from '../../../src/renderer/areas/report/hours.ts';

test.each([
  ['a shop of the day', [9, 11, 20], [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]],
  ['a bar that closes at two', [1, 20, 22, 0], [20, 21, 22, 23, 0, 1]],
  ['a single sale', [17], [17]],
  ['nothing sold', [], []],
])('the hours of %s stand in the order of its day', (_, hours, expected) => {
  expect(hoursBetween(hours.map((hour) => ({ hour })))).toEqual(expected);
});

test.each<[Language, string, string, string]>([
  ['en', '2026-11-01', '2026-11-20', '1–20 Nov 2026'],
  ['en', '2026-10-28', '2026-11-03', '28 Oct – 3 Nov 2026'],
  ['en', '2025-12-30', '2026-01-02', '30 Dec 2025 – 2 Jan 2026'],
  ['en', '2026-11-20', '2026-11-20', '20 Nov 2026'],
  ['ru', '2026-11-01', '2026-11-20', '1–20 нояб. 2026'],
  ['fa', '2026-10-23', '2026-11-20', '۱ تا ۲۹ آبان ۱۴۰۵'],
  ['fa', '2026-10-22', '2026-11-20', '۳۰ مهر تا ۲۹ آبان ۱۴۰۵'],
])('in %s, %s to %s is said as %s', (language, from, to, said) => {
  expect(formatRange({ from: calendarDate(from), to: calendarDate(to) }, language)).toBe(said);
});
