/** Sums of the day totals over a range of business dates. */
import type {
  CashierRow,
  DayFigure,
  HourFigure,
  TaxRow,
  TenderRow,
  Totals,
  WeekHour,
} from '../../../../domain/areas/report/figures.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { DateRange } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { removedByUser } from './removed.ts';

const sums = `coalesce(sum(t.sales), 0) as sales, coalesce(sum(t.refunds), 0) as refunds,
  coalesce(sum(t.exchanges), 0) as exchanges, coalesce(sum(t.lines), 0) as lines,
  coalesce(sum(t.gross_minor), 0) as "grossMinor", coalesce(sum(t.discount_minor), 0) as "discountMinor",
  coalesce(sum(t.tax_minor), 0) as "taxMinor", coalesce(sum(t.rounding_minor), 0) as "roundingMinor",
  coalesce(sum(t.tip_minor), 0) as "tipMinor",
  coalesce(sum(t.sales_minor), 0) as "salesMinor",
  coalesce(sum(t.refunds_minor), 0) as "refundsMinor"`;
const ofRange = 'from day_total t where t.business_date between ? and ?';
const sold = `sum(t.sales + t.refunds + t.exchanges) as receipts,
  sum(t.sales_minor + t.refunds_minor) as "turnoverMinor"`;

/** Cost of the lines of known cost, and what the others brought without taxes. */
export const costsOf = (
  read: Reader,
  { from, to }: DateRange,
): { costMinor: number; uncostedMinor: number } =>
  must(
    read.get<{ costMinor: number; uncostedMinor: number }>(
      `select coalesce(sum(t.cost_minor), 0) as "costMinor",
         coalesce(sum(t.uncosted_minor), 0) as "uncostedMinor" ${ofRange}`,
      from,
      to,
    ),
    'sums are always there',
  );

export const totalsOf = (read: Reader, { from, to }: DateRange): Totals =>
  must(read.get<Totals>(`select ${sums} ${ofRange}`, from, to), 'sums are always there');

/** Days on which anything was sold or given back. */
export const daysOf = (read: Reader, { from, to }: DateRange): DayFigure[] =>
  read.all<DayFigure>(
    `select t.business_date as date, ${sums} ${ofRange} group by t.business_date order by 1`,
    from,
    to,
  );

/** In the order of a trading day, which begins at its cut-off hour. */
export const hoursOf = (read: Reader, { from, to }: DateRange, firstHour: number): HourFigure[] =>
  read.all<HourFigure>(
    `select t.hour, ${sold} ${ofRange} group by t.hour order by t.hour < ?, t.hour`,
    from,
    to,
    firstHour,
  );

export const weekHoursOf = (read: Reader, { from, to }: DateRange): { cells: WeekHour[]; days: number[] } => {
  const cells = read.all<WeekHour>(
    `select cast(strftime('%w', t.business_date) as integer) as weekday, t.hour, ${sold}
     ${ofRange} group by 1, 2 order by 1, 2`,
    from,
    to,
  );
  const traded = read.all<{ weekday: number; n: number }>(
    `select cast(strftime('%w', t.business_date) as integer) as weekday, count(distinct t.business_date) as n
     ${ofRange} group by 1`,
    from,
    to,
  );
  const days = Array.from({ length: 7 }, (_, day) => traded.find(({ weekday }) => weekday === day)?.n ?? 0);
  return { cells, days };
};

/** By who was signed in at the till, with what they took out of baskets; the largest turnover first. */
export function cashiersOf(read: Reader, range: DateRange): CashierRow[] {
  const rows = read.all<Omit<CashierRow, 'removed' | 'removedMinor'>>(
    `select t.user_id as "userId", coalesce(max(u.name), '') as name, ${sums}
     from day_total t left join user u on u.id = t.user_id
     where t.business_date between ? and ? group by t.user_id
     order by sum(t.sales_minor + t.refunds_minor) desc, t.user_id`,
    range.from,
    range.to,
  );
  const removed = removedByUser(read, range);
  return rows.map((row) => ({ ...row, removed: 0, removedMinor: 0, ...removed.get(row.userId) }));
}

export const tendersOf = (read: Reader, { from, to }: DateRange): TenderRow[] =>
  read.all<TenderRow>(
    `select method, currency, sum(count) as count, sum(received_minor) as "receivedMinor",
       sum(returned_minor) as "returnedMinor", sum(given_minor) as "givenMinor"
     from day_tender where business_date between ? and ? group by method, currency
     order by sum(received_minor + returned_minor) desc, method, currency`,
    from,
    to,
  );

export const taxesOf = (read: Reader, { from, to }: DateRange): TaxRow[] =>
  read
    .all<Omit<TaxRow, 'included'> & { included: number }>(
      `select d.tax_id as "taxId", coalesce(max(t.name), '') as name, d.rate_bp as "rateBp", d.included,
         sum(d.base_minor) as "baseMinor", sum(d.tax_minor) as "taxMinor"
       from day_tax d left join tax t on t.id = d.tax_id
       where d.business_date between ? and ? group by d.tax_id, d.rate_bp, d.included
       order by d.rate_bp desc, d.tax_id, d.included`,
      from,
      to,
    )
    .map((row) => ({ ...row, included: row.included === 1 }));
