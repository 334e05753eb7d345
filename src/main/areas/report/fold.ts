/** Folds waiting sales into the totals nobody watches live: four statements for as many sales as are taken. */
import type { Settle } from '../../ledger/project.ts';

/** Days of the larger stretches items are summed by; each a multiple of the one before. */
export const spans = [4, 16, 64] as const;

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

const names = figures.map(([name]) => name);
const sums = figures.map(([name, of]) => `sum(${of}) as ${name}`).join(', ');
const adding = (columns: readonly string[]): string =>
  `on conflict do update set ${columns.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

/** Lines of the sales in a JSON array of their ids. */
const lines = 'json_each(?) u cross join sale_line l on l.sale_id = u.value';
/** Columns of `day_item` for lines that are not in it yet; the caller says which lines of `sale_line l`. */
export const itemSums = `l.business_date, coalesce(l.item_id, '') as item_id, ${sums}`;

const byDay = `insert into day_item (business_date, item_id, ${names.join(', ')})
  select ${itemSums} from ${lines} where true group by 1, 2 ${adding(names)}`;

const bySpan = `insert into span_item (days, from_date, item_id, ${names.join(', ')})
  select s.value, date(unixepoch(d.business_date) / (86400 * s.value) * (86400 * s.value), 'unixepoch'),
    d.item_id, ${names.map((name) => `d.${name}`).join(', ')}
  from (select ${itemSums} from ${lines} group by 1, 2) d, json_each('${JSON.stringify(spans)}') s
  where true ${adding(names)}`;

const byCustomer = `insert into day_customer (business_date, customer_id, receipts, total_minor)
  select s.business_date, s.customer_id, count(*), sum(s.lines_minor)
  from json_each(?) u cross join sale s on s.id = u.value where s.customer_id is not null group by 1, 2
  ${adding(['receipts', 'total_minor'])}`;

const byStaff = `insert into day_staff (business_date, staff_id, lines, discount_minor, total_minor)
  select l.business_date, l.staff_id, sum(l.qty_milli > 0), sum(l.line_discount_minor + l.basket_discount_minor),
    sum(l.total_minor)
  from ${lines} where l.staff_id is not null group by 1, 2
  ${adding(['lines', 'discount_minor', 'total_minor'])}`;

const done = 'delete from unfolded_sale where sale_id in (select value from json_each(?))';

export const foldSales: Settle = (writer, { most, butWhatWaitsIn }) => {
  const but = butWhatWaitsIn
    ? `where sale_id not in (select sale_id from ${butWhatWaitsIn}.unfolded_sale)`
    : '';
  const waiting = writer.read.all<{ id: string }>(
    `select sale_id as id from unfolded_sale ${but} order by sale_id limit ?`,
    most,
  );
  if (waiting.length === 0) return 0;
  const ids = JSON.stringify(waiting.map(({ id }) => id));
  for (const sql of [byDay, bySpan, byCustomer, byStaff, done]) writer.run(sql, ids);
  return waiting.length;
};
