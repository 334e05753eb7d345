/** What customers owe and by what, when it is due, and the words they are found by. */
import { indexWordsOf } from '../../../domain/areas/customer/rules.ts';
import { isDebt } from '../../../domain/areas/sale/sale.ts';
import { onFact, onRecord, type Projection, projects } from '../../ledger/project.ts';
import { saleTender } from '../sale/tables.ts';
import {
  customer,
  customerBalance,
  customerMovement,
  customerText,
  customerWord,
  debtDue,
  repayment,
} from './tables.ts';

type Tender = (typeof saleTender)['$inferSelect'];
type Customer = (typeof customer)['$inferSelect'];

const balances = projects({
  tables: [customerBalance, customerMovement],
  facts: [
    onFact(saleTender, (row, writer) => {
      const { customerId, method, amountMinor } = row;
      if (!customerId || !isDebt(method)) return;
      writer.bump(customerBalance, { customerId }, { owedMinor: amountMinor });
      const of = { customerId, subjectId: row.saleId, n: row.n };
      writer.put(customerMovement, { ...of, kind: 'sale', method, owedMinor: amountMinor });
    }),
    onFact(repayment, ({ id, customerId, method, amountMinor }, writer) => {
      writer.bump(customerBalance, { customerId }, { owedMinor: -amountMinor });
      const of = { customerId, subjectId: id, n: 0 };
      writer.put(customerMovement, { ...of, kind: 'repayment', method, owedMinor: -amountMinor });
    }),
  ],
});

const dues = projects({
  tables: [debtDue],
  facts: [
    onFact(saleTender, (row, writer) => {
      const { customerId, saleId, n } = row;
      if (!customerId || !isDebt(row.method) || row.amountMinor <= 0) return;
      for (const [part, due] of partsOf(row).entries()) {
        writer.put(debtDue, { customerId, saleId, n, part, ...due });
      }
    }),
  ],
});

/** A debt without a schedule is due on its own day. */
const partsOf = ({ details, businessDate, amountMinor }: Tender) =>
  details?.instalments?.length ? details.instalments : [{ dueDate: businessDate, amountMinor }];

const words = projects({
  tables: [customerWord, customerText],
  records: [
    onRecord(customer, (before, after, writer) => {
      const [old, now] = [wordsOf(before), wordsOf(after)];
      const of = { customerId: after.id };
      for (const word of old) if (!now.includes(word)) writer.remove(customerWord, { word, ...of });
      for (const word of now) if (!old.includes(word)) writer.put(customerWord, { word, ...of });
      if (now.length === 0) writer.remove(customerText, of);
      else writer.put(customerText, { ...of, words: ` ${now.join(' ')}` });
    }),
  ],
});

/** Who was erased is not found. */
const wordsOf = (row: Customer | null): string[] => (row && row.deletedAt === null ? indexWordsOf(row) : []);

export const projections: Projection[] = [balances, dues, words];
