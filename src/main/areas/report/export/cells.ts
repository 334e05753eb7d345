/** How figures stand in the cells of a file, in the reader's language. */
import { type ReportWords, reportWords } from '../../../../domain/areas/report/words.ts';
import { saleWords } from '../../../../domain/areas/sale/words.ts';
import type { CalendarDate } from '../../../../domain/kit/calendar.ts';
import { currencyOf } from '../../../../domain/kit/currency.ts';
import { formatDateTime, formatDay } from '../../../../domain/kit/date-format.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { TableCell } from '../../../kit/table-file.ts';

/** Who reads the file, and in what. */
export interface Reading {
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
  /** May know costs. */
  readonly margin: boolean;
}

export interface Cells {
  readonly language: Language;
  readonly w: ReportWords;
  readonly margin: boolean;
  /** In the shop's currency unless told. */
  money(minor: number | null, currency?: string): TableCell;
  count(n: number): TableCell;
  qty(milli: number): TableCell;
  tenths(n: number | null): TableCell;
  percent(bp: number | null): TableCell;
  day(date: string): TableCell;
  moment(at: number): TableCell;
  unit(key: string): string;
  method(key: string): string;
}

const exact = (units: number | null, decimals: number): TableCell =>
  units === null ? null : { units, decimals };

export function cellsFor({ language, currency, timeZone, margin }: Reading): Cells {
  const { unit, tender } = saleWords[language];
  return {
    language,
    w: reportWords[language],
    margin,
    money: (minor, own = currency) => exact(minor, currencyOf(own).decimals),
    count: (n) => exact(n, 0),
    qty: (milli) => exact(milli, 3),
    tenths: (n) => exact(n, 1),
    percent: (bp) => exact(bp, 2),
    // As spreadsheets sort it; Persian readers sort their own calendar as well.
    day: (date) => (language === 'fa' ? formatDay(date as CalendarDate, language, 'short') : date),
    moment: (at) => formatDateTime(at, language, timeZone, 'short'),
    unit: (key) => unit[key] ?? key,
    method: (key) => String((tender as Record<string, unknown>)[key] ?? key),
  };
}
