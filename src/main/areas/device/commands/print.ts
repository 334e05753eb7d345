/** Slips that somebody asks for: a first one, a copy, a reading, a test. */
import type { PrintKind } from '../../../../domain/areas/device/queue.ts';
import { usualUse } from '../../../../domain/areas/device/routing.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { currentShift } from '../../shift/queries.ts';
import { savedPrinter } from '../attached.ts';
import { nextCopyOf } from '../queries.ts';
import { slipOfShift } from '../slips.ts';
import { queueCopy, queueJob } from './queue.ts';

export const printReceipt = command((tx, { saleId }: { saleId: Id }, call) => {
  if (subjectOf(tx.read, 'receipt', saleId) === null) return refuse('NothingToPrint');
  if (nextCopyOf(tx.read, 'receipt', saleId) > 0) return refuse('AlreadyPrinted');
  const { language, actor } = call;
  const asked = { kind: 'receipt', use: 'receipt', subjectId: saleId } as const;
  return ok({ jobId: queueJob(tx, { ...asked, language, requestedBy: actor.name }), copy: 0 });
});

interface Reprint {
  readonly kind: Exclude<PrintKind, 'xReport' | 'test' | 'order' | 'codePages'>;
  readonly subjectId: Id;
}

export const reprint = command((tx, { kind, subjectId }: Reprint, call) => {
  if (kind === 'zReport' && !call.may('shift.view')) return refuse('FORBIDDEN', { permission: 'shift.view' });
  const label = subjectOf(tx.read, kind, subjectId);
  if (label === null) return refuse('NothingToPrint');
  const { language, actor } = call;
  const queued = queueCopy(tx, { kind, use: usualUse(kind), subjectId, language, requestedBy: actor.name });
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
  const asked = { kind: 'xReport', use: 'report', subjectId: tx.newId(), document } as const;
  return ok({ jobId: queueJob(tx, { ...asked, requestedBy: actor.name }), copy: 0 });
});

interface OnOne {
  readonly deviceId: Id;
}

export const printTest = command((tx, { deviceId }: OnOne, call) => {
  if (!savedPrinter(tx.read, deviceId)) return refuse('DeviceGone');
  return ok(queueTest(tx, 'test', deviceId, call));
});

export const printCodePages = command((tx, { deviceId }: OnOne, call) => {
  const saved = savedPrinter(tx.read, deviceId);
  if (!saved) return refuse('DeviceGone');
  if (saved.settings.wire.kind === 'picture') return refuse('PrintsPictures');
  return ok(queueTest(tx, 'codePages', deviceId, call));
});

/** On this very printer, however many there are. */
function queueTest(tx: Tx, kind: 'test' | 'codePages', fixedTo: Id, { language, actor }: Call) {
  const asked = { kind, use: usualUse(kind), fixedTo, subjectId: tx.newId(), language } as const;
  return { jobId: queueJob(tx, { ...asked, requestedBy: actor.name }), copy: 0 };
}

const named = {
  receipt: 'select number as label from sale where id = ?',
  zReport: "select 'Z ' || z_number as label from shift_close where shift_id = ?",
  cashMove: "select kind as label from cash_move where id = ? and kind in ('payIn', 'payOut', 'drop')",
  repayment: 'select number as label from repayment where id = ?',
};

/** What the activity log calls a subject; null when there is none. */
const subjectOf = (read: Reader, kind: keyof typeof named, subjectId: Id): string | null =>
  read.get<{ label: string }>(named[kind], subjectId)?.label ?? null;
