/** Shifts, what moved the drawer's money besides sales, counts, and the drawer's ledger. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type {
  CashAmount,
  CashMoveKind,
  CountedCash,
  CountPurpose,
  ShiftFactKind,
  TenderTotal,
} from '../../../domain/areas/shift/shift.ts';
import { fact, projection } from '../../ledger/tables.ts';

const json = <T>() => text({ mode: 'json' }).$type<T>();

export const shift = fact(
  'shift',
  {
    id: text().notNull(),
    /** `<epoch letter>-<n>`, of its till: no restored copy uses one twice. */
    number: text().notNull(),
    tillId: text().notNull(),
    branchId: text().notNull(),
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
    /** What the float was made of, when it was counted. */
    denominations: json<CountedCash['denominations']>(),
    reason: text(),
    userId: text(),
    userName: text().notNull().default(''),
    approvedById: text(),
  },
  { scope: 'branch', key: ['id'] },
);

/** A blind count, as it was handed in; `expected` is what the ledger said at that moment. */
export const drawerCount = fact(
  'drawer_count',
  {
    id: text().notNull(),
    shiftId: text().notNull(),
    at: integer().notNull(),
    purpose: text().$type<CountPurpose>().notNull(),
    counted: json<readonly CountedCash[]>().notNull(),
    /** Totals of the other tenders as the cashier stated them. */
    stated: json<readonly TenderTotal[]>().notNull(),
    expected: json<readonly TenderTotal[]>().notNull(),
    overShort: json<readonly TenderTotal[]>().notNull(),
    userId: text(),
    userName: text().notNull().default(''),
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
    /** The count it was handed over with, when there was one. */
    countId: text(),
  },
  { scope: 'branch', key: ['id'] },
);

/** The end of a shift, sealed: its Z number, its last count, and the chain's tip as it was before. */
export const shiftClose = fact(
  'shift_close',
  {
    shiftId: text().notNull(),
    /** `<epoch letter>-<n>`, of its till. */
    zNumber: text().notNull(),
    closedAt: integer().notNull(),
    closedById: text(),
    closedByName: text().notNull().default(''),
    /** Null when nobody counted: a shift can always be closed. */
    countId: text(),
    counted: json<readonly CountedCash[]>().notNull().default([]),
    stated: json<readonly TenderTotal[]>().notNull().default([]),
    /** When it was closed; sales made after the count are in it. */
    expected: json<readonly TenderTotal[]>().notNull(),
    /** Of the count, against what was expected when it was made. */
    overShort: json<readonly TenderTotal[]>().notNull().default([]),
    reason: text(),
    /** Stays in the drawer: the next shift's proposed float. */
    left: json<readonly CashAmount[]>().notNull().default([]),
    /** Baskets still parked on this branch, carried over to the next shift. */
    carriedBaskets: integer().notNull().default(0),
    carriedMinor: integer().notNull().default(0),
    tipSeq: integer().notNull(),
    tipHash: text().notNull(),
  },
  { scope: 'branch', key: ['shiftId'] },
);

/** Which shift of a till is open. */
export const openShift = projection(
  'open_shift',
  { tillId: text().notNull(), shiftId: text().notNull() },
  { key: ['tillId', 'shiftId'] },
);

/** Everything that happened in a shift, in the order it was born. */
export const shiftFact = projection(
  'shift_fact',
  {
    shiftId: text().notNull(),
    kind: text().$type<ShiftFactKind>().notNull(),
    subjectId: text().notNull(),
  },
  { key: ['shiftId', 'kind', 'subjectId'] },
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
