/** The limit of a report without totals: GROUP BY over the sales, by the way the file has to those of a day. */
import type { DateRange } from '../../src/domain/kit/time.ts';
import { linesOf, salesOf } from '../../src/main/areas/report/fill.ts';
import type { Reader } from '../../src/main/ledger/reader.ts';

/** The dates of a range, as `salesOf` and `linesOf` take them. */
const datesOf = `(select json_group_array(d) from (with recursive day(d) as (
  select ? union all select date(d, '+1 day') from day where d < ?) select d from day))`;

const byDay = (sales: string) => `select s.business_date, s.hour, s.user_id, count(*), sum(s.gross_minor),
  sum(s.discount_minor), sum(s.tax_minor), sum(s.lines_minor), sum(s.cost_minor) from ${sales} group by 1, 2, 3`;
const byTender = (
  sales: string,
) => `select s.business_date, t.method, t.currency, count(*), sum(t.amount_minor)
  from ${sales} cross join sale_tender t on t.sale_id = s.id group by 1, 2, 3`;
const byTax = (sales: string) => `select s.business_date, t.value ->> 'taxId', sum(t.value ->> 'baseMinor'),
  sum(t.value ->> 'taxMinor') from ${sales} cross join json_each(s.taxes) t group by 1, 2`;
const figures = [byDay, byTender, byTax];

export interface Grouped {
  /** Sales, tenders and taxes of single days. */
  summary(dates: readonly string[]): unknown;
  /** The same of a range. */
  period(range: DateRange): unknown;
  /** The top 50. */
  items(range: DateRange): unknown;
  customers(range: DateRange): unknown;
}

export function grouped(read: Reader): Grouped {
  const top = (sql: string, { from, to }: DateRange) => read.all(`${sql} order by 2 desc limit 50`, from, to);
  return {
    summary: (dates) => figures.map((of) => read.all(of(salesOf('?')), JSON.stringify(dates))),
    period: ({ from, to }) => figures.map((of) => read.all(of(salesOf(datesOf)), from, to)),
    items: (range) =>
      top(
        `select l.item_id, sum(l.total_minor), sum(l.qty_milli), sum(l.tax_minor), sum(l.cost_minor)
         from ${linesOf(datesOf)} group by 1`,
        range,
      ),
    customers: (range) =>
      top(
        `select s.customer_id, sum(s.lines_minor), count(*) from ${salesOf(datesOf)}
         where s.customer_id is not null group by 1`,
        range,
      ),
  };
}
