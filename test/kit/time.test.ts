import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../src/domain/kit/calendar.ts';
import {
  businessDateOf,
  dateAt,
  momentOf,
  momentsOf,
  type RangeName,
  rangeBefore,
  rangeOf,
  zoneOffsetMs,
} from '../../src/domain/kit/time.ts';
import type { Language } from '../../src/domain/kit/words.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

test.each<[string, string, number, string]>([
  ['2026-11-20T18:00', 'Asia/Bishkek', 0, '2026-11-21'],
  ['2026-11-20T17:59', 'Asia/Bishkek', 0, '2026-11-20'],
  ['2026-11-20T21:59', 'Asia/Bishkek', 240, '2026-11-20'],
  ['2026-11-20T22:00', 'Asia/Bishkek', 240, '2026-11-21'],
  ['2026-11-20T20:30', 'Asia/Tehran', 0, '2026-11-21'],
  ['2026-11-20T20:29', 'Asia/Tehran', 0, '2026-11-20'],
  ['2026-11-20T03:00', 'America/New_York', 0, '2026-11-19'],
  // The night the clocks go back: 01:30 comes twice, the cut-off at 02:00 comes once.
  ['2026-10-25T00:30', 'Europe/London', 120, '2026-10-24'],
  ['2026-10-25T01:30', 'Europe/London', 120, '2026-10-24'],
  ['2026-10-25T02:00', 'Europe/London', 120, '2026-10-25'],
])(
  'a sale at %s UTC in %s with the day ending %i minutes after midnight is of %s',
  (at, zone, cutoff, date) => {
    expect(businessDateOf(utc(at), zone, cutoff)).toBe(date);
  },
);

test.each<[string, string, number, string]>([
  ['2026-11-20', 'Asia/Bishkek', 0, '2026-11-19T18:00'],
  ['2026-11-20', 'Asia/Bishkek', 240, '2026-11-19T22:00'],
  ['2026-11-20', 'Asia/Tehran', 0, '2026-11-19T20:30'],
  ['2026-11-20', 'America/New_York', 0, '2026-11-20T05:00'],
  ['2026-11-20', 'UTC', 0, '2026-11-20T00:00'],
  // Beirut's midnight of 29 March 2026 does not exist: the clock jumps to 01:00.
  ['2026-03-29', 'Asia/Beirut', 0, '2026-03-28T22:00'],
  ['2026-03-29', 'Europe/London', 90, '2026-03-29T01:00'],
  ['2026-10-25', 'Europe/London', 90, '2026-10-25T00:30'],
])('%s in %s with cut-off %i begins at %s UTC', (date, zone, cutoff, at) => {
  expect(new Date(momentOf(calendarDate(date), zone, cutoff)).toISOString().slice(0, 16)).toBe(at);
});

test('every moment of a day is of that day, in any zone and with any cut-off', () => {
  const zones = [
    'Asia/Bishkek',
    'Asia/Tehran',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Beirut',
    'Australia/Lord_Howe',
  ];
  const at = fc.integer({ min: utc('2015-01-01T00:00'), max: utc('2030-01-01T00:00') });
  fc.assert(
    fc.property(
      at,
      fc.constantFrom(...zones),
      fc.constantFrom(0, 60, 120, 150, 240, 360),
      (moment, zone, cutoff) => {
        const date = businessDateOf(moment, zone, cutoff);
        const { from, until } = momentsOf({ from: date, to: date }, zone, cutoff);
        expect(businessDateOf(from, zone, cutoff)).toBe(date);
        expect(from).toBeLessThanOrEqual(moment);
        // Where the clock goes back over the cut-off, an hour after it counts to the day before.
        expect(until - moment).toBeGreaterThan(-3_600_000 * 2);
        expect(until - from).toBeGreaterThan(3_600_000 * 22);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a zone is ahead or behind by what its law said then', () => {
  expect(zoneOffsetMs(utc('2026-11-20T00:00'), 'Asia/Bishkek')).toBe(6 * 3_600_000);
  expect(zoneOffsetMs(utc('2021-06-01T00:00'), 'Asia/Tehran')).toBe(4.5 * 3_600_000);
  expect(zoneOffsetMs(utc('2026-06-01T00:00'), 'Asia/Tehran')).toBe(3.5 * 3_600_000);
  expect(zoneOffsetMs(utc('2026-11-20T00:00'), 'UTC')).toBe(0);
  expect(zoneOffsetMs(utc('2026-11-20T00:00'), 'America/New_York')).toBe(-5 * 3_600_000);
  expect(dateAt(utc('2026-11-20T23:00'), 'UTC')).toBe('2026-11-20');
});

test.each<[RangeName, Language, string, string]>([
  ['today', 'en', '2026-11-20', '2026-11-20'],
  ['yesterday', 'ru', '2026-11-19', '2026-11-19'],
  ['thisWeek', 'ru', '2026-11-16', '2026-11-22'],
  ['thisWeek', 'fa', '2026-11-14', '2026-11-20'],
  ['lastWeek', 'en', '2026-11-09', '2026-11-15'],
  ['thisMonth', 'en', '2026-11-01', '2026-11-30'],
  ['thisMonth', 'fa', '2026-10-23', '2026-11-21'],
  ['lastMonth', 'ru', '2026-10-01', '2026-10-31'],
  ['lastMonth', 'fa', '2026-09-23', '2026-10-22'],
  ['thisYear', 'ru', '2026-01-01', '2026-12-31'],
  ['thisYear', 'fa', '2026-03-21', '2027-03-20'],
  ['lastYear', 'fa', '2025-03-21', '2026-03-20'],
])('%s in %s is %s to %s', (name, language, from, to) => {
  expect(rangeOf(name, calendarDate('2026-11-20'), language)).toEqual({ from, to });
});

test('a week is compared with the week before it', () => {
  const week = { from: calendarDate('2026-11-16'), to: calendarDate('2026-11-22') };
  expect(rangeBefore(week)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
});
