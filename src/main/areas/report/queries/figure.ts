/** The receipts a figure is made of, newest first, each with how much of the figure it is. */
import type { Figure, FigureRow } from '../../../../domain/areas/report/contract.ts';
import { type CalendarDate, dayOfWeek } from '../../../../domain/kit/calendar.ts';
import type { SqlValue } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { isAmong, valuesOf } from '../../shift/queries/trading.ts';
import { coverIn } from './cover.ts';
import { inPlaces, placesOf } from './items.ts';

export interface FigureQuery {
  readonly figure: Figure;
  /** Older than this sale: the last one of the page before. */
  readonly before: string | null;
  readonly limit: number;
}

/** A part of the sale `s`, null where it has none, and the values its SQL names. */
interface PartSql {
  readonly sql: string;
  readonly values: Readonly<Record<string, SqlValue>>;
}

const lineSum = (where: string): string =>
  `(select sum(l.total_minor) from sale_line l where l.sale_id = s.id and ${where})`;

const wholes = {
  discounts: 'nullif(s.discount_minor, 0)',
  taxes: 'nullif(s.tax_minor, 0)',
  tips: 'nullif(s.tip_minor, 0)',
  rounding: 'nullif(s.rounding_minor, 0)',
  sold: lineSum('l.qty_milli > 0'),
  givenBack: lineSum('l.qty_milli < 0'),
};

function partOf(read: Reader, part: Figure['part']): PartSql {
  if (part === null) return { sql: 's.lines_minor', values: {} };
  switch (part.of) {
    case 'item':
      return { sql: lineSum(`coalesce(l.item_id, '') = :itemId`), values: { itemId: part.itemId } };
    case 'category':
      return {
        sql: `(select sum(l.total_minor) from sale_line l left join item i on i.id = l.item_id
          where l.sale_id = s.id and ${inPlaces(part.categoryId, ':places')})`,
        values: { places: placesOf(read, part.categoryId) },
      };
    case 'staff':
      return { sql: lineSum('l.staff_id = :staffId'), values: { staffId: part.staffId } };
    case 'tender':
      return { sql: tendered, values: { method: part.method, currency: part.currency } };
    case 'tax':
      return {
        sql: `(select sum(t.value ->> 'taxMinor') from json_each(s.taxes) t where t.value ->> 'taxId' = :taxId
          and t.value ->> 'rateBp' = :rateBp and t.value ->> 'included' = :included)`,
        values: { taxId: part.taxId, rateBp: part.rateBp, included: part.included ? 1 : 0 },
      };
    default:
      return { sql: wholes[part.of], values: {} };
  }
}

const ofTender = 'sale_tender t where t.sale_id = s.id and t.method = :method and t.currency = :currency';
/** Change goes out of the cash of the shop's currency, whatever came in. */
const change = `iif(:method = 'cash' and :currency = s.currency, s.change_minor, 0)`;
const tendered = `case when ${change} <> 0 or exists (select 1 from ${ofTender})
  then (select coalesce(sum(t.amount_minor), 0) from ${ofTender}) - ${change} end`;

const summary = `s.id, s.number, s.kind, s.at, s.business_date as "businessDate", s.user_name as "userName",
  s.customer_name as "customerName", s.line_count as "lineCount", s.total_minor as "totalMinor", s.currency`;
const wanted = `(:hour is null or s.hour = :hour) and (:userId is null or coalesce(s.user_id, '') = :userId)
  and (:customerId is null or s.customer_id = :customerId) and (:kind is null or s.kind = :kind)`;

/** Shift by shift, so that a page costs what it shows and not what the period holds. */
export function salesOf(read: Reader, { figure, before, limit }: FigureQuery): FigureRow[] {
  const { sql, values } = partOf(read, figure.part);
  const { hour, userId, customerId, kind } = figure;
  const filters = { hour, userId, customerId, kind, ...values };
  const page = `select * from (
      select ${summary}, ${sql} as "partMinor"
      from shift_fact f cross join sale s on s.id = f.subject_id
      where f.shift_id = :shiftId and f.kind = 'sale' and f.subject_id < :older and ${wanted}
    ) where "partMinor" is not null order by id desc limit :limit`;
  const rows: FigureRow[] = [];
  for (const shiftId of shiftsOf(read, figure, before)) {
    const older = rows.length === 0 && before !== null ? before : afterAll;
    rows.push(...read.all<FigureRow>(page, { ...filters, shiftId, older, limit: limit - rows.length }));
    if (rows.length === limit) break;
  }
  return rows;
}

/** No id sorts after it. */
const afterAll = 'g';

/** Shifts the figure may lie in, newest first, from the shift of the sale `before` on. */
function shiftsOf(read: Reader, figure: Figure, before: string | null): string[] {
  const shifts = read
    .all<{ id: string; date: CalendarDate }>(
      `select id, business_date as date from shift where business_date between :from and :to
         and ${isAmong('branch_id')}
       order by business_date desc, id desc`,
      valuesOf(read, figure),
    )
    .filter(({ date }) => figure.weekday === null || dayOfWeek(date) === figure.weekday);
  const days = daysOf(read, figure);
  const last = before && read.get<{ id: string }>('select shift_id as id from sale where id = ?', before)?.id;
  return shifts
    .slice(
      Math.max(
        0,
        shifts.findIndex(({ id }) => id === last),
      ),
    )
    .filter(({ date }) => days === null || days.has(date))
    .map(({ id }) => id);
}

/** Dates on which the figure's item or customer may have been; null where that is not known. */
function daysOf(read: Reader, { from, to, part, customerId }: Figure): Set<string> | null {
  const found = (table: string, column: string, id: string): Set<string> => {
    const rows = read.all<{ date: string }>(
      `select business_date as date from ${table} where ${column} = ? and business_date between ? and ?`,
      id,
      from,
      to,
    );
    return new Set([...rows.map(({ date }) => date), ...coverIn(read, { from, to }).open]);
  };
  if (customerId !== null) return found('day_customer', 'customer_id', customerId);
  return part?.of === 'item' ? found('day_item', 'item_id', part.itemId) : null;
}
