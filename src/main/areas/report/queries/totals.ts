/** Sums of the day totals over a range of business dates. */
import type {
  CashierRow,
  DayFigure,
  Extent,
  HourFigure,
  TaxRow,
  TenderRow,
  Totals,
  WeekHour,
} from '../../../../domain/areas/report/figures.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { isAmong, valuesOf } from '../../shift/queries/trading.ts';
import { removedByUser } from './removed.ts';

const sums = `coalesce(sum(t.sales), 0) as sales, coalesce(sum(t.refunds), 0) as refunds,
  coalesce(sum(t.exchanges), 0) as exchanges, coalesce(sum(t.lines), 0) as lines,
  coalesce(sum(t.gross_minor), 0) as "grossMinor", coalesce(sum(t.discount_minor), 0) as "discountMinor",
  coalesce(sum(t.tax_minor), 0) as "taxMinor", coalesce(sum(t.rounding_minor), 0) as "roundingMinor",
  coalesce(sum(t.tip_minor), 0) as "tipMinor",
  coalesce(sum(t.sales_minor), 0) as "salesMinor",
  coalesce(sum(t.refunds_minor), 0) as "refundsMinor"`;
const within = `t.business_date between :from and :to and ${isAmong('t.branch_id')}`;
const ofExtent = `from day_total t where ${within}`;
const sold = `sum(t.sales + t.refunds + t.exchanges) as receipts,
  sum(t.sales_minor + t.refunds_minor) as "turnoverMinor"`;

/** Cost of the lines of known cost, and what the others brought without taxes. */
export const costsOf = (read: Reader, extent: Extent): { costMinor: number; uncostedMinor: number } =>
  must(
    read.get<{ costMinor: number; uncostedMinor: number }>(
      `select coalesce(sum(t.cost_minor), 0) as "costMinor",
         coalesce(sum(t.uncosted_minor), 0) as "uncostedMinor" ${ofExtent}`,
      valuesOf(read, extent),
    ),
    'sums are always there',
  );

export const totalsOf = (read: Reader, extent: Extent): Totals =>
  must(read.get<Totals>(`select ${sums} ${ofExtent}`, valuesOf(read, extent)), 'sums are always there');

/** Days on which anything was sold or given back. */
export const daysOf = (read: Reader, extent: Extent): DayFigure[] =>
  read.all<DayFigure>(
    `select t.business_date as date, ${sums} ${ofExtent} group by t.business_date order by 1`,
    valuesOf(read, extent),
  );

/** In the order of a trading day, which begins at its cut-off hour. */
export const hoursOf = (read: Reader, extent: Extent, firstHour: number): HourFigure[] =>
  read.all<HourFigure>(
    `select t.hour, ${sold} ${ofExtent} group by t.hour order by t.hour < :firstHour, t.hour`,
    { ...valuesOf(read, extent), firstHour },
  );

export const weekHoursOf = (read: Reader, extent: Extent): { cells: WeekHour[]; days: number[] } => {
  const cells = read.all<WeekHour>(
    `select cast(strftime('%w', t.business_date) as integer) as weekday, t.hour, ${sold}
     ${ofExtent} group by 1, 2 order by 1, 2`,
    valuesOf(read, extent),
  );
  const traded = read.all<{ weekday: number; n: number }>(
    `select cast(strftime('%w', t.business_date) as integer) as weekday, count(distinct t.business_date) as n
     ${ofExtent} group by 1`,
    valuesOf(read, extent),
  );
  const days = Array.from({ length: 7 }, (_, day) => traded.find(({ weekday }) => weekday === day)?.n ?? 0);
  return { cells, days };
};

/** By who was signed in at the till, with what they took out of baskets; the largest turnover first. */
export function cashiersOf(read: Reader, extent: Extent): CashierRow[] {
  const rows = read.all<Omit<CashierRow, 'removed' | 'removedMinor'>>(
    `select t.user_id as "userId", coalesce(max(u.name), '') as name, ${sums}
     from day_total t left join user u on u.id = t.user_id
     where ${within} group by t.user_id
     order by sum(t.sales_minor + t.refunds_minor) desc, t.user_id`,
    valuesOf(read, extent),
  );
  const removed = removedByUser(read, extent);
  return rows.map((row) => ({ ...row, removed: 0, removedMinor: 0, ...removed.get(row.userId) }));
}

export const tendersOf = (read: Reader, extent: Extent): TenderRow[] =>
  read.all<TenderRow>(
    `select method, currency, sum(count) as count, sum(received_minor) as "receivedMinor",
       sum(returned_minor) as "returnedMinor", sum(given_minor) as "givenMinor"
     from day_tender t where ${within} group by method, currency
     order by sum(received_minor + returned_minor) desc, method, currency`,
    valuesOf(read, extent),
  );

export const taxesOf = (read: Reader, extent: Extent): TaxRow[] =>
  read
    .all<Omit<TaxRow, 'included'> & { included: number }>(
      `select t.tax_id as "taxId", coalesce(max(n.name), '') as name, t.rate_bp as "rateBp", t.included,
         sum(t.base_minor) as "baseMinor", sum(t.tax_minor) as "taxMinor"
       from day_tax t left join tax n on n.id = t.tax_id
       where ${within} group by t.tax_id, t.rate_bp, t.included
       order by t.rate_bp desc, t.tax_id, t.included`,
      valuesOf(read, extent),
    )
    .map((row) => ({ ...row, included: row.included === 1 }));
