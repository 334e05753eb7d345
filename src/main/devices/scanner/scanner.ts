/** A scanner on a serial line: every code once, in the order they were scanned. */
import { KeptLine, type KeptState } from '../transport/kept-line.ts';
import type { Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { CodeFramer } from './framer.ts';

export interface Scanner {
  readonly state: KeptState;
  /** The last code, and how many there were. */
  readonly last: string | null;
  readonly count: number;
  close(): Promise<void>;
}

interface ScannerParts {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly scanned: (code: string) => void;
  readonly onState?: (state: KeptState) => void;
}

/** At 1200 baud a byte takes eight. */
const idleMs = 100;

export const openScanner = (parts: ScannerParts): Scanner => new ScannerDriver(parts);

class ScannerDriver implements Scanner {
  readonly #parts: ScannerParts;
  readonly #line: KeptLine;
  #framer = new CodeFramer();
  #cancelIdle: () => void = () => undefined;
  last: string | null = null;
  count = 0;

  constructor(parts: ScannerParts) {
    const { transport, timers, onState } = parts;
    this.#parts = parts;
    this.#line = new KeptLine({
      transport,
      timers,
      received: (bytes) => this.#received(bytes),
      // Half a code of a scanner that was pulled out is none.
      lost: () => {
        this.#cancelIdle();
        this.#framer = new CodeFramer();
      },
      onState,
    });
  }

  get state(): KeptState {
    return this.#line.state;
  }

  async close(): Promise<void> {
    this.#cancelIdle();
    await this.#line.leave()?.close();
  }

  #received(bytes: Uint8Array): void {
    this.#cancelIdle();
    this.#tell(this.#framer.take(bytes));
    if (this.#framer.held > 0)
      this.#cancelIdle = this.#parts.timers.after(idleMs, () => this.#tell(this.#framer.flush()));
  }

  #tell(codes: readonly string[]): void {
    for (const code of codes) {
      this.last = code;
      this.count += 1;
      this.#parts.scanned(code);
    }
  }
}
