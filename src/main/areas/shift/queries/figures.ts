/** What a shift took, added up from its own sales: one statement a section of the report. */
import type { ShiftFigures } from '../../../../domain/areas/shift/report.ts';
import type { Reader } from '../../../ledger/reader.ts';

/** Sales of the shift up to its close; what came later is told apart. Takes shift id and moment. */
const ofShift = `shift_fact f join sale s on s.id = f.subject_id
  where f.shift_id = ? and f.kind = 'sale' and s.at <= ?`;
const linesOfShift = `shift_fact f join sale s on s.id = f.subject_id join sale_line l on l.sale_id = s.id
  where f.shift_id = ? and f.kind = 'sale' and s.at <= ?`;

type Heads = Pick<
  ShiftFigures,
  | 'sales'
  | 'refunds'
  | 'exchanges'
  | 'roundingMinor'
  | 'tipMinor'
  | 'takingsMinor'
  | 'grossMinor'
  | 'taxMinor'
>;
type Lines = Pick<
  ShiftFigures,
  | 'salesMinor'
  | 'refundsMinor'
  | 'lineDiscountMinor'
  | 'basketDiscountMinor'
  | 'discountedLines'
  | 'overrides'
  | 'overriddenMinor'
>;

export const headFigures = (read: Reader, shiftId: string, until: number): Heads =>
  read.get<Heads>(
    `select coalesce(sum(s.kind = 'sale'), 0) as sales, coalesce(sum(s.kind = 'refund'), 0) as refunds,
       coalesce(sum(s.kind = 'exchange'), 0) as exchanges,
       coalesce(sum(s.rounding_minor), 0) as "roundingMinor", coalesce(sum(s.tip_minor), 0) as "tipMinor",
       coalesce(sum(s.total_minor), 0) as "takingsMinor", coalesce(sum(s.gross_minor), 0) as "grossMinor",
       coalesce(sum(s.tax_minor), 0) as "taxMinor"
     from ${ofShift}`,
    shiftId,
    until,
  ) as Heads;

/** An override is what the line would have been at its price, rounded as a line is, less what it became. */
export const lineFigures = (read: Reader, shiftId: string, until: number): Lines =>
  read.get<Lines>(
    `select coalesce(sum(iif(l.qty_milli > 0, l.total_minor, 0)), 0) as "salesMinor",
       coalesce(sum(iif(l.qty_milli < 0, l.total_minor, 0)), 0) as "refundsMinor",
       coalesce(sum(l.line_discount_minor), 0) as "lineDiscountMinor",
       coalesce(sum(l.basket_discount_minor), 0) as "basketDiscountMinor",
       coalesce(sum(l.qty_milli > 0 and l.line_discount_minor + l.basket_discount_minor <> 0), 0)
         as "discountedLines",
       coalesce(sum(l.qty_milli > 0 and l.list_price_minor is not null), 0) as overrides,
       coalesce(sum(iif(l.qty_milli > 0 and l.list_price_minor is not null,
         (l.list_price_minor * l.qty_milli + 500) / 1000 - l.gross_minor, 0)), 0) as "overriddenMinor"
     from ${linesOfShift}`,
    shiftId,
    until,
  ) as Lines;

export const taxFigures = (read: Reader, shiftId: string, until: number): ShiftFigures['taxes'] =>
  read
    .all<Omit<ShiftFigures['taxes'][number], 'included'> & { included: number }>(
      `select t.value ->> 'name' as name, t.value ->> 'rateBp' as "rateBp", t.value ->> 'included' as included,
         sum(t.value ->> 'baseMinor') as "baseMinor", sum(t.value ->> 'taxMinor') as "taxMinor"
       from shift_fact f join sale s on s.id = f.subject_id, json_each(s.taxes) t
       where f.shift_id = ? and f.kind = 'sale' and s.at <= ?
       group by t.value ->> 'taxId', 1, 2, 3 order by 2 desc, 1`,
      shiftId,
      until,
    )
    .map((tax) => ({ ...tax, included: tax.included === 1 }));

/** Refunds that name no sale; a manager reads them one by one. */
export const refundsWithoutReceipt = (
  read: Reader,
  shiftId: string,
  until: number,
): ShiftFigures['withoutReceipt'] =>
  read.all<ShiftFigures['withoutReceipt'][number]>(
    `select s.id as "saleId", s.number, s.total_minor as "totalMinor", s.user_name as "userName",
       s.customer_name as "customerName", s.reason
     from ${ofShift} and s.kind <> 'sale' and s.refund_of_sale_id is null order by s.id limit 200`,
    shiftId,
    until,
  );

type Cashier = ShiftFigures['cashiers'][number];

/** Each cashier of a shared drawer: what they sold and gave back, and what they took out of baskets. */
export function cashierFigures(read: Reader, shiftId: string, until: number): Cashier[] {
  const sold = read.all<Omit<Cashier, 'removed' | 'removedMinor'>>(
    `select s.user_id as "userId", max(s.user_name) as "userName", sum(s.kind <> 'refund') as sales,
       sum(s.kind <> 'sale') as refunds, sum(iif(s.total_minor > 0, s.total_minor, 0)) as "salesMinor",
       sum(iif(s.total_minor < 0, s.total_minor, 0)) as "refundsMinor",
       sum(s.discount_minor) as "discountMinor", sum(s.tip_minor) as "tipMinor"
     from ${ofShift} group by s.user_id`,
    shiftId,
    until,
  );
  const removed = read.all<Pick<Cashier, 'userId' | 'userName' | 'removed' | 'removedMinor'>>(
    `select r.user_id as "userId", max(r.user_name) as "userName", count(*) as removed,
       sum(r.total_minor) as "removedMinor"
     from shift_fact f join removed_line r on r.id = f.subject_id
     where f.shift_id = ? and f.kind = 'removed' group by r.user_id`,
    shiftId,
  );
  const byId = new Map<string | null, Cashier>();
  for (const row of sold) byId.set(row.userId, { ...row, removed: 0, removedMinor: 0 });
  for (const row of removed) byId.set(row.userId, { ...(byId.get(row.userId) ?? nothingSold), ...row });
  return [...byId.values()].sort(
    (a, b) => b.salesMinor - a.salesMinor || a.userName.localeCompare(b.userName),
  );
}

const nothingSold = { sales: 0, refunds: 0, salesMinor: 0, refundsMinor: 0, discountMinor: 0, tipMinor: 0 };
