/** Receipt numbers, what was given back and by which tender, and whose sale it was. */
import { readMark } from '../../../domain/areas/catalogue/marking.ts';
import { onFact, projects } from '../../ledger/project.ts';
import {
  customerSale,
  parkedSale,
  parkedSold,
  receiptNumber,
  refundedLine,
  refundedSale,
  refundedTender,
  sale,
  saleLine,
  saleTender,
  soldMark,
} from './tables.ts';

export const projections = [
  projects({
    tables: [receiptNumber, customerSale],
    facts: [
      onFact(sale, (row, writer) => {
        writer.put(receiptNumber, { number: row.number, saleId: row.id });
        if (row.customerId) writer.put(customerSale, { customerId: row.customerId, saleId: row.id });
      }),
    ],
  }),
  projects({
    tables: [parkedSale, parkedSold],
    facts: [
      onFact(sale, ({ id: saleId, parkedId }, writer) => {
        if (parkedId === null) return;
        writer.put(parkedSale, { parkedId, saleId });
        writer.bump(parkedSold, { parkedId }, { sales: 1 });
      }),
    ],
  }),
  projects({
    tables: [refundedLine, refundedSale],
    facts: [
      onFact(saleLine, (row, writer) => {
        const { refundSaleId: saleId, refundN: n, qtyMilli, totalMinor, roundingMinor } = row;
        if (!saleId || n === null) return;
        writer.bump(refundedLine, { saleId, n }, { qtyMilli: -qtyMilli, totalMinor: -totalMinor });
        writer.bump(refundedSale, { saleId }, { totalMinor: -(totalMinor + roundingMinor) });
      }),
    ],
  }),
  projects({
    tables: [soldMark],
    facts: [
      onFact(saleLine, ({ mark: scanned, saleId, n, refundSaleId, refundN, qtyMilli }, writer) => {
        const mark = scanned === null ? null : readMark(scanned)?.key;
        if (!mark) return;
        const key = refundSaleId && refundN !== null ? { saleId: refundSaleId, n: refundN } : { saleId, n };
        writer.bump(soldMark, { mark, ...key }, { qtyMilli });
      }),
    ],
  }),
  projects({
    tables: [refundedTender],
    facts: [
      onFact(saleTender, ({ saleId, method, amountMinor }, writer) => {
        const of = amountMinor < 0 ? writer.get(sale, { id: saleId })?.refundOfSaleId : null;
        if (of) writer.bump(refundedTender, { saleId: of, method }, { amountMinor });
      }),
    ],
  }),
];
