import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  dateIn,
  dayNumber,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  partsIn,
} from '../../src/domain/kit/calendar.ts';

const date = (text: string): CalendarDate => calendarDate(text);

test.each(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''])('%j is not a date', (text) => {
  expect(() => calendarDate(text)).toThrow();
});

test('days are counted across months and leap years', () => {
  expect(addDays(date('2028-02-28'), 1)).toBe('2028-02-29');
  expect(addDays(date('2026-12-31'), 1)).toBe('2027-01-01');
  expect(addDays(date('2026-03-01'), -1)).toBe('2026-02-28');
  expect(daysBetween(date('2026-11-20'), date('2027-11-20'))).toBe(365);
  expect(daysBetween(date('2026-11-20'), date('2026-11-19'))).toBe(-1);
  expect(dayNumber(date('1970-01-01'))).toBe(0);
});

test('20 November 2026 is a Friday, and so are days before the epoch told right', () => {
  expect(dayOfWeek(date('2026-11-20'))).toBe(5);
  expect(dayOfWeek(date('1969-12-28'))).toBe(0);
});

test.each<[string, number, number, number]>([
  ['2026-11-20', 1405, 8, 29],
  ['2026-03-21', 1405, 1, 1],
  ['2026-03-20', 1404, 12, 29],
  ['2025-03-20', 1403, 12, 30],
  ['2021-03-20', 1399, 12, 30],
  ['2024-09-21', 1403, 6, 31],
  ['1979-02-11', 1357, 11, 22],
])('%s is %i/%i/%i of the Persian calendar', (gregorian, year, month, day) => {
  expect(partsIn('jalali', date(gregorian))).toEqual({ year, month, day });
  expect(dateIn('jalali', { year, month, day })).toBe(gregorian);
});

test('the Persian calendar agrees with Intl on every day of two centuries', () => {
  const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  for (let days = dayNumber(date('1920-01-01')); days < dayNumber(date('2120-01-01')); days += 1) {
    const { year, month, day } = partsIn('jalali', fromDayNumber(days));
    const parts = Object.fromEntries(
      intl.formatToParts(days * 86_400_000).map((part) => [part.type, part.value]),
    );
    if (`${parts.year}/${parts.month}/${parts.day}` !== `${year}/${month}/${day}`) {
      expect.fail(`${fromDayNumber(days)} is ${year}/${month}/${day} here`);
    }
  }
});

test('a month added and taken away keeps the day, or the last day of a shorter month', () => {
  expect(addMonths('gregorian', date('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths('gregorian', date('2026-01-15'), -13)).toBe('2024-12-15');
  // 31 Shahrivar, then 30 Mehr.
  expect(
    partsIn('jalali', addMonths('jalali', dateIn('jalali', { year: 1405, month: 6, day: 31 }), 1)),
  ).toEqual({
    year: 1405,
    month: 7,
    day: 30,
  });
});

test('months are as long as they are', () => {
  expect([1, 2, 4, 12].map((month) => daysInMonth('gregorian', 2028, month))).toEqual([31, 29, 30, 31]);
  expect([1, 6, 7, 11, 12].map((month) => daysInMonth('jalali', 1405, month))).toEqual([31, 31, 30, 30, 29]);
  expect(daysInMonth('jalali', 1403, 12)).toBe(30);
});

test('every day goes to each calendar and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 400_000 }), (days) => {
      const day = fromDayNumber(days);
      expect(dateIn('jalali', partsIn('jalali', day))).toBe(day);
      expect(dateIn('gregorian', partsIn('gregorian', day))).toBe(day);
    }),
  );
});
