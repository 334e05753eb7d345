import { expect, test } from 'vitest';
import { toAsciiDigits, toLocalDigits } from '../../src/domain/kit/digits.ts';

test.each([
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['0123456789', '0123456789'],
  ['۲٫۵ кг – 3шт', '2٫5 кг – 3шт'],
  ['', ''],
])('%j reads as %j', (text, ascii) => {
  expect(toAsciiDigits(text)).toBe(ascii);
});

test('digits are written as the language writes them', () => {
  expect(toLocalDigits('05-19 a', 'fa')).toBe('۰۵-۱۹ a');
  expect(toLocalDigits('05-19', 'ru')).toBe('05-19');
  expect(toAsciiDigits(toLocalDigits('0123456789', 'fa'))).toBe('0123456789');
});
