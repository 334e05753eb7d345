/**
 * Totals by trading day and branch. The first three are kept as sales happen; the others have many rows a day and are
 * filled once the day is over, in a pause.
 */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { projection } from '../../ledger/tables.ts';

const amount = () => integer().notNull().default(0);

export const dayTotal = projection(
  'day_total',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    hour: integer().notNull(),
    userId: text().notNull(),
    /** Receipts that only sold, only gave back, did both. */
    sales: amount(),
    refunds: amount(),
    exchanges: amount(),
    /** Lines sold; lines given back are not among them. */
    lines: amount(),
    grossMinor: amount(),
    discountMinor: amount(),
    taxMinor: amount(),
    roundingMinor: amount(),
    tipMinor: amount(),
    /** Cost of the lines of known cost, and what the others brought without taxes. */
    costMinor: amount(),
    uncostedMinor: amount(),
    /** Lines sold and lines given back (below zero), both as charged. */
    salesMinor: amount(),
    refundsMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'hour', 'userId'] },
);

/** What each tender brought and gave back, in the shop's currency, with change out. */
export const dayTender = projection(
  'day_tender',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    method: text().notNull(),
    /** What was handed over; another than the shop's for foreign cash. */
    currency: text().notNull(),
    count: amount(),
    receivedMinor: amount(),
    returnedMinor: amount(),
    /** Both together in the currency handed over, change out. */
    givenMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'method', 'currency'] },
);

export const dayTax = projection(
  'day_tax',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    taxId: text().notNull(),
    rateBp: integer().notNull(),
    included: integer({ mode: 'boolean' }).notNull(),
    baseMinor: amount(),
    taxMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'taxId', 'rateBp', 'included'] },
);

/**
 * Which days, and which larger stretches of them, the tables below hold whole; whoever asks about others reads
 * the sales themselves. A sale that comes late empties what it belongs to.
 */
export const filledStretch = projection(
  'filled_stretch',
  { days: integer().notNull(), fromDate: text().notNull() },
  { key: ['days', 'fromDate'] },
);

/** Net of what was given back, but for the two that say how much that was. */
const itemFigures = () => ({
  /** Thousandths of the item's unit, packs opened. */
  qtyMilli: amount(),
  refundedMilli: amount(),
  grossMinor: amount(),
  discountMinor: amount(),
  taxMinor: amount(),
  totalMinor: amount(),
  refundedMinor: amount(),
  /** Cost of the lines whose cost was known, and what those lines brought without taxes. */
  costMinor: amount(),
  costedMinor: amount(),
});

/** `itemId` is empty for lines without an item. */
export const dayItem = projection(
  'day_item',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    itemId: text().notNull(),
    ...itemFigures(),
  },
  { key: ['businessDate', 'branchId', 'itemId'] },
);

/** The same by 4, 16 and 64 days that begin at multiples of them: a month is a few of these and a few days. */
export const spanItem = projection(
  'span_item',
  {
    days: integer().notNull(),
    fromDate: text().notNull(),
    branchId: text().notNull(),
    itemId: text().notNull(),
    ...itemFigures(),
  },
  { key: ['days', 'fromDate', 'branchId', 'itemId'] },
);

export const dayCustomer = projection(
  'day_customer',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    customerId: text().notNull(),
    receipts: amount(),
    totalMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'customerId'] },
);

/** Lines by whom they name as having served, who need not be the cashier. */
export const dayStaff = projection(
  'day_staff',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    staffId: text().notNull(),
    lines: amount(),
    discountMinor: amount(),
    totalMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'staffId'] },
);
