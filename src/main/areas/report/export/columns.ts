/** The columns of each report as a file; what a screen leaves to a tap stands in columns of its own. */
import type { FigureRow } from '../../../../domain/areas/report/contract.ts';
import type {
  BranchRow,
  CashierRow,
  CategoryRow,
  CorrectionRow,
  CustomerRow,
  DayFigure,
  ItemRow,
  TaxRow,
  TenderRow,
  Totals,
  WeekHour,
} from '../../../../domain/areas/report/figures.ts';
import {
  averageBasket,
  changeOf,
  linesPerSale,
  marginOf,
  rateOf,
  receiptsOf,
  takingsOf,
  turnoverOf,
} from '../../../../domain/areas/report/rules.ts';
import { addDays, calendarDate } from '../../../../domain/kit/calendar.ts';
import { formatWeekday } from '../../../../domain/kit/date-format.ts';
import type { TableColumn } from '../../../kit/table-file.ts';
import type { Cells } from './cells.ts';

type Columns<Row> = TableColumn<Row>[];
type Sums = Omit<CategoryRow, 'categoryId' | 'name' | 'colour' | 'depth'>;

const aSunday = calendarDate('2026-11-15');

const totals = ({ w: { col }, money, count, tenths }: Cells): Columns<Totals> => [
  { title: col.receipts, cell: (row) => count(receiptsOf(row)) },
  { title: col.sales, cell: ({ sales }) => count(sales) },
  { title: col.refundReceipts, cell: ({ refunds }) => count(refunds) },
  { title: col.exchanges, cell: ({ exchanges }) => count(exchanges) },
  { title: col.gross, cell: ({ grossMinor }) => money(grossMinor) },
  { title: col.discount, cell: ({ discountMinor }) => money(discountMinor) },
  { title: col.sold, cell: ({ salesMinor }) => money(salesMinor) },
  { title: col.refunds, cell: ({ refundsMinor }) => money(refundsMinor) },
  { title: col.turnover, cell: (row) => money(turnoverOf(row)) },
  { title: col.tax, cell: ({ taxMinor }) => money(taxMinor) },
  { title: col.rounding, cell: ({ roundingMinor }) => money(roundingMinor) },
  { title: col.tips, cell: ({ tipMinor }) => money(tipMinor) },
  { title: col.takings, cell: (row) => money(takingsOf(row)) },
  { title: col.average, cell: (row) => money(averageBasket(row)) },
  { title: col.linesPerSale, cell: (row) => tenths(linesPerSale(row)) },
];

const sums = ({ w: { col }, money, percent, margin }: Cells): Columns<Sums> => [
  { title: col.gross, cell: ({ grossMinor }) => money(grossMinor) },
  { title: col.discount, cell: ({ discountMinor }) => money(discountMinor) },
  { title: col.turnover, cell: ({ totalMinor }) => money(totalMinor) },
  { title: col.tax, cell: ({ taxMinor }) => money(taxMinor) },
  { title: col.refunds, cell: ({ refundedMinor }) => money(refundedMinor) },
  ...(margin
    ? [
        { title: col.cost, cell: ({ costMinor }: Sums) => money(costMinor) },
        { title: col.margin, cell: (row: Sums) => money(marginIn(row)) },
        {
          title: col.marginRate,
          cell: (row: Sums) => percent(rateOf(marginIn(row) ?? 0, row.costedMinor ?? 0)),
        },
      ]
    : []),
];

const marginIn = ({ costMinor, costedMinor }: Sums): number | null =>
  costMinor === null || costedMinor === null ? null : marginOf({ costMinor, costedMinor });

export const dayColumns = (c: Cells): Columns<DayFigure> => [
  { title: c.w.col.date, cell: ({ date }) => c.day(date) },
  { title: c.w.col.weekday, cell: ({ date }) => formatWeekday(date, c.language) },
  ...totals(c),
];

export const branchColumns = (c: Cells): Columns<BranchRow> => {
  const { w, money, percent, count, moment, margin } = c;
  const profit = (row: BranchRow): number | null => row.margin && marginOf(row.margin);
  return [
    { title: w.col.branch, cell: ({ name }) => name },
    ...totals(c),
    ...(margin
      ? [
          { title: w.col.margin, cell: (row: BranchRow) => money(profit(row)) },
          {
            title: w.col.marginRate,
            cell: (row: BranchRow) => percent(rateOf(profit(row) ?? 0, row.margin?.costedMinor ?? 0)),
          },
        ]
      : []),
    { title: w.col.before, cell: ({ beforeMinor }) => money(beforeMinor) },
    {
      title: w.col.change,
      cell: (row) => percent(row.beforeMinor && changeOf(turnoverOf(row), row.beforeMinor)),
    },
    { title: w.col.shifts, cell: ({ shifts }) => count(shifts) },
    { title: w.col.openShifts, cell: ({ openShifts }) => count(openShifts) },
    { title: w.col.lastReceipt, cell: ({ lastAt }) => (lastAt === null ? null : moment(lastAt)) },
  ];
};

export const hourColumns = ({ w: { col }, language, money, count }: Cells): Columns<WeekHour> => [
  { title: col.weekday, cell: ({ weekday }) => formatWeekday(addDays(aSunday, weekday), language) },
  { title: col.hour, cell: ({ hour }) => count(hour) },
  { title: col.receipts, cell: ({ receipts }) => count(receipts) },
  { title: col.turnover, cell: ({ turnoverMinor }) => money(turnoverMinor) },
];

const nameOf = ({ name, options }: ItemRow): string => (options ? `${name} · ${options}` : name);

export const itemColumns = (c: Cells): Columns<ItemRow> => [
  { title: c.w.col.item, cell: (row) => (row.itemId === '' ? c.w.noItem : nameOf(row)) },
  { title: c.w.col.sku, cell: ({ sku }) => sku },
  { title: c.w.col.qty, cell: ({ qtyMilli }) => c.qty(qtyMilli) },
  { title: c.w.col.refundedQty, cell: ({ refundedMilli }) => c.qty(-refundedMilli) },
  { title: c.w.col.unit, cell: ({ unit }) => c.unit(unit) },
  ...sums(c),
];

export const categoryColumns = (c: Cells): Columns<CategoryRow> => [
  {
    title: c.w.col.category,
    cell: ({ categoryId, name, depth }) =>
      categoryId === '' ? c.w.noCategory : `${'\u2003'.repeat(depth)}${name}`,
  },
  ...sums(c),
];

export const cashierColumns = (c: Cells): Columns<CashierRow> => [
  { title: c.w.col.cashier, cell: ({ userId, name }) => (userId === '' ? c.w.noUser : name) },
  ...totals(c),
  { title: c.w.col.removed, cell: ({ removed }) => c.count(removed) },
  { title: c.w.col.removedAmount, cell: ({ removedMinor }) => c.money(removedMinor) },
];

export const taxColumns = ({ w, money, percent }: Cells): Columns<TaxRow> => [
  { title: w.col.tax, cell: ({ name }) => name },
  { title: w.col.rate, cell: ({ rateBp }) => percent(rateBp) },
  { title: w.col.included, cell: ({ included }) => (included ? w.yes : w.no) },
  { title: w.col.base, cell: ({ baseMinor }) => money(baseMinor) },
  { title: w.col.amount, cell: ({ taxMinor }) => money(taxMinor) },
];

export const tenderColumns = ({ w: { col }, money, count, method }: Cells): Columns<TenderRow> => [
  { title: col.method, cell: (row) => method(row.method) },
  { title: col.currency, cell: ({ currency }) => currency },
  { title: col.count, cell: (row) => count(row.count) },
  { title: col.received, cell: ({ receivedMinor }) => money(receivedMinor) },
  { title: col.returned, cell: ({ returnedMinor }) => money(returnedMinor) },
  { title: col.net, cell: ({ receivedMinor, returnedMinor }) => money(receivedMinor + returnedMinor) },
  { title: col.given, cell: ({ givenMinor, currency }) => money(givenMinor, currency) },
];

export const customerColumns = ({ w: { col }, money, count, day }: Cells): Columns<CustomerRow> => [
  { title: col.customer, cell: ({ name }) => name },
  { title: col.phone, cell: ({ phone }) => phone },
  { title: col.receipts, cell: ({ receipts }) => count(receipts) },
  { title: col.turnover, cell: ({ totalMinor }) => money(totalMinor) },
  { title: col.lastVisit, cell: ({ lastDate }) => day(lastDate) },
];

export const correctionColumns = ({ w, money, qty, moment }: Cells): Columns<CorrectionRow> => [
  { title: w.col.time, cell: ({ at }) => moment(at) },
  { title: w.col.kind, cell: ({ kind }) => w.correction[kind] },
  { title: w.col.cashier, cell: ({ userName }) => userName },
  { title: w.col.approvedBy, cell: ({ approvedByName }) => approvedByName },
  { title: w.col.item, cell: ({ name }) => name },
  { title: w.col.qty, cell: ({ qtyMilli }) => (qtyMilli === 0 ? null : qty(qtyMilli)) },
  { title: w.col.amount, cell: ({ amountMinor }) => money(amountMinor) },
  { title: w.col.reason, cell: ({ reason }) => reason },
  { title: w.col.receipt, cell: ({ number }) => number },
];

export const receiptColumns = ({ w, money, count, day, moment }: Cells): Columns<FigureRow> => [
  { title: w.col.receipt, cell: ({ number }) => number },
  { title: w.col.kind, cell: ({ kind }) => w.sale[kind] },
  { title: w.col.date, cell: ({ businessDate }) => day(businessDate) },
  { title: w.col.time, cell: ({ at }) => moment(at) },
  { title: w.col.cashier, cell: ({ userName }) => userName },
  { title: w.col.customer, cell: ({ customerName }) => customerName },
  { title: w.col.lines, cell: ({ lineCount }) => count(lineCount) },
  { title: w.col.total, cell: ({ totalMinor }) => money(totalMinor) },
  { title: w.col.part, cell: ({ partMinor }) => money(partMinor) },
];
