/** Past sales: by number, customer, date or item, and one sale whole. */

import { readMark } from '../../../domain/areas/catalogue/marking.ts';
import { refundable } from '../../../domain/areas/sale/refund-rules.ts';
import type { LineTax, TaxTotal, TenderMethod } from '../../../domain/areas/sale/sale.ts';
import type { HeldTender } from '../../../domain/areas/sale/tender-rules.ts';
import type { SaleView } from '../../../domain/areas/sale/views.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import type { Reader } from '../../ledger/reader.ts';
import { branchIds } from '../shift/queries/trading.ts';

type SaleKind = SaleView['kind'];

export interface SaleRow {
  id: string;
  number: string;
  kind: SaleKind;
  at: number;
  businessDate: string;
  userName: string;
  customerName: string | null;
  lineCount: number;
  totalMinor: number;
  currency: string;
}

const summary = `s.id, s.number, s.kind, s.at, s.business_date as "businessDate", s.user_name as "userName",
  s.customer_name as "customerName", s.line_count as "lineCount", s.total_minor as "totalMinor", s.currency`;

/** `<branch>-<till>-<epoch letter>-<n>` in any digits and case; null for anything else. */
export function receiptNumberIn(text: string): string | null {
  const match = /^\s*(\w+)-(\w+)-([a-z]+)-(\d+)\s*$/i.exec(toAsciiDigits(text));
  return match ? `${match[1]}-${match[2]}-${match[3]?.toUpperCase()}-${match[4]}` : null;
}

export const saleByNumber = (read: Reader, number: string): SaleRow | null =>
  read.get<SaleRow>(
    `select ${summary} from receipt_number r join sale s on s.id = r.sale_id where r.number = ?`,
    receiptNumberIn(number) ?? number,
  ) ?? null;

/** The sale of a marked piece that has not come back: its code is as good as the receipt. */
function saleByMark(read: Reader, scanned: string): SaleRow | null {
  const mark = readMark(scanned);
  const [sold] = mark ? soldMarks(read, mark.key) : [];
  return sold ? saleByNumber(read, sold.number) : null;
}

export function lastSale(read: Reader, saleId: string) {
  const row = read.get<SaleRow & { changeMinor: number }>(
    `select ${summary}, s.change_minor as "changeMinor" from sale s where s.id = ?`,
    saleId,
  );
  if (!row) return null;
  const tenders = read.all<{ method: TenderMethod; amountMinor: number }>(
    'select method, amount_minor as "amountMinor" from sale_tender where sale_id = ? order by n',
    saleId,
  );
  const tenderedMinor = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const { id, number, kind, totalMinor, changeMinor, currency } = row;
  return { saleId: id, number, kind, totalMinor, tenderedMinor, tenders, changeMinor, currency };
}

export interface SalesQuery {
  readonly text?: string | undefined;
  readonly customerId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly shiftId?: string | undefined;
  readonly branchId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: SaleKind | undefined;
  /** Older than this sale: the last one of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first. Ids are born in time order, so a page is a range of the clustered key. */
export function sales(read: Reader, query: SalesQuery): SaleRow[] {
  if (query.text) {
    const found = saleByNumber(read, query.text) ?? saleByMark(read, query.text);
    if (found) return [found];
  }
  // The texts that can come of this are as many as the filters combine: bounded, so each stays prepared.
  const filters: [sql: string, ...values: string[]][] = [];
  if (query.customerId) filters.push(['c.customer_id = ?', query.customerId]);
  if (query.before) filters.push(['s.id < ?', query.before]);
  if (query.from) filters.push(['s.business_date >= ?', query.from]);
  if (query.to) filters.push(['s.business_date <= ?', query.to]);
  if (query.kind) filters.push(['s.kind = ?', query.kind]);
  if (query.shiftId) filters.push(['s.shift_id = ?', query.shiftId]);
  if (query.branchId) {
    const ids = JSON.stringify(branchIds(read, query.branchId));
    filters.push(['s.branch_id in (select value from json_each(?))', ids]);
  }
  if (query.itemId) filters.push([soldItem, query.itemId]);
  if (query.text) filters.push([numberOrName, query.text, query.text]);
  const from = query.customerId ? 'customer_sale c join sale s on s.id = c.sale_id' : 'sale s';
  const order = query.customerId ? 'c.sale_id' : 's.id';
  const where = ['1', ...filters.map(([sql]) => sql)].join(' and ');
  return read.all<SaleRow>(
    `select ${summary} from ${from} where ${where} order by ${order} desc limit ?`,
    ...filters.flatMap(([, ...values]) => values),
    query.limit,
  );
}

const soldItem = 'exists (select 1 from sale_line l where l.sale_id = s.id and l.item_id = ?)';
const numberOrName = `(instr(s.number, ?) > 0 or instr(s.customer_name, ?) > 0)`;

interface LineRow {
  n: number;
  itemId: string | null;
  name: string;
  sku: string | null;
  barcode: string | null;
  categoryId: string | null;
  unit: string;
  decimals: number;
  packQtyMilli: number;
  qtyMilli: number;
  unitPriceMinor: number;
  listPriceMinor: number | null;
  grossMinor: number;
  lineDiscountMinor: number;
  basketDiscountMinor: number;
  taxMinor: number;
  totalMinor: number;
  roundingMinor: number;
  taxes: string;
  components: string | null;
  costMinor: number | null;
  staffId: string | null;
  staffName: string | null;
  note: string | null;
  weightTyped: number;
  tareMilli: number | null;
  mark: string | null;
  restock: 'yes' | 'no' | 'damaged' | null;
  refundedMilli: number;
}

/** The lines of a sale with what of each was given back. */
export const soldLines = (read: Reader, saleId: string): LineRow[] =>
  read.all<LineRow>(
    `select l.n, l.item_id as "itemId", l.name, l.sku, l.barcode, l.category_id as "categoryId", l.unit, l.decimals,
       l.pack_qty_milli as "packQtyMilli", l.qty_milli as "qtyMilli", l.unit_price_minor as "unitPriceMinor",
       l.list_price_minor as "listPriceMinor", l.gross_minor as "grossMinor",
       l.line_discount_minor as "lineDiscountMinor", l.basket_discount_minor as "basketDiscountMinor",
       l.tax_minor as "taxMinor", l.total_minor as "totalMinor", l.rounding_minor as "roundingMinor", l.taxes, l.components, l.cost_minor as "costMinor",
       l.staff_id as "staffId", l.staff_name as "staffName", l.note, l.weight_typed as "weightTyped", l.tare_milli as "tareMilli", l.mark, l.restock,
       coalesce(r.qty_milli, 0) as "refundedMilli"
     from sale_line l left join refunded_line r on r.sale_id = l.sale_id and r.n = l.n
     where l.sale_id = ? order by l.n`,
    saleId,
  );

/** One sale with lines, tenders and what was given back of it; null when there is none. */
export function saleView(read: Reader, saleId: string): SaleView | null {
  const row = read.get<
    SaleRow & Omit<SaleView, 'taxes' | 'lines' | 'tenders' | 'refunds'> & { taxes: string }
  >(
    `select ${summary}, s.shift_id as "shiftId", s.branch_id as "branchId", s.till_id as "tillId",
       s.user_id as "userId", s.customer_id as "customerId", s.gross_minor as "grossMinor",
       s.discount_minor as "discountMinor", s.tax_minor as "taxMinor", s.lines_minor as "linesMinor",
       s.rounding_minor as "roundingMinor", s.tip_minor as "tipMinor", s.change_minor as "changeMinor",
       s.taxes, s.note, s.reason, s.refund_of_sale_id as "refundOfSaleId", s.refund_of_number as "refundOfNumber"
     from sale s where s.id = ?`,
    saleId,
  );
  if (!row) return null;
  const lines = soldLines(read, saleId).map(({ taxes, components, costMinor: _, mark: __, ...line }) => ({
    ...line,
    weightTyped: line.weightTyped !== 0,
    taxes: JSON.parse(taxes) as LineTax[],
    components: components ? (JSON.parse(components) as { itemId: string; qtyMilli: number }[]) : null,
    refundableMilli: line.qtyMilli > 0 ? refundable(line) : 0,
  }));
  return {
    ...row,
    taxes: JSON.parse(row.taxes) as TaxTotal[],
    lines,
    tenders: tendersOf(read, saleId),
    refunds: refundsOf(read, saleId),
  };
}

function tendersOf(read: Reader, saleId: string): SaleView['tenders'] {
  const rows = read.all<Omit<SaleView['tenders'][number], 'details'> & { details: string | null }>(
    `select n, method, amount_minor as "amountMinor", currency, given_minor as "givenMinor",
       rate_micro as "rateMicro", reference, details
     from sale_tender where sale_id = ? order by n`,
    saleId,
  );
  return rows.map((row) => ({
    ...row,
    details: row.details ? (JSON.parse(row.details) as SaleView['tenders'][number]['details']) : null,
  }));
}

/** Refunds come after their sale, so the search starts at its id; bounded by a page. */
function refundsOf(read: Reader, saleId: string): SaleRow[] {
  const some = read.get('select 1 from refunded_line where sale_id = ? limit 1', saleId);
  if (!some) return [];
  return read.all<SaleRow>(
    `select ${summary} from sale s where s.id > ? and s.refund_of_sale_id = ? order by s.id limit 100`,
    saleId,
    saleId,
  );
}

/** The receipts on which a marked piece is still sold: normally none or one. */
export const soldMarks = (read: Reader, mark: string): { saleId: string; n: number; number: string }[] =>
  read.all<{ saleId: string; n: number; number: string }>(
    `select m.sale_id as "saleId", m.n, s.number from sold_mark m join sale s on s.id = m.sale_id
     where m.mark = ? and m.qty_milli > 0 order by m.sale_id limit 10`,
    mark,
  );

export const saleHead = (
  read: Reader,
  saleId: string,
): { number: string; customerId: string | null } | undefined =>
  read.get('select number, customer_id as "customerId" from sale where id = ?', saleId);

/** What may still go back of a sale: what its lines moved, rounding in, less what came back. */
export const refundLeft = (read: Reader, saleId: string): number =>
  read.get<{ leftMinor: number }>(
    `select coalesce(sum(l.total_minor + l.rounding_minor), 0)
       - coalesce((select r.total_minor from refunded_sale r where r.sale_id = :saleId), 0) as "leftMinor"
     from sale_line l where l.sale_id = :saleId and l.qty_milli > 0`,
    { saleId },
  )?.leftMinor ?? 0;

/**
 * What each tender still holds of a sale: what it brought, change out, less what it gave back. A tip is nobody's to
 * give back; it is taken to have been cash where there was any.
 */
export function tendersHeld(read: Reader, saleId: string): HeldTender[] {
  const rows = read.all<HeldTender & { tipMinor: number }>(
    `select t.method, s.tip_minor as "tipMinor",
       sum(t.amount_minor) - iif(t.method = 'cash', s.change_minor, 0) + coalesce(r.amount_minor, 0) as "amountMinor"
     from sale_tender t join sale s on s.id = t.sale_id
       left join refunded_tender r on r.sale_id = s.id and r.method = t.method
     where t.sale_id = ? group by t.method order by min(t.n)`,
    saleId,
  );
  const tipped = rows.find(({ method }) => method === 'cash') ?? rows[0];
  return rows.map((row) => ({
    method: row.method,
    amountMinor: row.amountMinor - (row === tipped ? row.tipMinor : 0),
  }));
}

/** Baskets that wait in this branch, oldest first. */
export const parkedBaskets = (read: Reader) =>
  read.all<{
    id: string;
    name: string;
    totalMinor: number;
    lineCount: number;
    parkedAt: number;
    parkedByName: string;
    customerName: string | null;
    takenByName: string | null;
  }>(
    `select id, name, total_minor as "totalMinor", json_array_length(basket, '$.lines') as "lineCount",
       parked_at as "parkedAt", parked_by_name as "parkedByName", customer_name as "customerName",
       taken_by_name as "takenByName"
     from parked_basket where deleted_at is null order by parked_at, id limit 500`,
  );
