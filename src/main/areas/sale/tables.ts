/** Baskets on this till, parked baskets of the branch, and sales: facts clustered under their sale. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Basket } from '../../../domain/areas/sale/basket.ts';
import type {
  KitPart,
  LineTax,
  Restock,
  SaleKind,
  TaxTotal,
  TenderDetails,
  TenderMethod,
} from '../../../domain/areas/sale/sale.ts';
import { fact, local, projection, record } from '../../ledger/tables.ts';

const json = <T>() => text({ mode: 'json' }).$type<T>();

/** Where the basket of each counter stands; the basket itself is one of the steps below. */
export const openBasket = local(
  'open_basket',
  {
    /** One basket is open at each counter (window) of this till. */
    counter: text().notNull(),
    /** Counts the counters: each has a ring of steps of its own. */
    ring: integer().notNull(),
    version: integer().notNull(),
    step: integer().notNull(),
    /** The furthest step that redo may reach. */
    lastStep: integer().notNull(),
    updatedAt: integer().notNull(),
    userId: text(),
    /** The sale completed here last: its change stays on the screen until the next step. */
    lastSaleId: text(),
  },
  { key: ['counter'] },
);

/**
 * The basket whole after each of its latest steps, for undo and redo. A place in the ring is written over
 * and never emptied, so that completing a sale has nothing to clear away.
 */
export const basketStep = local(
  'basket_step',
  { place: integer().notNull(), basket: json<Basket>().notNull() },
  { key: ['place'] },
);

export const parkedBasket = record(
  'parked_basket',
  {
    basket: {
      name: text().notNull().default(''),
      basket: json<Basket | null>(),
      totalMinor: integer().notNull().default(0),
      parkedAt: integer().notNull().default(0),
      parkedById: text(),
      parkedByName: text().notNull().default(''),
      customerId: text(),
      customerName: text(),
    },
    /** Who has it open now; null while it waits. */
    taken: { takenByTillId: text(), takenByName: text(), takenAt: integer() },
    /** Who has seen that two tills sold it; null while nobody has, or nothing was to see. */
    clash: { clashSeenBy: text(), clashSeenAt: integer() },
  },
  { scope: 'branch' },
);

export const sale = fact(
  'sale',
  {
    id: text().notNull(),
    /** `<branch>-<till>-<epoch letter>-<n>` */
    number: text().notNull(),
    kind: text().$type<SaleKind>().notNull(),
    at: integer().notNull(),
    businessDate: text().notNull(),
    /** Local hour of the sale, 0 to 23, for the hours report. */
    hour: integer().notNull(),
    shiftId: text().notNull(),
    tillId: text().notNull(),
    branchId: text().notNull(),
    userId: text(),
    userName: text().notNull().default(''),
    customerId: text(),
    customerName: text(),
    currency: text().notNull(),
    lineCount: integer().notNull(),
    /** Sum of the lines before discounts. */
    grossMinor: integer().notNull(),
    discountMinor: integer().notNull().default(0),
    /** All taxes of the lines, included and added. */
    taxMinor: integer().notNull().default(0),
    /** Sum of the lines as charged. */
    linesMinor: integer().notNull(),
    roundingMinor: integer().notNull().default(0),
    tipMinor: integer().notNull().default(0),
    /** lines + rounding + tip = tenders − change. */
    totalMinor: integer().notNull(),
    changeMinor: integer().notNull().default(0),
    costMinor: integer().notNull().default(0),
    /** What the lines brought whose cost is not known, without taxes: margins leave it out. */
    uncostedMinor: integer().notNull().default(0),
    taxes: json<readonly TaxTotal[]>().notNull().default([]),
    note: text(),
    reason: text(),
    /** The sale a refund or exchange gives back from, when there is one. */
    refundOfSaleId: text(),
    refundOfNumber: text(),
    /** The parked basket that was sold. */
    parkedId: text(),
  },
  { scope: 'branch', key: ['id'] },
);

/** Sales of parked baskets. */
export const parkedSale = projection(
  'parked_sale',
  { parkedId: text().notNull(), saleId: text().notNull() },
  { key: ['parkedId', 'saleId'] },
);

/** How often each was sold: once, unless two tills had it in hand and knew nothing of each other. */
export const parkedSold = projection(
  'parked_sold',
  { parkedId: text().notNull(), sales: integer().notNull().default(0) },
  { key: ['parkedId'] },
);

export const saleLine = fact(
  'sale_line',
  {
    saleId: text()
      .notNull()
      .references(() => sale.id),
    n: integer().notNull(),
    businessDate: text().notNull(),
    itemId: text(),
    name: text().notNull(),
    sku: text(),
    barcode: text(),
    categoryId: text(),
    unit: text().notNull().default('piece'),
    decimals: integer().notNull().default(0),
    /** Thousandths of the item's unit in one counted unit: 6000 for a pack of six. */
    packQtyMilli: integer().notNull().default(1000),
    /** What a kit is made of, as it was when sold. */
    components: json<readonly KitPart[]>(),
    /** Negative on a line given back. */
    qtyMilli: integer().notNull(),
    unitPriceMinor: integer().notNull(),
    /** The price before an override; null when it was not overridden. */
    listPriceMinor: integer(),
    grossMinor: integer().notNull(),
    /** The line's own discount, then its share of the basket's. */
    lineDiscountMinor: integer().notNull().default(0),
    basketDiscountMinor: integer().notNull().default(0),
    taxMinor: integer().notNull().default(0),
    /** What the line really cost the customer, added taxes and discounts in. */
    totalMinor: integer().notNull(),
    /** Its part of the sale's cash rounding: with the total it is what the line really moved. */
    roundingMinor: integer().notNull().default(0),
    taxes: json<readonly LineTax[]>().notNull().default([]),
    costMinor: integer(),
    staffId: text(),
    staffName: text(),
    note: text(),
    weightTyped: integer({ mode: 'boolean' }).notNull().default(false),
    /** Taken off by the scale that weighed it; null: none did. */
    tareMilli: integer(),
    /** What its label said it comes to; null where price and quantity were reckoned. */
    labelMinor: integer(),
    /** The marking code of this very piece, as it was scanned: separators in, a signature if it has one. */
    mark: text(),
    refundSaleId: text(),
    refundN: integer(),
    restock: text().$type<Restock>(),
  },
  { scope: 'branch', key: ['saleId', 'n'] },
);

export const saleTender = fact(
  'sale_tender',
  {
    saleId: text()
      .notNull()
      .references(() => sale.id),
    n: integer().notNull(),
    shiftId: text().notNull(),
    businessDate: text().notNull(),
    method: text().$type<TenderMethod>().notNull(),
    /** What it pays of the sale, in the shop's currency, change still in; negative when given back. */
    amountMinor: integer().notNull(),
    /** Currency handed over and how much of it; differs from the shop's for foreign cash. */
    currency: text().notNull(),
    givenMinor: integer().notNull(),
    /** Shop's minor units for 1,000,000 minor units of the given currency; null for the shop's own. */
    rateMicro: integer(),
    customerId: text(),
    reference: text(),
    details: json<TenderDetails>(),
  },
  { scope: 'branch', key: ['saleId', 'n'] },
);

/** A line taken out, or a basket voided, before it was paid. */
export const removedLine = fact(
  'removed_line',
  {
    id: text().notNull(),
    at: integer().notNull(),
    businessDate: text(),
    shiftId: text(),
    branchId: text().notNull(),
    basketId: text().notNull(),
    kind: text().$type<'line' | 'quantity' | 'void'>().notNull(),
    itemId: text(),
    name: text().notNull(),
    qtyMilli: integer().notNull(),
    totalMinor: integer().notNull(),
    reason: text(),
    userId: text(),
    userName: text().notNull().default(''),
    approvedById: text(),
  },
  { scope: 'branch', key: ['id'] },
);

/** Sale by the number on its receipt. */
export const receiptNumber = projection(
  'receipt_number',
  { number: text().notNull(), saleId: text().notNull() },
  { key: ['number'] },
);

/** Which marked pieces are with whom: how much of the line that sold one has not come back. */
export const soldMark = projection(
  'sold_mark',
  {
    /** GTIN and serial: a piece is sold once, whatever signature stands behind them. */
    mark: text().notNull(),
    saleId: text().notNull(),
    n: integer().notNull(),
    qtyMilli: integer().notNull().default(0),
  },
  { key: ['mark', 'saleId', 'n'] },
);

/** What of a line was already given back. */
export const refundedLine = projection(
  'refunded_line',
  {
    saleId: text().notNull(),
    n: integer().notNull(),
    qtyMilli: integer().notNull().default(0),
    totalMinor: integer().notNull().default(0),
  },
  { key: ['saleId', 'n'] },
);

/** What came back of a sale so far, in refunds and exchanges, cash rounding in. */
export const refundedSale = projection(
  'refunded_sale',
  { saleId: text().notNull(), totalMinor: integer().notNull().default(0) },
  { key: ['saleId'] },
);

/** What each tender gave back of a sale so far: below zero. */
export const refundedTender = projection(
  'refunded_tender',
  { saleId: text().notNull(), method: text().notNull(), amountMinor: integer().notNull().default(0) },
  { key: ['saleId', 'method'] },
);

export const customerSale = projection(
  'customer_sale',
  { customerId: text().notNull(), saleId: text().notNull() },
  { key: ['customerId', 'saleId'] },
);
