/** What the pump writes down: that a job is on its way, and what became of it. */
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

/**
 * Puts the queue right. Nothing is on its way while this runs, so a job that says so was cut short;
 * what nobody waits for is a person's to ask for again; what nobody needs any more goes.
 */
export function tidyQueue(ledger: Ledger): void {
  const { read } = ledger;
  const [cutShort, stale] = [sendingJobs(read), staleJobs(read, ledger.now())];
  if (cutShort.length + stale.length === 0) return;
  commit(ledger, (tx) => {
    for (const job of cutShort) tx.keep(printJob, { ...job, state: 'unknown', problem: 'interrupted' });
    for (const job of stale) tx.keep(printJob, { ...job, state: 'failed', problem: 'tooOld' });
    for (const id of sparedJobs(tx.read)) tx.forget(printJob, { id });
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

/** Marks a job as on its way, before its first byte; null when somebody decided otherwise meanwhile. */
export const beginJob = (ledger: Ledger, id: string): PrintJobRow | null =>
  commit(ledger, (tx) => {
    const job = tx.find(printJob, { id });
    if (job?.state !== 'queued') return null;
    const begun: PrintJobRow = { ...job, state: 'sending', attempts: job.attempts + 1, problem: null };
    tx.keep(printJob, begun);
    countUpTo(tx, job.kind, job.subjectId, job.copy + 1);
    return begun;
  });

/** `begun` as `beginJob` left it. */
export function endJob(ledger: Ledger, begun: PrintJobRow, attempt: Attempt): void {
  commit(ledger, (tx) => {
    tx.keep(printJob, { ...begun, ...settle(attempt, begun.attempts, tx.at) });
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
