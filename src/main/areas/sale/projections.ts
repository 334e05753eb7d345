/** Receipt numbers, what was given back, and whose sale it was. */
import { onFact, projects } from '../../ledger/project.ts';
import { customerSale, receiptNumber, refundedLine, refundedSale, sale, saleLine } from './tables.ts';

export const projections = [
  projects({
    tables: [receiptNumber, refundedSale, customerSale],
    facts: [
      onFact(sale, (row, writer) => {
        writer.put(receiptNumber, { number: row.number, saleId: row.id });
        if (row.customerId) writer.put(customerSale, { customerId: row.customerId, saleId: row.id });
        if (row.kind === 'refund' && row.refundOfSaleId) {
          writer.bump(refundedSale, { saleId: row.refundOfSaleId }, { totalMinor: -row.totalMinor });
        }
      }),
    ],
  }),
  projects({
    tables: [refundedLine],
    facts: [
      onFact(saleLine, (row, writer) => {
        if (!row.refundSaleId || row.refundN === null) return;
        const line = { saleId: row.refundSaleId, n: row.refundN };
        writer.bump(refundedLine, line, { qtyMilli: -row.qtyMilli, totalMinor: -row.totalMinor });
      }),
    ],
  }),
];
