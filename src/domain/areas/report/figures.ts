/** What reports are made of: figures of a stretch of business dates, and rows of each of its parts. */
import { z } from 'zod';
import { type CalendarDate, dayNumber, fromDayNumber } from '../../kit/calendar.ts';
import { DateField, MinorField, PercentField, QtyField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { TenderMethod } from '../sale/sale.ts';

const Count = z.number().int();

const [earliest, latest] = ['1990-01-01', '2199-12-31'];
const isDay = (text: string): boolean => {
  const day = dayNumber(text as CalendarDate);
  return text >= earliest && text <= latest && Number.isInteger(day) && fromDayNumber(day) === text;
};

/** A day that exists, within the lives of shops: a bound for what a range may hold. */
export const BusinessDate = DateField.refine(isDay) as unknown as z.ZodType<CalendarDate, string>;

export const Range = z.object({ from: BusinessDate, to: BusinessDate });

/** What is looked at: these dates, of one branch or, where null, of all that are here. */
export const Extent = Range.extend({ branchId: Id.nullable().default(null) });
export type Extent = z.infer<typeof Extent>;

export const Totals = z.object({
  /** Receipts that only sold, only gave back, did both. */
  sales: Count,
  refunds: Count,
  exchanges: Count,
  /** Lines sold. */
  lines: Count,
  grossMinor: MinorField,
  discountMinor: MinorField,
  taxMinor: MinorField,
  roundingMinor: MinorField,
  tipMinor: MinorField,
  /** Lines sold, lines given back (below zero), both as charged: together the turnover. */
  salesMinor: MinorField,
  refundsMinor: MinorField,
});
export type Totals = z.infer<typeof Totals>;

/** Of the lines whose cost was known when they were sold. */
export const Margin = z.object({
  costMinor: MinorField,
  /** What those lines brought without taxes. */
  costedMinor: MinorField,
  /** What all lines brought without taxes. */
  netMinor: MinorField,
});
export type Margin = z.infer<typeof Margin>;

export const DayFigure = Totals.extend({ date: BusinessDate });
export type DayFigure = z.infer<typeof DayFigure>;

const Sold = { receipts: Count, turnoverMinor: MinorField };

export const HourFigure = z.object({ hour: Count, ...Sold });
export type HourFigure = z.infer<typeof HourFigure>;

/** One hour of one weekday (0 Sunday … 6 Saturday), all such days of the period together. */
export const WeekHour = z.object({ weekday: Count, hour: Count, ...Sold });
export type WeekHour = z.infer<typeof WeekHour>;

export const TenderRow = z.object({
  method: TenderMethod,
  currency: z.string(),
  count: Count,
  receivedMinor: MinorField,
  returnedMinor: MinorField,
  /** In the currency handed over. */
  givenMinor: MinorField,
});
export type TenderRow = z.infer<typeof TenderRow>;

export const TaxRow = z.object({
  taxId: z.string(),
  name: z.string(),
  rateBp: PercentField,
  included: z.boolean(),
  baseMinor: MinorField,
  taxMinor: MinorField,
});
export type TaxRow = z.infer<typeof TaxRow>;

export const CashierRow = Totals.extend({
  /** Empty for sales without a user. */
  userId: z.string(),
  name: z.string(),
  /** Lines and baskets taken out before they were paid. */
  removed: Count,
  removedMinor: MinorField,
});
export type CashierRow = z.infer<typeof CashierRow>;

/** Lines by whom they name as having served. */
export const StaffRow = z.object({
  staffId: z.string(),
  name: z.string(),
  lines: Count,
  discountMinor: MinorField,
  totalMinor: MinorField,
});
export type StaffRow = z.infer<typeof StaffRow>;

const ItemSums = {
  qtyMilli: QtyField,
  refundedMilli: QtyField,
  grossMinor: MinorField,
  discountMinor: MinorField,
  taxMinor: MinorField,
  totalMinor: MinorField,
  refundedMinor: MinorField,
  /** Cost and what the lines of known cost brought without taxes; null for who may not see margins. */
  costMinor: MinorField.nullable(),
  costedMinor: MinorField.nullable(),
};

export const ItemRow = z.object({
  /** Empty for lines without an item. */
  itemId: z.string(),
  name: z.string(),
  /** Of a variant: `M · Black`. */
  options: z.string(),
  sku: z.string().nullable(),
  unit: z.string(),
  decimals: Count,
  ...ItemSums,
});
export type ItemRow = z.infer<typeof ItemRow>;

/** A branch of the tree with all below it, parents before their children. */
export const CategoryRow = z.object({
  /** Empty for items without a category. */
  categoryId: z.string(),
  name: z.string(),
  colour: z.string().nullable(),
  depth: Count,
  ...ItemSums,
});
export type CategoryRow = z.infer<typeof CategoryRow>;

export const CustomerRow = z.object({
  customerId: Id,
  name: z.string(),
  phone: z.string().nullable(),
  receipts: Count,
  totalMinor: MinorField,
  lastDate: BusinessDate,
});
export type CustomerRow = z.infer<typeof CustomerRow>;

/** Something taken back, lowered or given away, which a manager may want to ask about. */
export const correctionKinds = ['line', 'quantity', 'void', 'override', 'discount'] as const;
export const CorrectionKind = z.enum(correctionKinds);
export type CorrectionKind = z.infer<typeof CorrectionKind>;

export const CorrectionRow = z.object({
  id: z.string(),
  kind: CorrectionKind,
  at: z.number().int(),
  userName: z.string(),
  approvedByName: z.string().nullable(),
  /** The item; empty for a discount of a whole receipt. */
  name: z.string(),
  qtyMilli: QtyField,
  amountMinor: MinorField,
  reason: z.string().nullable(),
  /** The receipt it is on; what was taken out of a basket is on none. */
  saleId: Id.nullable(),
  number: z.string().nullable(),
});
export type CorrectionRow = z.infer<typeof CorrectionRow>;

export const CorrectionSum = z.object({ kind: CorrectionKind, count: Count, amountMinor: MinorField });
export type CorrectionSum = z.infer<typeof CorrectionSum>;

export const ShiftMark = z.object({
  id: Id,
  number: z.string(),
  branchName: z.string(),
  tillName: z.string(),
  openedAt: z.number().int(),
  openedByName: z.string(),
  closedAt: z.number().int().nullable(),
});

const Summary = {
  currency: z.string(),
  totals: Totals,
  tenders: z.array(TenderRow),
  taxes: z.array(TaxRow),
  cashiers: z.array(CashierRow),
  /** Null for who may not see margins. */
  margin: Margin.nullable(),
};

/** One business date, as it stands now. */
export const DayReport = z.object({
  ...Summary,
  date: BusinessDate,
  /** It is the day being traded. */
  isToday: z.boolean(),
  hours: z.array(HourFigure),
  /** The same weekday a week before; `soFar` up to the same time of day while the date is being traded. */
  compared: z
    .object({
      date: BusinessDate,
      totals: Totals,
      hours: z.array(HourFigure),
      soFarMinor: MinorField.nullable(),
    })
    .nullable(),
  shifts: z.array(ShiftMark),
});
export type DayReport = z.infer<typeof DayReport>;

export const PeriodReport = z.object({
  ...Summary,
  ...Range.shape,
  days: z.array(DayFigure),
  compared: z.object({ ...Range.shape, totals: Totals, days: z.array(DayFigure) }).nullable(),
});
export type PeriodReport = z.infer<typeof PeriodReport>;

/** A branch beside the others. */
export const BranchRow = Totals.extend({
  branchId: Id,
  name: z.string(),
  margin: Margin.nullable(),
  /**
   * Its turnover in the time it is compared with, of a day that is still traded up to the same time of day;
   * null where nothing is compared.
   */
  beforeMinor: MinorField.nullable(),
  /** Its shifts, and how many of them are not closed as far as is known here. */
  shifts: Count,
  openShifts: Count,
  /** Its last receipt that came here; null where there is none. */
  lastAt: z.number().int().nullable(),
});
export type BranchRow = z.infer<typeof BranchRow>;

export const BranchesReport = z.object({
  /** The largest turnover first. */
  branches: z.array(BranchRow),
  compared: Range.nullable(),
});
export type BranchesReport = z.infer<typeof BranchesReport>;

export const TradingBranch = z.object({ id: Id, name: z.string() });
export type TradingBranch = z.infer<typeof TradingBranch>;
