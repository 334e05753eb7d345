/** One shift told whole: screen, X and Z slips and export are drawn from this and nothing else. */
import { z } from 'zod';
import { DateField, MinorField, PercentField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { CashAmount, CashMoveKind, CountedCash, CountPurpose, CurrencyCode, TenderTotal } from './shift.ts';

const Count = z.number().int().min(0);

export const ShiftHead = z.object({
  id: Id,
  number: z.string(),
  /** Null while the shift is open: then this is an X report. */
  zNumber: z.string().nullable(),
  branchName: z.string(),
  tillName: z.string(),
  businessDate: DateField,
  openedAt: z.number().int(),
  openedByName: z.string(),
  closedAt: z.number().int().nullable(),
  closedByName: z.string(),
});

export const CashMoveRow = z.object({
  id: Id,
  at: z.number().int(),
  kind: CashMoveKind,
  currency: CurrencyCode,
  amountMinor: MinorField,
  reason: z.string().nullable(),
  userName: z.string(),
  isApproved: z.boolean(),
});
export type CashMoveRow = z.infer<typeof CashMoveRow>;

/** A count as it was handed in; what it was off by shows how often somebody tried. */
export const CountRow = z.object({
  id: Id,
  at: z.number().int(),
  purpose: CountPurpose,
  userName: z.string(),
  overShort: z.array(TenderTotal),
});
export const HandoverRow = z.object({
  at: z.number().int(),
  fromUserName: z.string(),
  toUserName: z.string(),
});

export const TaxFigure = z.object({
  name: z.string(),
  rateBp: PercentField,
  included: z.boolean(),
  baseMinor: MinorField,
  taxMinor: MinorField,
});

/** What one tender took: sales and refunds with change out, and what came and went without a sale. */
export const TenderFigure = z.object({
  method: z.string(),
  currency: CurrencyCode,
  count: Count,
  salesMinor: MinorField,
  refundsMinor: MinorField,
  repaymentsMinor: MinorField,
  expectedMinor: MinorField,
});

/** One currency of the drawer, from its float to what should lie there. */
export const CashFigure = z.object({
  currency: CurrencyCode,
  floatMinor: MinorField,
  salesMinor: MinorField,
  refundsMinor: MinorField,
  repaymentsMinor: MinorField,
  payInMinor: MinorField,
  payOutMinor: MinorField,
  dropMinor: MinorField,
  expectedMinor: MinorField,
});

export const CashierFigure = z.object({
  userId: Id.nullable(),
  userName: z.string(),
  sales: Count,
  refunds: Count,
  salesMinor: MinorField,
  refundsMinor: MinorField,
  discountMinor: MinorField,
  tipMinor: MinorField,
  removed: Count,
  removedMinor: MinorField,
});

export const RefundWithoutReceipt = z.object({
  saleId: Id,
  number: z.string(),
  totalMinor: MinorField,
  userName: z.string(),
  customerName: z.string().nullable(),
  reason: z.string().nullable(),
});

/** All that tells how much was taken: hidden before the count from who may not see the expected cash. */
export const ShiftFigures = z.object({
  sales: Count,
  refunds: Count,
  exchanges: Count,
  /** Lines sold, lines given back (below zero), both as charged. */
  salesMinor: MinorField,
  refundsMinor: MinorField,
  /** Cash rounding and tips, which are no part of the lines. */
  roundingMinor: MinorField,
  tipMinor: MinorField,
  /** salesMinor + refundsMinor + roundingMinor + tipMinor = tenders less change. */
  takingsMinor: MinorField,
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  discountedLines: Count,
  taxMinor: MinorField,
  taxes: z.array(TaxFigure),
  overrides: Count,
  /** What overrides gave away; below zero when they asked more. */
  overriddenMinor: MinorField,
  withoutReceipt: z.array(RefundWithoutReceipt),
  tenders: z.array(TenderFigure),
  cash: z.array(CashFigure),
  cashiers: z.array(CashierFigure),
});
export type ShiftFigures = z.infer<typeof ShiftFigures>;

/** What the close laid down; it never changes. */
export const ShiftSeal = z.object({
  counted: z.array(CountedCash),
  /** Null when the shift was closed without a count. */
  countId: Id.nullable(),
  stated: z.array(TenderTotal),
  expected: z.array(TenderTotal),
  overShort: z.array(TenderTotal),
  reason: z.string().nullable(),
  left: z.array(CashAmount),
  /** Goes to the safe: what lay in the drawer less what was left in it. */
  takenOut: z.array(CashAmount),
  carriedBaskets: Count,
  carriedMinor: MinorField,
  tipSeq: Count,
  tipHash: z.string(),
});
export type ShiftSeal = z.infer<typeof ShiftSeal>;

export const ShiftReport = z.object({
  shift: ShiftHead,
  currency: CurrencyCode,
  firstReceipt: z.string().nullable(),
  lastReceipt: z.string().nullable(),
  receipts: Count,
  noSales: Count,
  removedLines: Count,
  /** Lines whose quantity was lowered, and baskets voided whole. */
  loweredLines: Count,
  voids: Count,
  removedMinor: MinorField,
  moves: z.array(CashMoveRow),
  counts: z.array(CountRow),
  handovers: z.array(HandoverRow),
  figures: ShiftFigures.nullable(),
  seal: ShiftSeal.nullable(),
  /** Receipts that came after the close; they belong to the shift, but the printed Z never changes. */
  lateReceipts: z.array(z.string()),
  lateMinor: MinorField,
});
export type ShiftReport = z.infer<typeof ShiftReport>;
