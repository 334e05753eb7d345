/** Currencies of our markets: decimals by ISO 4217, what notes exist, how cash is rounded. */

export interface Currency {
  readonly code: string;
  /** Digits after the point: 0, 2 or 3. */
  readonly decimals: 0 | 2 | 3;
  /** What people write beside an amount, by language; `default` where a language has no own word. */
  readonly sign: { readonly default: string; readonly [language: string]: string };
  /** Notes and coins in use, minor units, largest first. */
  readonly denominations: readonly number[];
  /** Smallest cash step in minor units; 1 where every minor unit has a coin. */
  readonly cashStep: number;
}

const two = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 100));

const list: readonly Currency[] = [
  {
    code: 'KGS',
    decimals: 2,
    sign: { default: 'сом', en: 'som', fa: 'سوم' },
    denominations: two([5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 3, 1, 0.5]),
    cashStep: 100,
  },
  {
    code: 'KZT',
    decimals: 2,
    sign: { default: '₸' },
    denominations: two([20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5]),
    cashStep: 100,
  },
  {
    code: 'UZS',
    decimals: 2,
    sign: { default: 'сум', en: 'soʻm', fa: 'سوم' },
    denominations: two([200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50]),
    cashStep: 5000,
  },
  {
    code: 'TJS',
    decimals: 2,
    sign: { default: 'сомони', en: 'somoni', fa: 'سامانی' },
    denominations: two([500, 200, 100, 50, 20, 10, 5, 3, 1, 0.5, 0.2, 0.1]),
    cashStep: 10,
  },
  {
    code: 'RUB',
    decimals: 2,
    sign: { default: '₽' },
    denominations: two([5000, 2000, 1000, 500, 200, 100, 50, 10, 5, 2, 1]),
    cashStep: 100,
  },
  {
    code: 'IRR',
    decimals: 0,
    sign: { default: 'IRR', fa: 'ریال', en: 'rial', ru: 'риал' },
    denominations: [2000000, 1000000, 500000, 100000, 50000, 20000, 10000, 5000, 2000, 1000],
    cashStep: 1000,
  },
  {
    code: 'AFN',
    decimals: 2,
    // Not ؋: neither the screen's nor the receipt's typeface has it.
    sign: { default: 'AFN', fa: 'افغانی', ru: 'афгани' },
    denominations: two([1000, 500, 100, 50, 20, 10, 5, 2, 1]),
    cashStep: 100,
  },
  {
    code: 'AED',
    decimals: 2,
    sign: { default: 'AED', fa: 'درهم', ru: 'дирхам' },
    denominations: two([1000, 500, 200, 100, 50, 20, 10, 5, 1, 0.5, 0.25]),
    cashStep: 25,
  },
  {
    code: 'SAR',
    decimals: 2,
    sign: { default: 'SAR', fa: 'ریال', ru: 'риял' },
    denominations: two([500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.25]),
    cashStep: 25,
  },
  {
    code: 'KWD',
    decimals: 3,
    sign: { default: 'KWD', fa: 'دینار', ru: 'динар' },
    denominations: [20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5],
    cashStep: 5,
  },
  {
    code: 'IQD',
    decimals: 0,
    sign: { default: 'IQD', fa: 'دینار', ru: 'динар' },
    denominations: [50000, 25000, 10000, 5000, 1000, 500, 250],
    cashStep: 250,
  },
  {
    code: 'TRY',
    decimals: 2,
    sign: { default: '₺' },
    denominations: two([200, 100, 50, 20, 10, 5, 1, 0.5, 0.25]),
    cashStep: 25,
  },
  {
    code: 'USD',
    decimals: 2,
    sign: { default: '$' },
    denominations: two([100, 50, 20, 10, 5, 2, 1, 0.25, 0.1, 0.05, 0.01]),
    cashStep: 1,
  },
  {
    code: 'EUR',
    decimals: 2,
    sign: { default: '€' },
    denominations: two([500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01]),
    cashStep: 1,
  },
  {
    code: 'GBP',
    decimals: 2,
    sign: { default: '£' },
    denominations: two([50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01]),
    cashStep: 1,
  },
];

const byCode = new Map(list.map((currency) => [currency.code, currency]));

export const currencies: readonly Currency[] = list;

/** The currency of an ISO code; one we do not know has two decimals, no notes and its code for a sign. */
export function currencyOf(code: string): Currency {
  return byCode.get(code) ?? { code, decimals: 2, sign: { default: code }, denominations: [], cashStep: 1 };
}
