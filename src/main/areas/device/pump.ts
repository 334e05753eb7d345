/** The print pump: takes one job after the other to the printer and writes down what became of it. */

import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { Attempt } from '../../../domain/areas/device/queue.ts';
import { tooOldMs } from '../../../domain/areas/device/queue.ts';
import { must } from '../../../domain/kit/result.ts';
import type { Printer } from '../../devices/printer/index.ts';
import type { Drawn } from '../../devices/printer/studio.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Log } from '../area.ts';
import { beginJob, endJob, failJob, settleStranded } from './commands/progress.ts';
import { nextJob, type PrintJobRow } from './queries.ts';
import { slipOf } from './slips.ts';

export interface PumpParts {
  readonly ledger: Ledger;
  /** The printer as it is set now; null while there is none. */
  readonly printer: () => Printer | null;
  readonly draw: (document: PrintDocument, widthDots: number) => Promise<Drawn>;
  readonly log: Log;
}

/** For one slip, paper and patience in; longer ones are asked about. */
const patienceMs = 30_000;

/**
 * One pass: puts right what is stranded, and prints the job whose turn it is. Answers after how many
 * milliseconds it wants to be called again; null: when the queue or the printer changes.
 */
export async function passOf(parts: PumpParts, stopping: AbortSignal): Promise<number | null> {
  const { ledger } = parts;
  settleStranded(ledger);
  const job = nextJob(ledger.read);
  if (!job) return null;
  const at = ledger.now();
  const printer = parts.printer();
  if (!printer) return job.askedAt + tooOldMs - at + 1;
  if (job.dueAt > at) return job.dueAt - at;
  await printJob(parts, printer, job, stopping);
  return 0;
}

async function printJob(
  { ledger, draw, log }: PumpParts,
  printer: Printer,
  job: PrintJobRow,
  stopping: AbortSignal,
): Promise<void> {
  let drawn: Drawn;
  try {
    const document = must(slipOf(ledger.read, job), `the ${job.kind} ${job.subjectId} is gone`);
    drawn = await draw(document, printer.widthDots);
  } catch (error) {
    if (stopping.aborted) return;
    log.fault('device.draw', error);
    return failJob(ledger, job.id);
  }
  if (stopping.aborted) return;
  const begun = beginJob(ledger, job.id);
  if (begun) endJob(ledger, begun, await send({ printer, log }, drawn, job.id, stopping));
}

async function send(
  { printer, log }: { printer: Printer; log: Log },
  { bitmap, cuts }: Drawn,
  id: string,
  stopping: AbortSignal,
): Promise<Attempt> {
  const patience = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
  try {
    const outcome = await printer.print(bitmap, { id, cuts }, patience);
    if (outcome.kind !== 'printed') log.warn('device.print', { id, ...outcome });
    return outcome;
  } catch (error) {
    log.fault('device.print', error);
    // A driver that broke may have sent anything.
    return { kind: 'unknown', fault: 'printerError' };
  }
}

/** After a fault of ours, as a full disk: the queue is as it was, and is looked at again. */
const afterFaultMs = 15_000;

/** Passes when the queue changes and when a rest is over; stopping waits for the job in hand. */
export function runPump(parts: PumpParts): () => Promise<void> {
  const stopping = new AbortController();
  const { watchers } = parts.ledger;
  let changed = true;
  let nudge: () => void = () => undefined;
  // Called in the middle of somebody's commit: it only says that there is something to look at.
  const unwatch = watchers.watch(['print_job', 'till_setting'], () => {
    changed = true;
    nudge();
  });
  const rest = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, Math.min(ms, longestTimerMs));
      timer?.unref();
      nudge = () => {
        clearTimeout(timer);
        // Whoever asked has the answer first: no sale waits for a look at the paper.
        setImmediate(resolve);
      };
    });
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      changed = false;
      const wait = await passOf(parts, stopping.signal).catch((error: unknown) => {
        parts.log.fault('device.pump', error);
        return afterFaultMs;
      });
      if (wait !== 0 && !changed && !stopping.signal.aborted) await rest(wait);
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    unwatch();
    nudge();
    await running;
  };
}

const longestTimerMs = 60_000;
