/** What customers owe and by what, when it is due, and the words they are found by. */
import { indexWordsOf } from '../../../domain/areas/customer/rules.ts';
import { onFact, onRecord, type Projection, projects } from '../../ledger/project.ts';
import { accountMove, customer, customerBalance, customerText, customerWord, debtDue } from './tables.ts';

type Move = (typeof accountMove)['$inferSelect'];
type Customer = (typeof customer)['$inferSelect'];

const balances = projects({
  tables: [customerBalance],
  facts: [
    onFact(accountMove, ({ customerId, owedMinor }, writer) =>
      writer.bump(customerBalance, { customerId }, { owedMinor }),
    ),
  ],
});

const dues = projects({
  tables: [debtDue],
  facts: [
    onFact(accountMove, (row, writer) => {
      const { customerId, subjectId: saleId, n } = row;
      if (row.kind !== 'sale' || row.owedMinor <= 0) return;
      for (const [part, due] of partsOf(row).entries()) {
        writer.put(debtDue, { customerId, saleId, n, part, ...due });
      }
    }),
  ],
});

/** A debt without a schedule is due on its own day. */
const partsOf = ({ instalments, businessDate, owedMinor }: Move) =>
  instalments?.length ? instalments : [{ dueDate: businessDate, amountMinor: owedMinor }];

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
