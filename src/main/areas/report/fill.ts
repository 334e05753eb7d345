/**
 * Fills the totals that nobody watches live: a day from its sales when a later day has begun, then stretches of
 * 4, 16 and 64 days from the smaller ones. Filled in one go, a row costs a sixth of what it would sale by sale.
 */
import { must } from '../../../domain/kit/result.ts';
import type { ProjectionWriter, Settle } from '../../ledger/project.ts';
import { filledStretch } from './tables.ts';

/** Lengths of the larger stretches: each a multiple of the one before, and begun at multiples of itself. */
const spans = [4, 16, 64] as const;
export const lengths: readonly number[] = [1, ...spans];

const figures = [
  ['qty_milli', 'l.qty_milli * l.pack_qty_milli / 1000'],
  ['refunded_milli', 'iif(l.qty_milli < 0, l.qty_milli * l.pack_qty_milli / 1000, 0)'],
  ['gross_minor', 'l.gross_minor'],
  ['discount_minor', 'l.line_discount_minor + l.basket_discount_minor'],
  ['tax_minor', 'l.tax_minor'],
  ['total_minor', 'l.total_minor'],
  ['refunded_minor', 'iif(l.qty_milli < 0, l.total_minor, 0)'],
  ['cost_minor', 'coalesce(l.cost_minor, 0)'],
  ['costed_minor', 'iif(l.cost_minor is null, 0, l.total_minor - l.tax_minor)'],
] as const;
export const figureNames = figures.map(([name]) => name);
const names = figureNames.join(', ');
const sums = figures.map(([name, of]) => `sum(${of}) as ${name}`).join(', ');
export const sumsOfSums = figureNames.map((name) => `sum(${name}) as ${name}`).join(', ');

const ofDates = (
  dates: string,
): string => `shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'sale'
  and h.business_date in (select value from json_each(${dates}))`;
/** Sales `s` of the dates in a JSON array. */
export const salesOf = (dates: string): string =>
  `${ofDates(dates)} cross join sale s on s.id = f.subject_id`;
/** Their lines `l`. */
export const linesOf = (dates: string): string =>
  `${ofDates(dates)} cross join sale_line l on l.sale_id = f.subject_id`;

/** Columns of `day_item` for lines `l`. */
export const itemSums = `l.business_date, coalesce(l.item_id, '') as item_id, ${sums}`;

const days = [
  `insert into day_item (business_date, item_id, ${names}) select ${itemSums} from ${linesOf('?')} group by 1, 2`,
  `insert into day_customer (business_date, customer_id, receipts, total_minor)
   select s.business_date, s.customer_id, count(*), sum(s.lines_minor) from ${salesOf('?')}
   where s.customer_id is not null group by 1, 2`,
  `insert into day_staff (business_date, staff_id, lines, discount_minor, total_minor)
   select l.business_date, l.staff_id, sum(l.qty_milli > 0),
     sum(l.line_discount_minor + l.basket_discount_minor), sum(l.total_minor)
   from ${linesOf('?')} where l.staff_id is not null group by 1, 2`,
  'insert into filled_stretch (days, from_date) select 1, value from json_each(?)',
];

const below = (length: number): number => must(lengths[lengths.indexOf(length) - 1], 'a shorter stretch');
const startOf = (length: number, date: string): string =>
  `date(unixepoch(${date}) / ${86_400 * length} * ${86_400 * length}, 'unixepoch')`;

/** Days without sales count as filled with the stretch they lie in, so that a late sale finds what to empty. */
const stretches = spans.map((length) => {
  const from = below(length);
  const source =
    from === 1 ? 'day_item b on b.business_date' : `span_item b on b.days = ${from} and b.from_date`;
  return [
    `insert into span_item (days, from_date, item_id, ${names})
     select ${length}, t.value, b.item_id, ${sumsOfSums} from json_each(?) t
       cross join ${source} between t.value and date(t.value, '+${length - 1} days')
     group by 2, 3`,
    `insert or ignore into filled_stretch (days, from_date)
     select 1, date(t.value, '+' || n.value || ' days')
     from json_each(?) t, json_each('[${[...Array(length).keys()]}]') n`,
    `insert into filled_stretch (days, from_date) select ${length}, value from json_each(?)`,
  ];
});
const fillers = [days, ...stretches];

/** Dates below the last one, and stretches that ended before it and have something filled in them. */
const waiting = [
  `with recursive day(date) as (
     select min(business_date) from day_total
     union all select (select min(business_date) from day_total where business_date > date) from day where date not null
   )
   select date from day where date < (select max(business_date) from day_total)
     and not exists (select 1 from filled_stretch where days = 1 and from_date = date) order by 1 limit ?`,
  ...spans.map(
    (length) => `select distinct ${startOf(length, 'f.from_date')} as date from filled_stretch f
     where f.days = ${below(length)}
       and date(${startOf(length, 'f.from_date')}, '+${length - 1} days') < (select max(business_date) from day_total)
       and not exists (
         select 1 from filled_stretch where days = ${length} and from_date = ${startOf(length, 'f.from_date')}
       ) order by 1 limit ?`,
  ),
];
const waitingLike = (schema: string, length: number): string =>
  `select from_date as date from ${schema}.filled_stretch where days = ${length}
   except select from_date from filled_stretch where days = ${length} order by 1 limit ?`;

/** The shortest stretches first, for the longer are made of them. */
export const fillSome: Settle = ({ read, run }, { most, like }) => {
  for (const [i, fill] of fillers.entries()) {
    const length = must(lengths[i], 'a length');
    const sql = like ? waitingLike(like, length) : must(waiting[i], 'a question');
    const dates = read.all<{ date: string }>(sql, most).map(({ date }) => date);
    if (dates.length === 0) continue;
    for (const statement of fill) run(statement, JSON.stringify(dates));
    return dates.length;
  }
  return 0;
};

/** A sale came for a day that was filled: it, and the stretches it lies in, are filled again when there is time. */
export function empty(writer: ProjectionWriter, businessDate: string): void {
  if (!writer.get(filledStretch, { days: 1, fromDate: businessDate })) return;
  for (const table of ['day_item', 'day_customer', 'day_staff']) {
    writer.run(`delete from ${table} where business_date = ?`, businessDate);
  }
  for (const length of lengths) {
    const start = startOf(length, '?');
    writer.run(`delete from span_item where days = ${length} and from_date = ${start}`, businessDate);
    writer.run(`delete from filled_stretch where days = ${length} and from_date = ${start}`, businessDate);
  }
}
