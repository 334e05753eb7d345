/** The line to a printer: opened when it is wanted, and kept a little while. */

import type { StatusDialect } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import type { OpenRefusal, Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { PrinterLine } from './line.ts';

const openMs = 5000;
const closeMs = 5000;
/** Bytes the system took may still be on their way, and other tills want the printer too. */
const lingerMs = 3000;

const faults: Record<OpenRefusal['code'], PrintFault> = {
  NotFound: 'unreachable',
  NoRights: 'unreachable',
  InUse: 'busy',
  Unreachable: 'unreachable',
  Cancelled: 'unreachable',
  Broken: 'unreachable',
};

export class HeldLine {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #dialect: StatusDialect;
  #line: PrinterLine | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #stopLingering = (): void => undefined;

  constructor(transport: Transport, timers: Timers, dialect: StatusDialect) {
    this.#transport = transport;
    this.#timers = timers;
    this.#dialect = dialect;
  }

  /** One after the other, in the order they came: `use` has the line to itself, or learns why there is none. */
  inTurn<T>(use: (line: PrinterLine | PrintFault) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#next(async () => {
      const done = await use(await this.#open(signal));
      this.#stopLingering = this.#timers.after(lingerMs, () => void this.close());
      return done;
    });
  }

  close(): Promise<void> {
    return this.#next(() => this.hangUp());
  }

  /** For who has the line: what comes next opens it anew. */
  async hangUp(): Promise<void> {
    this.#stopLingering();
    const line = this.#line;
    this.#line = null;
    if (!line) return;
    // A printer that reads no more would keep the line half closed for ever.
    await Promise.race([line.close(), new Promise<void>((resolve) => this.#timers.after(closeMs, resolve))]);
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(run, run);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #open(signal: AbortSignal): Promise<PrinterLine | PrintFault> {
    this.#stopLingering();
    if (signal.aborted) return 'cancelled';
    if (this.#line && !this.#line.ended) return this.#line;
    const late = new AbortController();
    const cancel = this.#timers.after(openMs, () => late.abort());
    const line = new PrinterLine(this.#dialect, this.#timers);
    const opened = await this.#transport.open(line.events, AbortSignal.any([signal, late.signal]));
    cancel();
    if (!opened.ok) return signal.aborted ? 'cancelled' : faults[opened.refusal.code];
    line.attach(opened.value);
    this.#line = line;
    return line;
  }
}
