/** What the pumps write down: that a job is on its way, who has it, and what became of it. */
import { type Attempt, settle } from '../../../../domain/areas/device/queue.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type PrintJobRow, queuedJobs, sendingJobs, sparedJobs, staleJobs } from '../queries.ts';
import { printJob } from '../tables.ts';
import { countUpTo } from './queue.ts';

const pump = { userId: null, name: '' };

const commit = <T>(ledger: Ledger, write: (tx: Tx) => T): T =>
  ledger.commit({ id: ledger.newId(), command: 'device.pump', actor: pump }, (tx) => ok(write(tx))).value;

/** What nobody waits for is a person's to ask for again; what nobody needs any more goes. */
export function tidyQueue(ledger: Ledger): void {
  const stale = staleJobs(ledger.read, ledger.now());
  if (stale.length === 0) return;
  commit(ledger, (tx) => {
    for (const job of stale) tx.keep(printJob, { ...job, state: 'failed', problem: 'tooOld' });
    for (const id of sparedJobs(tx.read)) tx.forget(printJob, { id });
  });
}

/** Nothing is on its way to this printer (to any, where none is named): a job that says so was cut short. */
export function doubtSending(ledger: Ledger, deviceId: string | null): void {
  const cutShort = sendingJobs(ledger.read).filter(
    ({ takenBy }) => deviceId === null || takenBy === deviceId,
  );
  if (cutShort.length === 0) return;
  commit(ledger, (tx) => {
    for (const job of cutShort) tx.keep(printJob, { ...job, state: 'unknown', problem: 'interrupted' });
  });
}

/** A restored ledger does not know what was printed after its backup: a person is asked about what waits. */
export function doubtQueued(ledger: Ledger): void {
  const waiting = queuedJobs(ledger.read);
  if (waiting.length === 0) return;
  commit(ledger, (tx) => {
    for (const job of waiting) tx.keep(printJob, { ...job, state: 'unknown', problem: 'restored' });
  });
}

/**
 * Marks a job as on its way to this printer, before its first byte; null when somebody decided otherwise meanwhile,
 * or another printer was faster: whoever marks it has it alone.
 */
export const beginJob = (ledger: Ledger, id: string, takenBy: string): PrintJobRow | null =>
  commit(ledger, (tx) => {
    const job = tx.find(printJob, { id });
    if (job?.state !== 'queued') return null;
    const attempts = job.attempts + 1;
    const begun: PrintJobRow = { ...job, state: 'sending', takenBy, attempts, problem: null };
    tx.keep(printJob, begun);
    countUpTo(tx, job.kind, job.subjectId, job.copy + 1);
    return begun;
  });

/** `begun` as `beginJob` left it. */
export function endJob(ledger: Ledger, begun: PrintJobRow, attempt: Attempt): void {
  commit(ledger, (tx) => {
    tx.keep(printJob, { ...begun, ...settle(attempt) });
    for (const id of sparedJobs(tx.read)) tx.forget(printJob, { id });
  });
}

/** A slip that cannot be drawn holds up nobody else's. */
export function failJob(ledger: Ledger, id: string): void {
  commit(ledger, (tx) => {
    const job = tx.find(printJob, { id });
    if (job?.state === 'queued') tx.keep(printJob, { ...job, state: 'failed', problem: 'notDrawn' });
  });
}
