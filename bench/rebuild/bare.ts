/** The limit of a rebuild: every total of the sales made anew by one SQL statement each. */
import type Database from 'better-sqlite3';
import { figureNames, itemSums, lengths, sumsOfSums } from '../../src/main/areas/report/fill.ts';

/** Sales that only sell, as a past is made of. */
const ofSales: Readonly<Record<string, string>> = {
  open_shift: `select h.till_id, h.id from shift h where not exists
    (select 1 from shift_close c where c.shift_id = h.id)`,
  shift_fact: `select shift_id, 'sale', id from sale`,
  shift_tender: `select shift_id, method, currency, sum(amount_minor), 0, 0, count(*) from sale_tender
    group by 1, 2, 3`,
  shift_total: `select shift_id, count(*), 0, sum(gross_minor), sum(discount_minor), sum(tax_minor),
    sum(rounding_minor), sum(tip_minor), sum(total_minor), 0 from sale group by 1`,
  day_total: `select business_date, branch_id, hour, coalesce(user_id, ''), count(*), 0, 0, sum(line_count),
    sum(gross_minor), sum(discount_minor), sum(tax_minor), sum(rounding_minor), sum(tip_minor),
    sum(cost_minor), sum(uncosted_minor), sum(lines_minor), 0 from sale group by 1, 2, 3, 4`,
  day_tender: `select s.business_date, s.branch_id, t.method, t.currency, count(*), sum(t.amount_minor), 0,
    sum(t.given_minor) from sale s cross join sale_tender t on t.sale_id = s.id group by 1, 2, 3, 4`,
  day_tax: `select s.business_date, s.branch_id, t.value ->> 'taxId', t.value ->> 'rateBp', t.value ->> 'included',
    sum(t.value ->> 'baseMinor'), sum(t.value ->> 'taxMinor') from sale s cross join json_each(s.taxes) t
    group by 1, 2, 3, 4, 5`,
  day_item: `select ${itemSums} from sale_line l cross join sale h on h.id = l.sale_id
    where l.business_date < ${last('sale')} group by 1, 2, 3`,
  day_customer: `select business_date, branch_id, customer_id, count(*), sum(lines_minor) from sale
    where customer_id is not null and business_date < ${last('sale')} group by 1, 2, 3`,
};

function last(table: string): string {
  return `(select max(business_date) from ${table})`;
}

/** Stretches that are over by the last day. */
function spansOf(length: number): string {
  const start = `date(unixepoch(business_date) / ${86_400 * length} * ${86_400 * length}, 'unixepoch')`;
  return `select ${length}, ${start}, branch_id, item_id, ${sumsOfSums} from day_item
    where date(${start}, '+${length - 1} days') < ${last('day_total')} group by 2, 3, 4`;
}

export function rebuildBare(sqlite: Database.Database): void {
  const make = sqlite.transaction(() => {
    for (const [table, select] of Object.entries(ofSales)) {
      sqlite.exec(`delete from ${table}; insert into ${table} ${select}`);
    }
    sqlite.exec('delete from span_item');
    for (const length of lengths.filter((days) => days > 1)) {
      sqlite.exec(
        `insert into span_item (days, from_date, branch_id, item_id, ${figureNames}) ${spansOf(length)}`,
      );
    }
  });
  make.immediate();
}

/** What a table holds, in one line: two rebuilds that did the same work leave the same. */
export const traces = (sqlite: Database.Database): string[] =>
  [...Object.keys(ofSales), 'span_item'].map((table) => {
    const columns = sqlite
      .prepare(`select name from pragma_table_info('${table}')`)
      .pluck()
      .all() as string[];
    const sums = columns.map((column) => `total("${column}"), max("${column}")`);
    return `${table} ${sqlite.prepare(`select count(*), ${sums} from ${table}`).raw().get()}`;
  });
