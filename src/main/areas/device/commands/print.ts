/** Slips that somebody asks for: a first one, a copy, a reading, a test. */
import type { PrintKind } from '../../../../domain/areas/device/queue.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { command } from '../../area.ts';
import { currentShift } from '../../shift/queries.ts';
import { nextCopyOf } from '../queries.ts';
import { slipOfShift } from '../slips.ts';
import { queueCopy, queueJob } from './queue.ts';

export const printReceipt = command((tx, { saleId }: { saleId: Id }, call) => {
  if (subjectOf(tx.read, 'receipt', saleId) === null) return refuse('NothingToPrint');
  if (nextCopyOf(tx.read, 'receipt', saleId) > 0) return refuse('AlreadyPrinted');
  const { language, actor } = call;
  const asked = { kind: 'receipt', subjectId: saleId, language, requestedBy: actor.name } as const;
  return ok({ jobId: queueJob(tx, asked), copy: 0 });
});

interface Reprint {
  readonly kind: Exclude<PrintKind, 'xReport' | 'test'>;
  readonly subjectId: Id;
}

export const reprint = command((tx, { kind, subjectId }: Reprint, call) => {
  if (kind === 'zReport' && !call.may('shift.view')) return refuse('FORBIDDEN', { permission: 'shift.view' });
  const label = subjectOf(tx.read, kind, subjectId);
  if (label === null) return refuse('NothingToPrint');
  const { language, actor } = call;
  const queued = queueCopy(tx, { kind, subjectId, language, requestedBy: actor.name });
  call.note({ entity: kind, entityId: subjectId, label, details: { copy: queued.copy } });
  return ok(queued);
});

/** Drawn at once: what it reads moves on with the next sale. */
export const printX = command((tx, _input: object, call) => {
  const shift = currentShift(tx.read, tx.identity.tillId);
  const { language, actor } = call;
  const sees = call.may('shift.seeExpected');
  const document = shift && slipOfShift(tx.read, shift.id, { language, copy: null, at: tx.at, sees });
  if (!document) return refuse('NothingToPrint');
  const asked = { kind: 'xReport', subjectId: tx.newId(), document, requestedBy: actor.name } as const;
  return ok({ jobId: queueJob(tx, asked), copy: 0 });
});

export const printTest = command((tx, _input: object, { language, actor }) => {
  const asked = { kind: 'test', subjectId: tx.newId(), language, requestedBy: actor.name } as const;
  return ok({ jobId: queueJob(tx, asked), copy: 0 });
});

const named = {
  receipt: 'select number as label from sale where id = ?',
  zReport: "select 'Z ' || z_number as label from shift_close where shift_id = ?",
  cashMove: "select kind as label from cash_move where id = ? and kind in ('payIn', 'payOut', 'drop')",
  repayment: 'select number as label from repayment where id = ?',
};

/** What the activity log calls a subject; null when there is none. */
const subjectOf = (read: Reader, kind: keyof typeof named, subjectId: Id): string | null =>
  read.get<{ label: string }>(named[kind], subjectId)?.label ?? null;
