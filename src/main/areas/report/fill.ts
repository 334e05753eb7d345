/**
 * Fills the totals that nobody watches live: a day from its sales when a later day has begun, then
 * stretches of 4, 16 and 64 days from the smaller ones.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type CalendarDate, dayNumber, fromDayNumber } from '../../../domain/kit/calendar.ts';
import { must } from '../../../domain/kit/result.ts';
import type { ProjectionWriter, Settle } from '../../ledger/project.ts';
import { dayCustomer, dayItem, dayStaff, filledStretch, spanItem } from './tables.ts';

/** Days of a stretch: each length a multiple of the one before; a stretch begins at a multiple of its own. */
export const lengths: readonly number[] = [1, 4, 16, 64];

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
const sums = figures.map(([name, of]) => `sum(${of}) as ${name}`).join(', ');
export const sumsOfSums = figureNames.map((name) => `sum(${name}) as ${name}`).join(', ');

const ofDates = (
  dates: string,
): string => `shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'sale'
  and h.business_date in (select value from json_each(${dates}))`;
/** Sales `s` of the dates in a JSON array, each with its shift `h`, which knows the branch. */
export const salesOf = (dates: string): string =>
  `${ofDates(dates)} cross join sale s on s.id = f.subject_id`;
/** Their lines `l`. */
export const linesOf = (dates: string): string =>
  `${ofDates(dates)} cross join sale_line l on l.sale_id = f.subject_id`;

/** Columns of `day_item` for lines `l`. */
export const itemSums = `l.business_date, h.branch_id, coalesce(l.item_id, '') as item_id, ${sums}`;

type Pour = readonly [table: SQLiteTable, select: string];

const days: readonly Pour[] = [
  [dayItem, `select ${itemSums} from ${linesOf('?')} group by 1, 2, 3`],
  [
    dayCustomer,
    `select s.business_date, h.branch_id, s.customer_id, count(*), sum(s.lines_minor) from ${salesOf('?')}
     where s.customer_id is not null group by 1, 2, 3`,
  ],
  [
    dayStaff,
    `select l.business_date, h.branch_id, l.staff_id, sum(l.qty_milli > 0),
       sum(l.line_discount_minor + l.basket_discount_minor), sum(l.total_minor)
     from ${linesOf('?')} where l.staff_id is not null group by 1, 2, 3`,
  ],
  [filledStretch, 'select 1, value from json_each(?)'],
];

/** Days without sales count as filled with their stretch, so that a late sale finds what to empty. */
const stretchOf = (length: number): readonly Pour[] => {
  const from = below(length);
  const source =
    from === 1 ? 'day_item b on b.business_date' : `span_item b on b.days = ${from} and b.from_date`;
  return [
    [
      spanItem,
      `select ${length}, t.value, b.branch_id, b.item_id, ${sumsOfSums} from json_each(?) t
         cross join ${source} between t.value and date(t.value, '+${length - 1} days')
       group by 2, 3, 4`,
    ],
    [
      filledStretch,
      `select 1, date(t.value, '+' || n.value || ' days')
       from json_each(?) t, json_each('[${[...Array(length).keys()]}]') n`,
    ],
    [filledStretch, `select ${length}, value from json_each(?)`],
  ];
};

const below = (length: number): number => must(lengths[lengths.indexOf(length) - 1], 'a shorter stretch');

/** Dates before the last one. */
const waitingDays = `with recursive day(date) as (
    select min(business_date) from day_total
    union all
    select (select min(business_date) from day_total where business_date > date) from day where date not null
  )
  select date from day where date < (select max(business_date) from day_total)
    and not exists (select 1 from filled_stretch where days = 1 and from_date = date) order by 1 limit ?`;

/** Stretches that ended before the last date and have something filled in them. */
const waitingStretches = (length: number): string =>
  `select distinct f.start as date from (
     select date(unixepoch(from_date) / ${86_400 * length} * ${86_400 * length}, 'unixepoch') as start
     from filled_stretch where days = ${below(length)}
   ) f
   where date(f.start, '+${length - 1} days') < (select max(business_date) from day_total)
     and not exists (select 1 from filled_stretch where days = ${length} and from_date = f.start)
   order by 1 limit ?`;

const filledIn = (schema: string, length: number): string =>
  `select from_date as date from ${schema}.filled_stretch where days = ${length}
   except select from_date from filled_stretch where days = ${length} order by 1 limit ?`;

/** The shortest first, for the longer are made of them. */
const steps = lengths.map((length) => ({
  length,
  pours: length === 1 ? days : stretchOf(length),
  waiting: length === 1 ? waitingDays : waitingStretches(length),
}));

export const fillSome: Settle = ({ read, pour }, { most, like }) => {
  for (const { length, pours, waiting } of steps) {
    const rows = read.all<{ date: string }>(like ? filledIn(like, length) : waiting, most);
    if (rows.length === 0) continue;
    const dates = JSON.stringify(rows.map(({ date }) => date));
    for (const [table, select] of pours) pour(table, select, dates);
    return rows.length;
  }
  return 0;
};

/** A sale came for a day that was filled: it and its stretches are filled again when there is time. */
export function empty(writer: ProjectionWriter, businessDate: string): void {
  if (!writer.get(filledStretch, { days: 1, fromDate: businessDate })) return;
  for (const table of [dayItem, dayCustomer, dayStaff]) writer.removeAll(table, { businessDate });
  const day = dayNumber(businessDate as CalendarDate);
  for (const length of lengths) {
    const stretch = { days: length, fromDate: fromDayNumber(Math.floor(day / length) * length) };
    writer.removeAll(spanItem, stretch);
    writer.remove(filledStretch, stretch);
  }
}
