import { expect, test } from 'vitest';
import {
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatQty,
  moneyParts,
} from '../../src/domain/kit/format.ts';
import { basisPoints, minor, qtyMilli } from '../../src/domain/kit/money.ts';
import type { Language } from '../../src/domain/kit/words.ts';

/** Invisible marks shown, so that a failing test can be read. */
const visible = (text: string): string =>
  text
    .replaceAll('\u2066', '⟦')
    .replaceAll('\u2067', '⟪')
    .replaceAll('\u2069', '⟧')
    .replaceAll('\u00a0', '_')
    .replaceAll('\u200e', '›');

test.each<[number, string, Language, string]>([
  [123450, 'KGS', 'ru', '⟦1_234,50_сом⟧'],
  [123450, 'KGS', 'en', '⟦1,234.50_som⟧'],
  [123450, 'KGS', 'fa', '⟪۱٬۲۳۴٫۵۰_سوم⟧'],
  [99000, 'IRR', 'fa', '⟪۹۹٬۰۰۰_ریال⟧'],
  [99000, 'IRR', 'en', '⟦99,000_rial⟧'],
  [-99000, 'IRR', 'fa', '⟪›−۹۹٬۰۰۰_ریال⟧'],
  [-5, 'USD', 'en', '⟦−0.05_$⟧'],
  [0, 'USD', 'ru', '⟦0,00_$⟧'],
  [12345, 'KWD', 'en', '⟦12.345_KWD⟧'],
  [9007199254740991, 'RUB', 'ru', '⟦90_071_992_547_409,91_₽⟧'],
  [100, 'XYZ', 'en', '⟦1.00_XYZ⟧'],
])('%i minor units of %s in %s read %s', (amount, currency, language, expected) => {
  expect(visible(formatMoney(minor(amount), currency, language))).toBe(expected);
});

test('a counter gets amount and sign apart', () => {
  expect(moneyParts(minor(-250), 'RUB', 'ru')).toEqual({ amount: '−2,50', sign: '₽' });
});

test.each<[number, number, Language, string]>([
  [1000, 0, 'en', '1'],
  [350, 3, 'en', '0.350'],
  [350, 3, 'ru', '0,350'],
  [1500, 0, 'en', '1.5'],
  [2000, 1, 'fa', '۲٫۰'],
  [-1000, 0, 'ru', '−1'],
  [1234000, 0, 'en', '1,234'],
])('%i thousandths with %i decimals in %s read %s', (quantity, decimals, language, expected) => {
  expect(visible(formatQty(qtyMilli(quantity), decimals, language))).toBe(expected);
});

test.each<[number, Language, string]>([
  [1200, 'en', '12%'],
  [1250, 'ru', '12,5_%'],
  [900, 'fa', '۹٪'],
  [-1, 'en', '−0.01%'],
])('%i basis points in %s read %s', (percent, language, expected) => {
  expect(visible(formatPercent(basisPoints(percent), language))).toBe(expected);
});

test('counts are grouped in local digits', () => {
  expect(formatNumber(100000, 'fa')).toBe('۱۰۰٬۰۰۰');
  expect(visible(formatNumber(1234, 'ru'))).toBe('1_234');
});

test.each<[Language, string]>([
  ['en', 'A, B, C'],
  ['ru', 'A, B, C'],
  ['fa', 'A، B، C'],
])('a list in %s has commas of its own and no “and”', (language, expected) => {
  expect(formatList(['A', 'B', 'C'], language).replaceAll('\u200f', '')).toBe(expected);
});
