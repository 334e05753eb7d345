/** Random trade: receipts as a person would list them, and the same put into a till as facts. */
import fc from 'fast-check';
import type { SaleKind, TaxTotal, TenderMethod } from '../../../src/domain/areas/sale/sale.ts';
import { addDays, type CalendarDate, calendarDate } from '../../../src/domain/kit/calendar.ts';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { momentOf } from '../../../src/domain/kit/time.ts';
import { user } from '../../../src/main/areas/access/tables.ts';
import { category, item } from '../../../src/main/areas/catalogue/tables.ts';
import { customer } from '../../../src/main/areas/customer/tables.ts';
import { removedLine, sale, saleLine, saleTender } from '../../../src/main/areas/sale/tables.ts';
import { branch, tax } from '../../../src/main/areas/setting/tables.ts';
import { shift } from '../../../src/main/areas/shift/tables.ts';
import type { Tx } from '../../../src/main/ledger/tx.ts';
import type { TestTill } from '../../kit/till.ts';

export const firstDay = calendarDate('2026-02-20');
/** Histories of one till lie so far apart that no question about one reaches another. */
export const apart = 200;
export const timeZone = 'Asia/Bishkek';
export const shopCurrency = 'KGS';

export interface Line {
  readonly itemId: string | null;
  readonly categoryId: string | null;
  readonly qtyMilli: number;
  readonly packQtyMilli: number;
  readonly unitPriceMinor: number;
  readonly listPriceMinor: number | null;
  readonly grossMinor: number;
  readonly lineDiscountMinor: number;
  readonly basketDiscountMinor: number;
  readonly tax: TaxTotal | null;
  readonly totalMinor: number;
  readonly costMinor: number | null;
  readonly staffId: string | null;
}

export interface Receipt {
  readonly branchId: string;
  readonly date: CalendarDate;
  readonly hour: number;
  readonly at: number;
  readonly kind: SaleKind;
  readonly userId: string | null;
  readonly customerId: string | null;
  readonly lines: readonly Line[];
  readonly tipMinor: number;
  readonly roundingMinor: number;
  readonly changeMinor: number;
  readonly tenders: readonly {
    method: TenderMethod;
    currency: string;
    amountMinor: number;
    givenMinor: number;
  }[];
}

export interface Removed {
  readonly branchId: string;
  readonly date: CalendarDate;
  readonly at: number;
  readonly kind: 'line' | 'quantity' | 'void';
  readonly totalMinor: number;
  readonly userId: string;
  readonly inShift: boolean;
}

const days = 40;
const rolledLine = fc.record({
  item: fc.nat(5),
  pieces: fc.integer({ min: 1, max: 5 }),
  price: fc.integer({ min: 1, max: 90_000 }),
  discount: fc.constantFrom(0, 0, 0, 1, 10),
  shared: fc.constantFrom(0, 0, 7),
  tax: fc.nat(2),
  cost: fc.boolean(),
  staff: fc.nat(4),
  overridden: fc.constantFrom(false, false, true),
  pack: fc.constantFrom(1000, 1000, 6000),
});
/** Which of the shop's branches; most is done in the first. */
const rolledBranch = fc.constantFrom(0, 0, 1);
export const rolledReceipt = fc.record({
  branch: rolledBranch,
  day: fc.nat(days - 1),
  hour: fc.nat(23),
  kind: fc.constantFrom(
    'sale' as const,
    'sale' as const,
    'sale' as const,
    'refund' as const,
    'exchange' as const,
  ),
  user: fc.nat(2),
  customer: fc.nat(4),
  lines: fc.array(rolledLine, { minLength: 1, maxLength: 4 }),
  tip: fc.constantFrom(0, 0, 500),
  rounding: fc.constantFrom(0, 0, -30, 20),
  change: fc.constantFrom(0, 0, 1500),
  tenders: fc.constantFrom('cash' as const, 'card' as const, 'both' as const, 'dollars' as const),
});
export const rolledRemoved = fc.record({
  branch: rolledBranch,
  day: fc.nat(days - 1),
  hour: fc.nat(23),
  kind: fc.constantFrom('line' as const, 'quantity' as const, 'void' as const),
  totalMinor: fc.integer({ min: 1, max: 50_000 }),
  user: fc.constantFrom(1, 2),
  inShift: fc.boolean(),
});
export type Rolled = typeof rolledReceipt extends fc.Arbitrary<infer R> ? R : never;
type RolledRemoved = typeof rolledRemoved extends fc.Arbitrary<infer R> ? R : never;

/** A shop with people, customers, taxes, and items in a small tree; the first item has no category. */
export function settle(till: TestTill) {
  const id = () => till.id();
  const shop = {
    branches: [till.kit.ledger.identity.branchId, id()],
    users: [id(), id()],
    customers: [id(), id()],
    taxes: [
      { taxId: id(), name: 'VAT', rateBp: 1200, included: true },
      { taxId: id(), name: 'Sales tax', rateBp: 200, included: false },
    ],
    drinks: id(),
    tea: id(),
    bread: id(),
    items: [id(), id(), id(), id(), id()],
  };
  const places = [null, shop.drinks, shop.tea, shop.tea, shop.bread];
  write(till, (tx) => {
    for (const [i, one] of shop.branches.entries()) tx.save(branch, one, { name: `Branch ${i + 1}` });
    for (const [i, one] of shop.users.entries()) tx.save(user, one, { name: `User ${i + 1}` });
    for (const [i, one] of shop.customers.entries()) tx.save(customer, one, { name: `Customer ${i + 1}` });
    for (const { taxId, ...rest } of shop.taxes) tx.save(tax, taxId, rest);
    tx.save(category, shop.drinks, { name: 'Drinks', position: 0 });
    tx.save(category, shop.tea, { name: 'Tea', parentId: shop.drinks });
    tx.save(category, shop.bread, { name: 'Bread', position: 1 });
    for (const [i, one] of shop.items.entries()) {
      tx.save(item, one, { name: `Item ${i + 1}`, categoryId: places[i] ?? null });
    }
  });
  const categoryOf = new Map(shop.items.map((one, i) => [one, places[i] ?? null]));
  return { ...shop, categoryOf };
}
export type HistoryShop = ReturnType<typeof settle>;

export function receiptOf(rolled: Rolled, shop: HistoryShop, start: CalendarDate): Receipt {
  const lines = rolled.lines.map((line, i) =>
    lineOf(line, rolled.kind === 'refund' || (rolled.kind === 'exchange' && i === 0) ? -1 : 1, shop),
  );
  const due = sumOf(lines, ({ totalMinor }) => totalMinor) + rolled.tip + rolled.rounding;
  const change = due > 0 && rolled.tenders !== 'card' ? rolled.change : 0;
  const date = addDays(start, rolled.day);
  return {
    branchId: must(shop.branches[rolled.branch], 'a branch'),
    date,
    hour: rolled.hour,
    at: momentOf(date, timeZone, rolled.hour * 60),
    kind: rolled.kind,
    userId: shop.users[rolled.user - 1] ?? null,
    customerId: shop.customers[rolled.customer - 1] ?? null,
    lines,
    tipMinor: rolled.tip,
    roundingMinor: rolled.rounding,
    changeMinor: change,
    tenders: tendersOf(rolled.tenders, due + change),
  };
}

function lineOf(rolled: Rolled['lines'][number], sign: 1 | -1, shop: HistoryShop): Line {
  const qtyMilli = sign * rolled.pieces * 1000;
  const grossMinor = sign * rolled.pieces * rolled.price;
  const lineDiscountMinor = sign * rolled.discount;
  const basketDiscountMinor = sign * rolled.shared;
  const charged = grossMinor - lineDiscountMinor - basketDiscountMinor;
  const of = shop.taxes[rolled.tax - 1];
  const taxMinor = of ? Math.trunc((charged * of.rateBp) / (of.included ? 10_000 + of.rateBp : 10_000)) : 0;
  const itemId = shop.items[rolled.item - 1] ?? null;
  return {
    itemId,
    categoryId: itemId === null ? null : (shop.categoryOf.get(itemId) ?? null),
    qtyMilli,
    packQtyMilli: rolled.pack,
    unitPriceMinor: rolled.price,
    listPriceMinor: rolled.overridden ? rolled.price + 100 : null,
    grossMinor,
    lineDiscountMinor,
    basketDiscountMinor,
    tax: of ? { ...of, baseMinor: charged - (of.included ? taxMinor : 0), taxMinor } : null,
    totalMinor: charged + (of && !of.included ? taxMinor : 0),
    costMinor: rolled.cost ? sign * 40 * rolled.pieces : null,
    staffId: shop.users[rolled.staff - 1] ?? null,
  };
}

function tendersOf(how: Rolled['tenders'], amount: number): Receipt['tenders'] {
  const own = (method: TenderMethod, part: number) => ({
    method,
    currency: shopCurrency,
    amountMinor: part,
    givenMinor: part,
  });
  const half = Math.trunc(amount / 2);
  if (how === 'both') return [own('cash', half), own('card', amount - half)];
  if (how !== 'dollars') return [own(how, amount)];
  return [{ method: 'cash', currency: 'USD', amountMinor: amount, givenMinor: Math.trunc(amount / 87) }];
}

export function removedOf(rolled: RolledRemoved, shop: HistoryShop, start: CalendarDate): Removed {
  const { branch: place, day, hour, user: one, ...rest } = rolled;
  const branchId = must(shop.branches[place], 'a branch');
  const date = addDays(start, day);
  const at = momentOf(date, timeZone, hour * 60);
  return { ...rest, branchId, date, at, userId: must(shop.users[one - 1], 'a user') };
}

/** One shift for each date and branch; made when the first fact of that date comes. */
const shifts = new WeakMap<TestTill, Map<string, string>>();

export function putReceipt(till: TestTill, tx: Tx, receipt: Receipt): void {
  till.clock.set(receipt.at);
  const id = tx.newId();
  const shiftId = shiftOn(till, tx, receipt);
  const { lines, tenders, date: businessDate, ...head } = receipt;
  const totalOf = (of: (line: Line) => number) => sumOf(lines, of);
  const linesMinor = totalOf(({ totalMinor }) => totalMinor);
  tx.add(sale, {
    ...head,
    id,
    number: `1-1-A-${tx.next('receipt')}`,
    businessDate,
    shiftId,
    tillId: tx.identity.tillId,
    userName: head.userId ?? '',
    currency: shopCurrency,
    lineCount: lines.length,
    grossMinor: totalOf(({ grossMinor }) => grossMinor),
    discountMinor: totalOf((line) => line.lineDiscountMinor + line.basketDiscountMinor),
    taxMinor: totalOf((line) => line.tax?.taxMinor ?? 0),
    linesMinor,
    totalMinor: linesMinor + head.roundingMinor + head.tipMinor,
    costMinor: totalOf(({ costMinor }) => costMinor ?? 0),
    uncostedMinor: totalOf((line) =>
      line.costMinor === null ? line.totalMinor - (line.tax?.taxMinor ?? 0) : 0,
    ),
    taxes: lines.flatMap((line) => line.tax ?? []),
  });
  for (const [i, { tax: of, ...line }] of lines.entries()) {
    const taxes = of ? [of] : [];
    const taxMinor = of?.taxMinor ?? 0;
    tx.add(saleLine, { ...line, saleId: id, n: i + 1, businessDate, name: 'Something', taxes, taxMinor });
  }
  for (const [i, tender] of tenders.entries()) {
    tx.add(saleTender, { ...tender, saleId: id, n: i + 1, shiftId, businessDate });
  }
}

export function putRemoved(till: TestTill, tx: Tx, { date, inShift, ...removed }: Removed): void {
  till.clock.set(removed.at);
  const place = inShift
    ? { shiftId: shiftOn(till, tx, { date, branchId: removed.branchId }), businessDate: date }
    : {};
  const ids = { id: tx.newId(), basketId: tx.newId() };
  tx.add(removedLine, { ...removed, ...place, ...ids, name: 'Something', qtyMilli: 1000 });
}

function shiftOn(till: TestTill, tx: Tx, { date, branchId }: Pick<Receipt, 'date' | 'branchId'>): string {
  const key = `${date} ${branchId}`;
  const known = shifts.get(till) ?? new Map<string, string>();
  shifts.set(till, known);
  const shiftId = known.get(key) ?? tx.newId();
  if (!known.has(key)) {
    const { tillId } = tx.identity;
    const place = { tillId, branchId, businessDate: date };
    tx.add(shift, { id: shiftId, number: `A-${known.size + 1}`, ...place, openedAt: tx.at });
    known.set(key, shiftId);
  }
  return shiftId;
}

export function write(till: TestTill, work: (tx: Tx) => void): void {
  const { ledger } = till.kit;
  const actor = { userId: null, name: 'test' };
  ledger.commit({ id: till.id(), command: 'test.write', actor }, (tx) => {
    work(tx);
    return ok(null);
  });
}

export const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
