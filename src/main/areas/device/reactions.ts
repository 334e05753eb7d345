/** What facts bring with them: slips, orders for the stations, and the drawer that opens. */
import type { KickReason } from '../../../domain/areas/device/drawer.ts';
import { type Reaction, type ReactionTx, reactTo } from '../../ledger/react.ts';
import { repayment } from '../customer/tables.ts';
import { sale } from '../sale/tables.ts';
import { settingOf } from '../setting/queries.ts';
import { cashMove, drawerCount, shiftClose } from '../shift/tables.ts';
import { askKick } from './commands/kick.ts';
import { queueJob, queueWithCopies } from './commands/queue.ts';
import { hangingPrinters } from './queries.ts';
import { orderedLines } from './stations.ts';

type Sold = (typeof sale)['$inferSelect'];

const printsUnasked = ({ read }: ReactionTx): boolean => settingOf(read, 'receipt.print') === 'always';

export const reactions: readonly Reaction[] = [
  reactTo(sale, (sold, tx) => {
    const { id: subjectId, kind, userId, userName } = sold;
    const reason: KickReason = kind === 'refund' ? 'refund' : 'sale';
    if (hasCash(tx, subjectId)) askKick(tx, { reason, subjectId, userId, userName });
    if (kind !== 'refund') orderAtStations(sold, tx);
    if (!printsUnasked(tx)) return;
    const { copies } = settingOf(tx.read, 'receipt.layout');
    queueWithCopies(tx, { kind: 'receipt', use: 'receipt', subjectId, requestedBy: userName }, copies);
  }),
  // Once, whatever is set: who closes a shift signs its Z.
  reactTo(shiftClose, ({ shiftId, closedByName }, tx) => {
    queueJob(tx, { kind: 'zReport', use: 'report', subjectId: shiftId, requestedBy: closedByName });
  }),
  reactTo(cashMove, ({ id, kind, userId, userName }, tx) => {
    askKick(tx, { reason: kind, subjectId: id, userId, userName });
    const isSigned = kind === 'payIn' || kind === 'payOut' || kind === 'drop';
    if (isSigned && printsUnasked(tx)) {
      queueJob(tx, { kind: 'cashMove', use: 'receipt', subjectId: id, requestedBy: userName });
    }
  }),
  reactTo(drawerCount, ({ id, userId, userName }, tx) => {
    askKick(tx, { reason: 'count', subjectId: id, userId, userName });
  }),
  reactTo(repayment, ({ id, method, userId, userName }, tx) => {
    if (method === 'cash') askKick(tx, { reason: 'repayment', subjectId: id, userId, userName });
    if (!printsUnasked(tx)) return;
    queueJob(tx, { kind: 'repayment', use: 'receipt', subjectId: id, requestedBy: userName });
  }),
];

const hasCash = ({ read }: ReactionTx, saleId: string): boolean =>
  read.get("select 1 from sale_tender where sale_id = ? and method = 'cash'", saleId) !== undefined;

/** Whatever the shop prints unasked: what is sold there is to be made. */
function orderAtStations({ id: subjectId, userName }: Sold, tx: ReactionTx): void {
  const attached = hangingPrinters(tx.read).flatMap(({ uses }) => uses);
  const stations = (['kitchen', 'bar'] as const).filter((station) => attached.includes(station));
  if (stations.length === 0) return;
  const lines = orderedLines(tx.read, subjectId);
  for (const use of stations) {
    if (!lines.some(({ station }) => station === use)) continue;
    queueJob(tx, { kind: 'order', use, subjectId, requestedBy: userName });
  }
}
