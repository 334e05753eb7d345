/** The print pump of one printer: takes the slips whose turn at it is, and writes down what became of them. */
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import { type Attempt, isTooOld, type PrintFault } from '../../../domain/areas/device/queue.ts';
import {
  afterTry,
  msUntilTurn,
  type Trouble,
  takerOf,
  whileWaiting,
} from '../../../domain/areas/device/routing.ts';
import { must } from '../../../domain/kit/result.ts';
import type { PrintOutcome } from '../../devices/printer/index.ts';
import type { TypeFacts } from '../../devices/printer/raster/typeface.ts';
import type { Drawn } from '../../devices/printer/studio.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Log } from '../area.ts';
import type { AttachedPrinter } from './attached-printer.ts';
import { beginJob, doubtSending, endJob, failJob, tidyQueue } from './commands/progress.ts';
import { type PrintJobRow, queueHeads } from './queries.ts';
import { slipOf } from './slips.ts';

export interface PumpParts {
  readonly ledger: Ledger;
  readonly printer: AttachedPrinter;
  /** All that are switched on, this one too, the one attached first at the head. */
  readonly printers: () => readonly AttachedPrinter[];
  readonly draw: (document: PrintDocument, widthDots: number, type?: TypeFacts | null) => Promise<Drawn>;
  /** This printer began or ended, or its trouble did: others may have their turn. */
  readonly changed: () => void;
  readonly log: Log;
}

/** For one slip, paper and patience in; longer ones are asked about. */
const patienceMs = 30_000;

export class PrintPump {
  readonly #parts: PumpParts;
  #doubts = true;

  constructor(parts: PumpParts) {
    this.#parts = parts;
  }

  /**
   * Prints the slip whose turn it is, if there is one. Answers how long to rest unless the queue or a printer
   * changes before; null: until then. One pass at a time.
   */
  async pass(stopping: AbortSignal): Promise<number | null> {
    const { ledger, printer, printers } = this.#parts;
    // What was begun may not have been written down.
    if (this.#doubts) doubtSending(ledger, printer.deviceId);
    this.#doubts = false;
    const at = ledger.now();
    const job = queueHeads(ledger.read).find((each) => takerOf(each, printers(), at) === printer);
    if (job && isTooOld(job, at)) tidyQueue(ledger);
    else if (job) await this.#print(job, stopping);
    else if (printer.mayLook(at)) await this.#look(stopping);
    else return msUntilTurn(printers(), at);
    return 0;
  }

  /** A fault of ours broke a pass off. */
  distrust(): void {
    this.#doubts = true;
    this.#be(false, this.#parts.printer.trouble);
  }

  async #print(job: PrintJobRow, stopping: AbortSignal): Promise<void> {
    const { ledger, printer } = this.#parts;
    const drawn = job.kind === 'codePages' ? null : await this.#drawn(job, stopping);
    if (drawn === 'notDrawn' || stopping.aborted) return;
    const begun = beginJob(ledger, job.id, printer.deviceId);
    if (!begun) return;
    this.#be(true, printer.trouble);
    const attempt = await this.#send(begun, drawn, stopping);
    endJob(ledger, begun, attempt);
    this.#be(false, afterTry(printer.trouble, attempt, begun, ledger.now()));
  }

  async #drawn(job: PrintJobRow, stopping: AbortSignal): Promise<Drawn | 'notDrawn'> {
    const { ledger, printer, draw, log } = this.#parts;
    const { widthDots, type } = printer.press;
    try {
      const document = must(slipOf(ledger.read, job, widthDots), `the ${job.kind} ${job.subjectId} is gone`);
      return await draw(document, widthDots, type);
    } catch (error) {
      if (!stopping.aborted) {
        log.fault('device.draw', error);
        failJob(ledger, job.id);
      }
      return 'notDrawn';
    }
  }

  async #send({ id }: PrintJobRow, drawn: Drawn | null, stopping: AbortSignal): Promise<Attempt> {
    const { log, ledger, printer } = this.#parts;
    const { press } = printer;
    const waiting = (fault: PrintFault | null): void =>
      this.#be(true, whileWaiting(printer.trouble, fault, ledger.now()));
    // One that waits for paper by itself says what it waits for.
    const signal = press.waitsByItself
      ? stopping
      : AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
    try {
      const outcome: PrintOutcome = drawn
        ? await press.print(drawn.bitmap, { id, cuts: drawn.cuts, strips: drawn.strips, waiting }, signal)
        : await must(press.printCodePages?.(signal, waiting), 'a printer that has code pages');
      if (outcome.kind !== 'printed') log.warn('device.print', { id, printer: printer.name, ...outcome });
      return outcome;
    } catch (error) {
      log.fault('device.print', error);
      // A driver that broke may have sent anything.
      return { kind: 'unknown', fault: 'printerError' };
    }
  }

  /** Nobody waits for it, and it was in trouble: is it well again? */
  async #look(stopping: AbortSignal): Promise<void> {
    const { printer, ledger } = this.#parts;
    const fault = await printer.look(stopping);
    const ended = fault ? ({ kind: 'failed', fault } as const) : ({ kind: 'printed' } as const);
    this.#be(false, afterTry(printer.trouble, ended, null, ledger.now()));
  }

  #be(isPrinting: boolean, trouble: Trouble | null): void {
    const { printer, changed } = this.#parts;
    printer.isPrinting = isPrinting;
    printer.trouble = trouble;
    changed();
  }
}

/** After a fault of ours, as a full disk: the queue is as it was, and is looked at again. */
const afterFaultMs = 15_000;

export interface RunningPump {
  /** The queue or a printer is other than it was. */
  wake(): void;
  /** Waits for the slip in hand. */
  stop(): Promise<void>;
}

/** Passes when it is woken and when a rest is over. */
export function runPump(parts: PumpParts, timers: Timers): RunningPump {
  const stopping = new AbortController();
  const pump = new PrintPump(parts);
  let changed = true;
  let nudge: () => void = () => undefined;
  const rest = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const cancel = ms === null ? () => undefined : timers.after(ms, resolve);
      nudge = () => {
        cancel();
        // Whoever asked has the answer first: no sale waits for a look at the paper.
        setImmediate(resolve);
      };
    });
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      changed = false;
      const ms = await pump.pass(stopping.signal).catch((error: unknown): number => {
        parts.log.fault('device.pump', error);
        pump.distrust();
        return afterFaultMs;
      });
      if (ms !== 0 && !changed && !stopping.signal.aborted) await rest(ms);
    }
  };
  const running = run();
  return {
    // Called in the middle of somebody's commit: it only says that there is something to look at.
    wake: () => {
      changed = true;
      nudge();
    },
    stop: async () => {
      stopping.abort();
      nudge();
      await running;
    },
  };
}
