import { expect, test } from 'vitest';
import { directionOfText, isolateFigures, tidyText } from '../../src/main/devices/printer/raster/script.ts';

/** As it is set, with the isolates to be seen. */
const marked = (text: string, direction: 'ltr' | 'rtl'): string =>
  isolateFigures(tidyText(text), direction)
    .replaceAll('\u2066', '[')
    .replaceAll('\u2069', ']')
    .replaceAll('\u00a0', ' ');

test.each([
  ['Rye bread', 'ltr', 'ltr'],
  ['Rye bread', 'rtl', 'ltr'],
  ['نان سنگک', 'ltr', 'rtl'],
  ['چای Lipton', 'ltr', 'ltr'],
  ['چای Lipton', 'rtl', 'rtl'],
  ['۱۲٬۰۰۰', 'rtl', 'ltr'],
  ['−1,200.00', 'rtl', 'ltr'],
  ['۱۴۰۵/۰۸/۲۹ ۱۴:۰۵', 'rtl', 'rtl'],
] as const)('“%s” on a slip that runs %s runs %s', (text, slip, expected) => {
  expect(directionOfText(text, slip)).toBe(expected);
});

test.each([
  ['a telephone number', 'تلفن: +996 555 123 456', 'تلفن: [+996 555 123 456]'],
  ['a receipt number', 'رسید 01-02-A-000123', 'رسید [01-02-A-000123]'],
  ['a Latin date', 'تاریخ 2026-11-20', 'تاریخ [2026-11-20]'],
  ['a signed amount', 'تخفیف −۱۲٬۵۰۰ ریال', 'تخفیف [−۱۲٬۵۰۰] ریال'],
  ['hours', 'باز ۹:۰۰–۲۱:۰۰', 'باز [۹:۰۰–۲۱:۰۰]'],
  ['Persian figures after a Latin name', 'چای Lipton (۲۵ عددی)', 'چای Lipton ([۲۵] عددی)'],
  ['a bare number', 'ظرف ۱۴ روز', 'ظرف ۱۴ روز'],
  ['a Latin name with its number', 'قاب iPhone 15', 'قاب iPhone 15'],
  ['what the caller set apart', 'کد \u206612-3\u2069 و 4-5', 'کد [12-3] و 4-5'],
])('in a Persian line, %s keeps its order', (_, text, expected) => {
  expect(marked(text, 'rtl')).toBe(expected);
});

test('a number after an Arabic word in an English line does not change places with it', () => {
  expect(marked('Bread نان 2 500', 'ltr')).toBe('Bread نان [2 500]');
});

test('spaces inside a number hold, other white space is plain, control characters vanish', () => {
  expect(tidyText('a\tb\u0007 1 234 567,00 · 12 %\r\nc')).toBe('a b 1\u00a0234\u00a0567,00 · 12\u00a0%\nc');
});
