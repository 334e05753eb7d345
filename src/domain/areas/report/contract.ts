/** What may be asked of the books: a day as it happens, a period, and what a figure is made of. */
import { z } from 'zod';
import { action, live, MinorField, PercentField, query } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { SaleKind, TenderMethod } from '../sale/sale.ts';
import { SaleSummary } from '../sale/views.ts';
import {
  BranchesReport,
  BusinessDate,
  CashierRow,
  CategoryRow,
  CorrectionKind,
  CorrectionRow,
  CorrectionSum,
  CustomerRow,
  DayReport,
  Extent,
  ItemRow,
  PeriodReport,
  Range,
  StaffRow,
  TaxRow,
  TenderRow,
  TradingBranch,
  WeekHour,
} from './figures.ts';

const extent = Extent.shape;
const mostRows = 200;
const page = {
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(mostRows).default(50),
};

export const Comparison = z.enum(['previous', 'sameLastYear', 'none']);
export type Comparison = z.infer<typeof Comparison>;

export const ItemSort = z.enum(['total', 'qty', 'margin', 'discount', 'refunded']);
export type ItemSort = z.infer<typeof ItemSort>;

export const CustomerSort = z.enum(['total', 'receipts', 'lastDate']);
export type CustomerSort = z.infer<typeof CustomerSort>;

const items = {
  ...extent,
  /** With all categories below it; empty for items without one. */
  categoryId: z.string().max(40).nullable().default(null),
  sort: ItemSort.default('total'),
  /** Largest first. */
  down: z.boolean().default(true),
};

/** A figure by what it counts: these dates and this branch, and this hour, this cashier, this item … where given. */
export const Figure = z.object({
  ...extent,
  hour: z.number().int().min(0).max(23).nullable().default(null),
  weekday: z.number().int().min(0).max(6).nullable().default(null),
  /** Empty: without a user. */
  userId: z.string().max(40).nullable().default(null),
  customerId: Id.nullable().default(null),
  kind: SaleKind.nullable().default(null),
  /** Which part of a receipt the figure counts; its turnover unless told. */
  part: z
    .discriminatedUnion('of', [
      z.object({ of: z.literal('item'), itemId: z.string().max(40) }),
      z.object({ of: z.literal('category'), categoryId: z.string().max(40) }),
      z.object({ of: z.literal('staff'), staffId: z.string().max(40) }),
      z.object({ of: z.literal('tender'), method: TenderMethod, currency: z.string().length(3) }),
      z.object({
        of: z.literal('tax'),
        taxId: z.string().max(40),
        rateBp: PercentField,
        included: z.boolean(),
      }),
      z.object({ of: z.enum(['discounts', 'sold', 'givenBack', 'taxes', 'tips', 'rounding']) }),
    ])
    .nullable()
    .default(null),
});
export type Figure = z.infer<typeof Figure>;

/** A receipt and how much of the figure it is. */
export const FigureRow = SaleSummary.extend({ partMinor: MinorField });
export type FigureRow = z.infer<typeof FigureRow>;

export const Exported = z.discriminatedUnion('report', [
  z.object({ report: z.enum(['days', 'hours', 'categories', 'staff', 'taxes', 'tenders']), ...extent }),
  z.object({ report: z.literal('branches'), ...Range.shape, compare: Comparison }),
  z.object({ report: z.literal('items'), ...items }),
  z.object({ report: z.literal('customers'), ...extent }),
  z.object({ report: z.literal('corrections'), ...extent, kinds: z.array(CorrectionKind).default([]) }),
  z.object({ report: z.literal('receipts'), figure: Figure }),
]);
export type Exported = z.infer<typeof Exported>;

export const reportContract = {
  /** Streams while sales happen; null is the day being traded. */
  day: live(
    'report.view',
    { date: BusinessDate.nullable().default(null), branchId: extent.branchId },
    DayReport,
  ),
  period: query('report.view', { ...extent, compare: Comparison.default('previous') }).output(PeriodReport),
  /** The branches whose shifts are here, by name; one is the usual. */
  tradingBranches: live('report.view', {}, z.array(TradingBranch)),
  branches: query('report.view', { ...Range.shape, compare: Comparison.default('previous') }).output(
    BranchesReport,
  ),
  items: query('report.view', { ...items, ...page }).output(z.array(ItemRow)),
  categories: query('report.view', extent).output(z.array(CategoryRow)),
  staff: query('report.view', extent).output(
    z.object({ cashiers: z.array(CashierRow), staff: z.array(StaffRow) }),
  ),
  /** `days`: how many of each weekday were traded, Sunday first. */
  hours: query('report.view', extent).output(
    z.object({ cells: z.array(WeekHour), days: z.array(z.number().int()).length(7) }),
  ),
  taxes: query('report.view', extent).output(z.array(TaxRow)),
  tenders: query('report.view', extent).output(z.array(TenderRow)),
  customers: query('report.view', {
    ...extent,
    sort: CustomerSort.default('total'),
    down: z.boolean().default(true),
    ...page,
  }).output(z.array(CustomerRow)),
  /** Newest first; no `kinds` is all of them. */
  corrections: query('report.view', {
    ...extent,
    kinds: z.array(CorrectionKind).default([]),
    ...page,
  }).output(z.array(CorrectionRow)),
  correctionSums: query('report.view', extent).output(z.array(CorrectionSum)),
  /** The receipts a figure is made of, newest first; `before` is the last one of the page before. */
  salesOf: query('report.view', {
    figure: Figure,
    before: Id.nullable().default(null),
    limit: page.limit,
  }).output(z.array(FigureRow)),
  export: action(
    'report.export',
    { what: Exported, format: z.enum(['csv', 'xlsx']) },
    { audit: 'EXPORT', severity: 'MEDIUM' },
  ).output(z.file()),
};
