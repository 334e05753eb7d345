/** What a person decides about jobs that came to nothing, or may have. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import type { PrintJobRow } from '../queries.ts';
import { printJob } from '../tables.ts';
import { queueCopy } from './queue.ts';

interface Jobs {
  readonly jobIds: readonly Id[];
}

export const retryJobs = command((tx, { jobIds }: Jobs, call) => {
  const jobs = jobsIn(tx, jobIds, ['queued', 'failed', 'unknown']);
  if (jobs.length === 0) return refuse('JobGone');
  const isCopy = jobs.some(({ state }) => state === 'unknown');
  if (isCopy && !call.may('sale.reprint')) return refuse('FORBIDDEN', { permission: 'sale.reprint' });
  for (const job of jobs) {
    if (job.state === 'unknown') printAgain(tx, job, call);
    else tx.keep(printJob, { ...job, state: 'queued', problem: null, askedAt: anew(tx, job) });
  }
  return ok(noted(call, jobs));
});

/** Other than it was, by whatever clock: it is tried at once. */
const anew = (tx: Tx, { askedAt }: PrintJobRow): number => (tx.at === askedAt ? tx.at + 1 : tx.at);

/** Some of the slip may be on paper, so the next one is another: a COPY. */
function printAgain(tx: Tx, job: PrintJobRow, call: Call): void {
  const { id, kind, use, fixedTo, subjectId, language, document } = job;
  tx.forget(printJob, { id });
  queueCopy(tx, { kind, use, fixedTo, subjectId, language, document, requestedBy: call.actor.name });
}

export const confirmJobs = command((tx, { jobIds }: Jobs, call) => {
  const jobs = jobsIn(tx, jobIds, ['unknown']);
  if (jobs.length === 0) return refuse('JobGone');
  for (const job of jobs) tx.keep(printJob, { ...job, state: 'printed', problem: null });
  return ok(noted(call, jobs));
});

export const discardJobs = command((tx, { jobIds }: Jobs, call) => {
  const jobs = jobsIn(tx, jobIds, ['queued', 'failed', 'unknown']);
  if (jobs.length === 0) return refuse('JobGone');
  for (const { id } of jobs) tx.forget(printJob, { id });
  return ok(noted(call, jobs));
});

/** Those of the asked for that are still in one of the states; the printer may have been faster. */
const jobsIn = (tx: Tx, ids: readonly Id[], states: readonly PrintJobRow['state'][]): PrintJobRow[] =>
  [...new Set(ids)]
    .map((id) => tx.find(printJob, { id }))
    .filter((job) => job !== null)
    .filter(({ state }) => states.includes(state));

function noted(call: Call, jobs: readonly PrintJobRow[]): { count: number } {
  const kinds = new Set(jobs.map(({ kind }) => kind));
  call.note({
    entity: 'print_job',
    label: [...kinds].join(', '),
    details: { jobs: jobs.map(({ kind, subjectId, copy }) => ({ kind, subjectId, copy })) },
  });
  return { count: jobs.length };
}
