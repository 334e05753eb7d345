/** Day totals: a few rows at each sale; the many of items, customers and staff when the day is over. */
import { must } from '../../../domain/kit/result.ts';
import { onFact, type ProjectionWriter, projects } from '../../ledger/project.ts';
import { sale, saleLine, saleTender } from '../sale/tables.ts';
import { empty, fillSome } from './fill.ts';
import {
  dayCustomer,
  dayItem,
  dayStaff,
  dayTax,
  dayTender,
  dayTotal,
  filledStretch,
  spanItem,
} from './tables.ts';

type Sale = (typeof sale)['$inferSelect'];

const counted = { sale: 'sales', refund: 'refunds', exchange: 'exchanges' } as const;
const placeOf = ({ businessDate, branchId, hour, userId }: Sale) => ({
  businessDate,
  branchId,
  hour,
  userId: userId ?? '',
});

/** All lines count as sold with the head of their sale; lines given back, which are few, correct that. */
const totals = projects({
  tables: [dayTotal],
  facts: [
    onFact(sale, (row, writer) =>
      writer.bump(dayTotal, placeOf(row), {
        [counted[row.kind]]: 1,
        lines: row.lineCount,
        grossMinor: row.grossMinor,
        discountMinor: row.discountMinor,
        taxMinor: row.taxMinor,
        roundingMinor: row.roundingMinor,
        tipMinor: row.tipMinor,
        costMinor: row.costMinor,
        uncostedMinor: row.uncostedMinor,
        salesMinor: row.linesMinor,
      }),
    ),
    onFact(saleLine, ({ saleId, qtyMilli, totalMinor }, writer) => {
      if (qtyMilli >= 0) return;
      writer.bump(dayTotal, placeOf(saleOf(saleId, writer)), {
        lines: -1,
        salesMinor: -totalMinor,
        refundsMinor: totalMinor,
      });
    }),
  ],
});

const tenders = projects({
  tables: [dayTender],
  facts: [
    onFact(saleTender, ({ saleId, businessDate, method, currency, amountMinor, givenMinor }, writer) =>
      writer.bump(
        dayTender,
        { businessDate, branchId: branchOf(saleId, writer), method, currency },
        { count: 1, [amountMinor < 0 ? 'returnedMinor' : 'receivedMinor']: amountMinor, givenMinor },
      ),
    ),
    onFact(sale, ({ businessDate, branchId, currency, changeMinor }, writer) => {
      if (changeMinor === 0) return;
      const change = { receivedMinor: -changeMinor, givenMinor: -changeMinor };
      writer.bump(dayTender, { businessDate, branchId, method: 'cash', currency }, change);
    }),
  ],
});

const taxes = projects({
  tables: [dayTax],
  facts: [
    onFact(sale, ({ businessDate, branchId, taxes }, writer) => {
      for (const { taxId, rateBp, included, baseMinor, taxMinor } of taxes) {
        const key = { businessDate, branchId, taxId, rateBp, included };
        writer.bump(dayTax, key, { baseMinor, taxMinor });
      }
    }),
  ],
});

const later = projects({
  tables: [filledStretch, dayItem, spanItem, dayCustomer, dayStaff],
  facts: [onFact(sale, ({ businessDate }, writer) => empty(writer, businessDate))],
  settle: fillSome,
});

/** Of every tender of every sale, so no more of the sale is read than that. */
const branchOf = (saleId: string, { read }: ProjectionWriter): string =>
  must(
    read.get<{ branchId: string }>('select branch_id as "branchId" from sale where id = ?', saleId),
    'a tender belongs to a sale',
  ).branchId;

const saleOf = (saleId: string, writer: ProjectionWriter): Sale =>
  must(writer.get(sale, { id: saleId }), 'a line belongs to a sale');

export const projections = [totals, tenders, taxes, later];
