/** Shifts, what moved the drawer's money besides sales, counts, and the drawer's ledger. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { fact, projection } from '../../ledger/tables.ts';

const json = <T>() => text({ mode: 'json' }).$type<T>();

export type CashMoveKind = 'float' | 'payIn' | 'payOut' | 'drop' | 'noSale';

/** Counted notes and coins of one currency. */
export interface CountedCash {
  readonly currency: string;
  readonly denominations: readonly { readonly valueMinor: number; readonly pieces: number }[];
  readonly totalMinor: number;
}

export interface TenderTotal {
  readonly method: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export const shift = fact(
  'shift',
  {
    id: text().notNull(),
    number: integer().notNull(),
    tillId: text().notNull(),
    businessDate: text().notNull(),
    openedAt: integer().notNull(),
    openedById: text(),
    openedByName: text().notNull().default(''),
  },
  { scope: 'branch', key: ['id'] },
);

export const cashMove = fact(
  'cash_move',
  {
    id: text().notNull(),
    shiftId: text().notNull(),
    at: integer().notNull(),
    kind: text().$type<CashMoveKind>().notNull(),
    currency: text().notNull(),
    /** Into the drawer is positive, out of it negative, a no sale is 0. */
    amountMinor: integer().notNull(),
    reason: text(),
    userId: text(),
    userName: text().notNull().default(''),
    approvedById: text(),
  },
  { scope: 'branch', key: ['id'] },
);

/** The drawer goes from one cashier to the next within a shift. */
export const handover = fact(
  'handover',
  {
    id: text().notNull(),
    shiftId: text().notNull(),
    at: integer().notNull(),
    fromUserId: text(),
    fromUserName: text().notNull().default(''),
    toUserId: text(),
    toUserName: text().notNull().default(''),
    counted: json<readonly CountedCash[]>(),
    expected: json<readonly TenderTotal[]>(),
  },
  { scope: 'branch', key: ['id'] },
);

/** The end of a shift: what was counted, what was expected, and the Z number. */
export const shiftClose = fact(
  'shift_close',
  {
    shiftId: text().notNull(),
    zNumber: integer().notNull(),
    closedAt: integer().notNull(),
    closedById: text(),
    closedByName: text().notNull().default(''),
    counted: json<readonly CountedCash[]>().notNull(),
    /** Totals of the other tenders as the cashier stated them. */
    stated: json<readonly TenderTotal[]>().notNull(),
    expected: json<readonly TenderTotal[]>().notNull(),
    overShort: json<readonly TenderTotal[]>().notNull(),
    reason: text(),
    /** What the next shift is proposed to start with. */
    leftMinor: integer().notNull().default(0),
    /** The chain's tip when the shift was closed: what the Z slip prints. */
    tipSeq: integer().notNull(),
    tipHash: text().notNull(),
  },
  { scope: 'branch', key: ['shiftId'] },
);

/** The drawer's ledger: what each tender of a shift should hold. */
export const shiftTender = projection(
  'shift_tender',
  {
    shiftId: text().notNull(),
    method: text().notNull(),
    currency: text().notNull(),
    salesMinor: integer().notNull().default(0),
    refundsMinor: integer().notNull().default(0),
    movesMinor: integer().notNull().default(0),
    count: integer().notNull().default(0),
  },
  { key: ['shiftId', 'method', 'currency'] },
);

/** What a shift sold. */
export const shiftTotal = projection(
  'shift_total',
  {
    shiftId: text().notNull(),
    sales: integer().notNull().default(0),
    refunds: integer().notNull().default(0),
    grossMinor: integer().notNull().default(0),
    discountMinor: integer().notNull().default(0),
    taxMinor: integer().notNull().default(0),
    roundingMinor: integer().notNull().default(0),
    tipMinor: integer().notNull().default(0),
    salesMinor: integer().notNull().default(0),
    refundsMinor: integer().notNull().default(0),
  },
  { key: ['shiftId'] },
);
