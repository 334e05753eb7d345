/** What a shop of each country likely begins with: money, clock and taxes as they were in 2026. */
import type { Language } from '../../kit/words.ts';

export interface ProposedTax {
  readonly name: Readonly<Record<Language, string>>;
  readonly rateBp: number;
  readonly included: boolean;
  /** On from the start; the others are offered. */
  readonly usual: boolean;
}

export interface Country {
  /** ISO 3166-1 alpha-2; its name comes from Intl. */
  readonly code: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly taxes: readonly ProposedTax[];
}

const vat = { en: 'VAT', ru: 'НДС', fa: 'مالیات بر ارزش افزوده' };
const kdv = { en: 'KDV', ru: 'НДС (KDV)', fa: 'مالیات (KDV)' };
const receipts = { en: 'Business receipts tax', ru: 'Налог с оборота', fa: 'مالیات معاملات انتفاعی' };
const sales = { en: 'Sales tax', ru: 'Налог с продаж', fa: 'مالیات فروش' };

const included = (name: ProposedTax['name'], rateBp: number, usual = true): ProposedTax => ({
  name,
  rateBp,
  included: true,
  usual,
});

export const countries: readonly Country[] = [
  {
    code: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    taxes: [included(vat, 1200), included(sales, 200, false), included(sales, 100, false)],
  },
  {
    code: 'KZ',
    currency: 'KZT',
    timeZone: 'Asia/Almaty',
    taxes: [included(vat, 1600), included(vat, 500, false)],
  },
  { code: 'UZ', currency: 'UZS', timeZone: 'Asia/Tashkent', taxes: [included(vat, 1200)] },
  { code: 'TJ', currency: 'TJS', timeZone: 'Asia/Dushanbe', taxes: [included(vat, 1400)] },
  {
    code: 'RU',
    currency: 'RUB',
    timeZone: 'Europe/Moscow',
    taxes: [included(vat, 2200), included(vat, 1000, false), included(vat, 500, false)],
  },
  { code: 'IR', currency: 'IRR', timeZone: 'Asia/Tehran', taxes: [included(vat, 1000)] },
  { code: 'AF', currency: 'AFN', timeZone: 'Asia/Kabul', taxes: [included(receipts, 400, false)] },
  { code: 'AE', currency: 'AED', timeZone: 'Asia/Dubai', taxes: [included(vat, 500)] },
  { code: 'SA', currency: 'SAR', timeZone: 'Asia/Riyadh', taxes: [included(vat, 1500)] },
  { code: 'KW', currency: 'KWD', timeZone: 'Asia/Kuwait', taxes: [] },
  { code: 'IQ', currency: 'IQD', timeZone: 'Asia/Baghdad', taxes: [] },
  {
    code: 'TR',
    currency: 'TRY',
    timeZone: 'Europe/Istanbul',
    taxes: [included(kdv, 2000), included(kdv, 1000, false), included(kdv, 100, false)],
  },
  { code: 'GB', currency: 'GBP', timeZone: 'Europe/London', taxes: [included(vat, 2000)] },
  {
    code: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    taxes: [included(vat, 1900), included(vat, 700, false)],
  },
  {
    code: 'US',
    currency: 'USD',
    timeZone: 'America/New_York',
    taxes: [{ name: sales, rateBp: 600, included: false, usual: false }],
  },
];

/** Where shops of a language most often are; only a proposal. */
export const homeOf: Readonly<Record<Language, string>> = { en: 'KG', ru: 'KG', fa: 'IR' };

export const countryOf = (code: string): Country | undefined =>
  countries.find((country) => country.code === code);
