/** The print pump: takes one job after the other to the printer and writes down what became of it. */

import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import { type Attempt, isTooOld, msUntilDue } from '../../../domain/areas/device/queue.ts';
import { must } from '../../../domain/kit/result.ts';
import type { Printer } from '../../devices/printer/index.ts';
import type { TypeFacts } from '../../devices/printer/raster/typeface.ts';
import type { Drawn } from '../../devices/printer/studio.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Log } from '../area.ts';
import { beginJob, endJob, failJob, tidyQueue } from './commands/progress.ts';
import { nextJob, type PrintJobRow } from './queries.ts';
import { slipOf } from './slips.ts';

export interface PumpParts {
  readonly ledger: Ledger;
  /** The printer as it is set now; null while there is none. */
  readonly printer: () => Printer | null;
  readonly draw: (document: PrintDocument, widthDots: number, type?: TypeFacts | null) => Promise<Drawn>;
  readonly log: Log;
}

/** For one slip, paper and patience in; longer ones are asked about. */
const patienceMs = 30_000;

/** Far longer than a queue needs to be put right, far shorter than anybody waits. */
const tidyEveryMs = 60_000;

/** When to pass again, unless the queue or the printer changes before. */
export interface Rest {
  readonly ms: number | null;
  /** What comes into the queue changes nothing: there is no printer. */
  readonly deaf: boolean;
}
const atOnce: Rest = { ms: 0, deaf: false };

export class PrintPump {
  readonly #parts: PumpParts;
  #tidyAt = Number.NEGATIVE_INFINITY;

  constructor(parts: PumpParts) {
    this.#parts = parts;
  }

  /** Prints the job whose turn it is, if one is due. One pass at a time. */
  async pass(stopping: AbortSignal): Promise<Rest> {
    const { ledger } = this.#parts;
    const at = ledger.now();
    if (at >= this.#tidyAt) this.#tidy(at);
    const printer = this.#parts.printer();
    if (!printer) return { ms: tidyEveryMs, deaf: true };
    const job = nextJob(ledger.read);
    if (!job) return { ms: null, deaf: false };
    if (isTooOld(job, at)) {
      this.#tidy(at);
      return atOnce;
    }
    const ms = msUntilDue(job, at);
    if (ms > 0) return { ms, deaf: false };
    await printJob(this.#parts, printer, job, stopping);
    return atOnce;
  }

  /** What was begun may not have been written down. */
  distrust(): void {
    this.#tidyAt = Number.NEGATIVE_INFINITY;
  }

  #tidy(at: number): void {
    tidyQueue(this.#parts.ledger);
    this.#tidyAt = at + tidyEveryMs;
  }
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
    drawn = await draw(document, printer.widthDots, printer.type);
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
  { bitmap, cuts, strips }: Drawn,
  id: string,
  stopping: AbortSignal,
): Promise<Attempt> {
  // One that waits for paper by itself says what it waits for.
  const patience = printer.waitsByItself
    ? stopping
    : AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
  try {
    const outcome = await printer.print(bitmap, { id, cuts, strips }, patience);
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
  const pump = new PrintPump(parts);
  let deaf = false;
  let changed = true;
  let nudge: () => void = () => undefined;
  // Called in the middle of somebody's commit: it only says that there is something to look at.
  const wake = (): void => {
    changed = true;
    nudge();
  };
  const unwatch = [
    watchers.watch(['print_job'], () => !deaf && wake()),
    watchers.watch(['till_setting'], wake),
  ];
  const rest = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, ms);
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
      const after = await pump.pass(stopping.signal).catch((error: unknown): Rest => {
        parts.log.fault('device.pump', error);
        pump.distrust();
        return { ms: afterFaultMs, deaf: false };
      });
      ({ deaf } = after);
      if (after.ms !== 0 && !changed && !stopping.signal.aborted) await rest(after.ms);
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    for (const stop of unwatch) stop();
    nudge();
    await running;
  };
}
