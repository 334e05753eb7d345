/** Numbers as people read them: local digits, a real minus, the amount before its sign. */
import { type Currency, currencyOf } from './currency.ts';
import type { BasisPoints, Minor, QtyMilli } from './money.ts';
import { assert } from './result.ts';
import { type Language, localeOf } from './words.ts';

const minus = '\u2212';
const noBreakSpace = '\u00a0';
/** Persian reads right to left around its numbers, but the minus stays left of the digits as CLDR has it. */
const leftToRightMark = '\u200e';
const isolate: Record<Language, string> = { en: '\u2066', ru: '\u2066', fa: '\u2067' };
const endOfIsolate = '\u2069';

export interface MoneyParts {
  readonly amount: string;
  readonly sign: string;
}

/** Amount and currency sign apart, for a counter that draws the sign smaller; no invisible isolates. */
export function moneyParts(amount: Minor, currency: Currency | string, language: Language): MoneyParts {
  const { decimals, sign } = typeof currency === 'string' ? currencyOf(currency) : currency;
  return {
    amount: fixed(amount, { scale: decimals, least: decimals }, language),
    sign: sign[language] ?? sign.default,
  };
}

/** `1 234,50 сом`: safe inside a sentence of either direction. */
export function formatMoney(amount: Minor, currency: Currency | string, language: Language): string {
  const parts = moneyParts(amount, currency, language);
  return `${isolate[language]}${parts.amount}${noBreakSpace}${parts.sign}${endOfIsolate}`;
}

/** A code or a name inside a sentence of either direction: it reads as it is written. */
export const isolated = (text: string): string => `\u2068${text}${endOfIsolate}`;

/** As many decimals as the unit shows, and more only where the quantity has them: nothing is hidden. */
export function formatQty(quantity: QtyMilli, unitDecimals: number, language: Language): string {
  return fixed(quantity, { scale: 3, least: unitDecimals }, language);
}

/** `12 %`, `12,5 %`, `۱۲٪`. */
export function formatPercent(percent: BasisPoints, language: Language): string {
  const sign = { en: '%', ru: `${noBreakSpace}%`, fa: '٪' }[language];
  return fixed(percent, { scale: 2, least: 0 }, language) + sign;
}

/**
 * A rate as people say it: so much of our currency for one of theirs, every digit of it. `rateMicro` counts
 * our minor units for 1,000,000 of their minor units.
 */
export function formatRate(
  rateMicro: number,
  theirs: Pick<Currency, 'decimals'>,
  ours: Pick<Currency, 'decimals'>,
  language: Language,
): string {
  return fixed(rateMicro, { scale: 6 + ours.decimals - theirs.decimals, least: 0 }, language);
}

/** A count, in the language's digits and groups. */
export const formatNumber = (value: number, language: Language): string =>
  fixed(value, { scale: 0, least: 0 }, language);

/** `Receipts, Kitchen`, with the comma of the language. */
export const formatList = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction', style: 'narrow' }).format(parts);

interface Decimals {
  /** The value counts 10^-`scale`; never more decimals than that are written. */
  readonly scale: number;
  readonly least: number;
}

function fixed(value: number, { scale, least }: Decimals, language: Language): string {
  assert(Number.isSafeInteger(value), `a number to show must be a safe integer, got ${value}`);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const at = digits.length - scale;
  // Intl reads a decimal string exactly; a division here would be a float.
  const decimal = (
    scale === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`
  ) as Intl.StringNumericLiteral;
  const text = writer(language, least, scale).format(decimal);
  if (value >= 0) return text;
  return language === 'fa' ? leftToRightMark + minus + text : minus + text;
}

const writers = new Map<string, Intl.NumberFormat>();

function writer(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language}${least}${most}`;
  let found = writers.get(key);
  if (!found) {
    found = new Intl.NumberFormat(localeOf(language), {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    writers.set(key, found);
  }
  return found;
}
