/** Slips that facts bring with them; a sale only looks at two settings and adds a row. */
import { type Reaction, type ReactionTx, reactTo } from '../../ledger/react.ts';
import { repayment } from '../customer/tables.ts';
import { sale } from '../sale/tables.ts';
import { settingOf } from '../setting/queries.ts';
import { cashMove, shiftClose } from '../shift/tables.ts';
import { queueJob, queueWithCopies } from './commands/queue.ts';

const printsUnasked = ({ read }: ReactionTx): boolean => settingOf(read, 'receipt.print') === 'always';

export const reactions: readonly Reaction[] = [
  reactTo(sale, ({ id, userName }, tx) => {
    if (!printsUnasked(tx)) return;
    const { copies } = settingOf(tx.read, 'receipt.layout');
    queueWithCopies(tx, { kind: 'receipt', subjectId: id, requestedBy: userName }, copies);
  }),
  // Once, whatever is set: who closes a shift signs its Z.
  reactTo(shiftClose, ({ shiftId, closedByName }, tx) => {
    queueJob(tx, { kind: 'zReport', subjectId: shiftId, requestedBy: closedByName });
  }),
  reactTo(cashMove, ({ id, kind, userName }, tx) => {
    const isSigned = kind === 'payIn' || kind === 'payOut' || kind === 'drop';
    if (isSigned && printsUnasked(tx)) {
      queueJob(tx, { kind: 'cashMove', subjectId: id, requestedBy: userName });
    }
  }),
  reactTo(repayment, ({ id, userName }, tx) => {
    if (printsUnasked(tx)) queueJob(tx, { kind: 'repayment', subjectId: id, requestedBy: userName });
  }),
];
