/** A label printer: one run at a time, counted as it goes; what broke off is never sent again by itself. */
import type { LabelRunView } from '../../../domain/areas/device/label-printer.ts';
import type { LinkProblem } from '../../../domain/areas/device/wires.ts';
import type { Ended, Link, OpenRefusal, Transport } from '../transport/link.ts';
import { isSpooler, type SpoolerLink } from '../transport/spooler.ts';
import type { Timers } from '../transport/timers.ts';

/** One order of a few equal labels, whole or not at all on its way. */
export interface Labels {
  readonly bytes: Uint8Array;
  readonly count: number;
}

interface LabelPrinterParts {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly problemOf: (refusal: OpenRefusal | null) => LinkProblem | null;
  readonly changed: () => void;
}

const openMs = 5_000;
/** Slower than any printer draws a few labels: it waits for paper, or for a lid. */
const waitingMs = 5_000;

export class LabelPrinter {
  readonly #parts: LabelPrinterParts;
  #run: LabelRunView | null = null;
  #stopping: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();
  #begunBy: string | null = null;

  constructor(parts: LabelPrinterParts) {
    this.#parts = parts;
  }

  /** The run under way, or the last one and what became of it. */
  get run(): LabelRunView | null {
    return this.#run;
  }

  get isBusy(): boolean {
    return this.#stopping !== null;
  }

  /** Whether this command began the last run: its answer was lost, and it comes again. */
  wasBegunBy(commandId: string): boolean {
    return this.#begunBy === commandId;
  }

  /** `orders` are made as they are needed. The caller has seen that it is not busy. */
  start(commandId: string, orders: AsyncIterable<Labels>, total: number): void {
    this.#begunBy = commandId;
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#tell({ state: 'printing', total, sent: 0, waiting: false, problem: null });
    this.#running = this.#print(orders, stopping.signal).finally(() => {
      this.#stopping = null;
      this.#parts.changed();
    });
  }

  /** What the printer has taken already still comes out. */
  stop(): void {
    this.#stopping?.abort();
  }

  async close(): Promise<void> {
    this.stop();
    await this.#running;
  }

  async #print(orders: AsyncIterable<Labels>, stopping: AbortSignal): Promise<void> {
    const { transport, timers, problemOf } = this.#parts;
    const end: { how: Ended | null } = { how: null };
    const opening = new AbortController();
    const cancelDeadline = timers.after(openMs, () => opening.abort());
    const ended = (how: Ended) => {
      end.how = how;
    };
    const opened = await transport.open(
      { received: () => undefined, ended },
      AbortSignal.any([opening.signal, stopping]),
    );
    cancelDeadline();
    if (!opened.ok) {
      const problem = problemOf(opened.refusal) ?? { kind: 'unreachable' as const };
      return this.#tell(stopping.aborted ? { state: 'stopped' } : { state: 'failed', problem });
    }
    const link = opened.value;
    const outcome = await this.#send(link, orders, stopping);
    const isSpooled = isSpooler(transport);
    if (isSpooled && outcome !== 'sent') (link as SpoolerLink).drop();
    await Promise.race([link.close(), aborted(stopping)]);
    const isWhole = outcome === 'sent' && (!isSpooled || end.how?.by === 'us');
    // A queue of the system takes a run whole, or nothing of it.
    const taken = isSpooled && !isWhole ? { sent: 0 } : {};
    if (isWhole) this.#tell({ state: 'done' });
    else if (stopping.aborted) this.#tell({ state: 'stopped', ...taken });
    else this.#tell({ state: 'failed', problem: { kind: 'broken' }, ...taken });
  }

  async #send(
    link: Link,
    orders: AsyncIterable<Labels>,
    stopping: AbortSignal,
  ): Promise<'sent' | 'stopped' | 'broken'> {
    for await (const { bytes, count } of orders) {
      if (stopping.aborted) return 'stopped';
      const cancelWaiting = this.#parts.timers.after(waitingMs, () => this.#tell({ waiting: true }));
      const written = await Promise.race([link.write(bytes), aborted(stopping)]);
      cancelWaiting();
      if (!written) return 'stopped';
      if (!written.ok) return 'broken';
      this.#tell({ sent: (this.#run?.sent ?? 0) + count, waiting: false });
    }
    return 'sent';
  }

  #tell(change: Partial<LabelRunView>): void {
    const before = this.#run ?? { state: 'printing', total: 0, sent: 0, waiting: false, problem: null };
    this.#run = { ...before, ...change };
    this.#parts.changed();
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
