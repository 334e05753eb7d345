import { expect, test } from 'vitest';
import { calendarDate } from '../../src/domain/kit/calendar.ts';
import {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatDay,
  formatTime,
  monthGrid,
} from '../../src/domain/kit/date-format.ts';
import type { Language } from '../../src/domain/kit/words.ts';

const at = Date.UTC(2026, 10, 19, 20, 5);
const zone = 'Asia/Bishkek';

test.each<[Language, DateStyle, string]>([
  ['en', 'short', '20/11/2026'],
  ['en', 'medium', '20 Nov 2026'],
  ['en', 'long', 'Friday, 20 November 2026'],
  ['ru', 'short', '20.11.2026'],
  ['ru', 'medium', '20 нояб. 2026'],
  ['ru', 'long', 'пятница, 20 ноября 2026'],
  ['fa', 'short', '۱۴۰۵/۰۸/۲۹'],
  ['fa', 'medium', '۲۹ آبان ۱۴۰۵'],
  ['fa', 'long', 'جمعه ۲۹ آبان ۱۴۰۵'],
])('in %s a %s date reads %s', (language, style, expected) => {
  expect(formatDate(at, language, zone, style)).toBe(expected);
  expect(formatDay(calendarDate('2026-11-20'), language, style)).toBe(expected);
});

test('the clock shows 24 hours, in local digits', () => {
  expect(formatTime(at, 'en', zone)).toBe('02:05');
  expect(formatTime(at - 2 * 3_600_000, 'en', zone)).toBe('00:05');
  expect(formatDateTime(at, 'ru', zone)).toBe('20 нояб. 2026, 02:05');
  expect(formatDateTime(at, 'fa', zone, 'short')).toBe('۱۴۰۵/۰۸/۲۹، ۰۲:۰۵');
});

test('the month of a date picker starts on Monday and shows whole weeks', () => {
  const grid = monthGrid('ru', calendarDate('2026-11-20'));
  expect(grid.title).toBe('Ноябрь 2026');
  expect(grid.weekdays.map(({ short }) => short)).toEqual(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']);
  expect(grid.weeks).toHaveLength(6);
  expect(grid.weeks[0]?.[0]).toEqual({ date: '2026-10-26', label: '26', inMonth: false });
  expect(grid.weeks[0]?.[6]).toEqual({ date: '2026-11-01', label: '1', inMonth: true });
  expect(grid.weeks[5]?.[6]).toEqual({ date: '2026-12-06', label: '6', inMonth: false });
  expect([grid.previous, grid.next]).toEqual(['2026-10-01', '2026-12-01']);
});

test('the Persian month starts on Saturday, in its own days and digits', () => {
  const grid = monthGrid('fa', calendarDate('2026-11-20'));
  expect(grid.title).toBe('آبان ۱۴۰۵');
  expect(grid.weekdays[0]).toEqual({ short: 'ش', long: 'شنبه' });
  const days = grid.weeks.flat().filter(({ inMonth }) => inMonth);
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({ date: '2026-10-23', label: '۱', inMonth: true });
  expect(days[29]).toEqual({ date: '2026-11-21', label: '۳۰', inMonth: true });
  expect([grid.previous, grid.next]).toEqual(['2026-09-23', '2026-11-22']);
});

test('a February of four whole weeks takes four rows', () => {
  expect(monthGrid('en', calendarDate('2027-02-10')).weeks).toHaveLength(4);
});
