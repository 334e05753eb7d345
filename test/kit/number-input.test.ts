import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyOf } from '../../src/domain/kit/currency.ts';
import { formatMoney, formatQty } from '../../src/domain/kit/format.ts';
import { minor, qtyMilli } from '../../src/domain/kit/money.ts';
import {
  decimalMarkOf,
  type MoneyReading,
  parseFixed,
  parseMoney,
  parsePercent,
  parseQty,
} from '../../src/domain/kit/number-input.ts';
import { languages } from '../../src/domain/kit/words.ts';

const outcome = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T | string =>
  result.ok ? result.value : result.refusal.code;

test.each<[string, string, number | string, MoneyReading?]>([
  ['12', 'KGS', 1200],
  ['12.5', 'KGS', 1250],
  ['12,5', 'KGS', 1250],
  ['.5', 'KGS', 50],
  ['5.', 'KGS', 500],
  ['12.50 сом', 'KGS', 1250],
  ['1 234,50', 'RUB', 123450],
  ['1\u00a0234,50\u00a0₽', 'RUB', 123450],
  ['1\u2009234\u2009567.89', 'RUB', 123456789],
  ['1\u202f234,5 руб.', 'RUB', 123450],
  ["1'234.50", 'EUR', 123450],
  ['1’234’567', 'EUR', 123456700],
  ['1,234.50', 'USD', 123450],
  ['1.234,50', 'TRY', 123450],
  ['₺1.234.567,5', 'TRY', 123456750],
  ['$25.00', 'USD', 2500],
  ['£4,250.00', 'GBP', 425000],
  ['USD 25', 'USD', 2500],
  ['25 usd', 'USD', 2500],
  ['۱۲٬۵۰۰٫۷۵', 'AFN', 1250075],
  ['١٢٬٥٠٠٫٧٥', 'AED', 1250075],
  ['12345', 'AFN', 1234500],
  ['-12,5', 'KGS', -1250],
  ['−12,5', 'KGS', -1250],
  ['12,5-', 'KGS', -1250],
  ['-$5', 'USD', -500],
  ['$-5', 'USD', -500],
  ['($1,200.50)', 'USD', -120050],
  ['+7', 'USD', 700],
  ['-0', 'USD', 0],
  ['12.500', 'KWD', 12500],
  ['12.5', 'KWD', 12500],
  ['12.50', 'IRR', 'TooManyDecimals'],
  ['1500.00', 'IRR', 1500],
  ['۱۵۰۰۰ ریال', 'IRR', 15000],
  ['۱٬۵۰۰ تومان', 'IRR', 15000],
  ['1500', 'IRR', 15000, { toman: true }],
  ['1500 ریال', 'IRR', 1500, { toman: true }],
  ['1.5 toman', 'IRR', 15],
  ['1500 تومان', 'AFN', 150000],
  ['12.345', 'KGS', 1234500],
  ['12,345', 'KGS', 1234500],
  ['12.345', 'KGS', 'TooManyDecimals', { mark: 'point' }],
  ['12,345', 'KGS', 1234500, { mark: 'point' }],
  ['12.345', 'KGS', 1234500, { mark: 'comma' }],
  ['12.34', 'KGS', 1234, { mark: 'comma' }],
  ['12,34', 'KGS', 1234, { mark: 'point' }],
  ['0.345', 'KGS', 'TooManyDecimals'],
  ['12.3450', 'KGS', 1235, { excess: 'round' }],
  ['12.3449', 'KGS', 1234, { excess: 'round' }],
  ['-12.3450', 'KGS', -1235, { excess: 'round' }],
  ['12.340000', 'KGS', 1234],
  ['90071992547409.91', 'USD', 9007199254740991],
  ['90071992547409.92', 'USD', 'TooLarge'],
  ['1000', 'USD', 'TooLarge', { most: 99999 }],
  ['', 'USD', 'NotANumber'],
  ['-', 'USD', 'NotANumber'],
  ['.', 'USD', 'NotANumber'],
  ['abc', 'USD', 'NotANumber'],
  ['12a', 'USD', 'NotANumber'],
  ['1-2', 'USD', 'NotANumber'],
  ['--2', 'USD', 'NotANumber'],
  ['12 34', 'USD', 'NotANumber'],
  ['1.2.3', 'USD', 'NotANumber'],
  ['1,2.3,4', 'USD', 'NotANumber'],
  ['1,234.567.890', 'USD', 'NotANumber'],
  ['1 234.567 890', 'USD', 'NotANumber'],
  ['5,44901E+12', 'USD', 'NotANumber'],
  ['variable', 'USD', 'NotANumber'],
  ['12%', 'USD', 'NotANumber'],
  ['1٫2٫3', 'USD', 'NotANumber'],
])('money: %j in %s is %j', (text, code, expected, reading?) => {
  expect(outcome(parseMoney(text, currencyOf(code), reading))).toBe(expected);
});

test.each<[string, number | string]>([
  ['1', 1000],
  ['0,350', 350],
  ['1,234', 1234],
  ['1.234', 1234],
  ['۲٫۵', 2500],
  ['1 000', 1000000],
  ['0.3505', 'TooManyDecimals'],
  ['kg', 'NotANumber'],
])('quantity: %j is %j thousandths', (text, expected) => {
  expect(outcome(parseQty(text))).toBe(expected);
});

test.each<[string, number | string]>([
  ['12', 1200],
  ['12%', 1200],
  ['% 12', 1200],
  ['۹٪', 900],
  ['12,5 %', 1250],
  ['0.125', 'TooManyDecimals'],
])('percent: %j is %j basis points', (text, expected) => {
  expect(outcome(parsePercent(text))).toBe(expected);
});

test('a refusal says what was typed', () => {
  const result = parseFixed('1.239', 2, { mark: 'point' });
  expect(result).toEqual({
    ok: false,
    refusal: { code: 'TooManyDecimals', data: { text: '1.239', decimals: 2 } },
  });
});

test.each<[string[], 'point' | 'comma' | null]>([
  [['12,50', '7', '1 200,00'], 'comma'],
  [['1.234,50'], 'comma'],
  [['1,234.50'], 'point'],
  [['1,234', '2,500', '999'], null],
  [['1,234', '0,5'], 'comma'],
  [['£4,250.00', '£3,000'], 'point'],
  [['1.234.567'], null],
  [['1234,567'], 'comma'],
  [['۱۲٫۵', '12'], null],
  [['12.5', '12,5'], null],
  [['12.5 руб.', '12,5 руб.', '13,5 руб.'], 'comma'],
  [[], null],
])('a column of %j divides by %s', (samples, mark) => {
  expect(decimalMarkOf(samples)).toBe(mark);
});

test('what we write, we read back', () => {
  const codes = fc.constantFrom('KGS', 'IRR', 'KWD', 'USD', 'AFN', 'TRY', 'SAR');
  fc.assert(
    fc.property(fc.maxSafeInteger(), codes, fc.constantFrom(...languages), (value, code, language) => {
      const currency = currencyOf(code);
      const mark = language === 'ru' ? 'comma' : 'point';
      expect(outcome(parseMoney(formatMoney(minor(value), currency, language), currency, { mark }))).toBe(
        value,
      );
      expect(outcome(parseQty(formatQty(qtyMilli(value), 3, language), { mark }))).toBe(value);
    }),
    { numRuns: 500 },
  );
});
