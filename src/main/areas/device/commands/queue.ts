/** Jobs come into the queue: with the fact they belong to, or because somebody asked. */
import type { PrintKind } from '../../../../domain/areas/device/queue.ts';
import type { ReactionTx } from '../../../ledger/react.ts';
import { nextCopyOf } from '../queries.ts';
import { printCount, printJob } from '../tables.ts';

type Row = (typeof printJob)['$inferInsert'];
type Asked = Pick<Row, 'kind' | 'use' | 'subjectId'> &
  Partial<Pick<Row, 'copy' | 'fixedTo' | 'language' | 'document' | 'requestedBy'>>;

/** Answers with the job's id. */
export function queueJob(tx: ReactionTx, asked: Asked): string {
  const id = tx.newId();
  tx.keep(printJob, { ...asked, id, state: 'queued', createdAt: tx.at, askedAt: tx.at });
  return id;
}

/** The first slip and as many copies as the shop gives with it. */
export function queueWithCopies(tx: ReactionTx, first: Asked, copies: number): void {
  for (let copy = 0; copy < copies; copy += 1) queueJob(tx, { ...first, copy });
}

/** A copy takes its number at once: two that are asked for in a row are never called the same. */
export function queueCopy(tx: ReactionTx, asked: Asked): { jobId: string; copy: number } {
  const copy = Math.max(1, nextCopyOf(tx.read, asked.kind, asked.subjectId));
  countUpTo(tx, asked.kind, asked.subjectId, copy + 1);
  return { jobId: queueJob(tx, { ...asked, copy }), copy };
}

/** From now on the next copy bears at least this number. */
export function countUpTo(tx: ReactionTx, kind: PrintKind, subjectId: string, count: number): void {
  const before = tx.find(printCount, { kind, subjectId })?.count ?? 0;
  if (count > before) tx.keep(printCount, { kind, subjectId, count });
}
