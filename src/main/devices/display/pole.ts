/** A pole display on its wire: shows the latest lines, sends what changed, and comes back after every loss. */
import type { TwoLines } from '../../../domain/areas/device/display-lines.ts';
import { KeptLine, type KeptState } from '../transport/kept-line.ts';
import type { Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import type { Dialect } from './dialect.ts';

export interface Pole {
  /** What stands on it from now on; the latest lines win, however fast they come. */
  show(lines: TwoLines): void;
  readonly state: KeptState;
  /** Blanks it and lets the wire go. */
  close(): Promise<void>;
}

interface PoleParts {
  readonly transport: Transport;
  readonly dialect: Dialect;
  readonly timers: Timers;
  readonly onState?: (state: KeptState) => void;
}

/** A display whose own plug was pulled has forgotten everything, and no wire tells us. */
const refreshMs = 60_000;
/** A wire that takes nothing any more is left as it is. */
const blankMs = 300;

export const openPole = (parts: PoleParts): Pole => new PoleDriver(parts);

class PoleDriver implements Pole {
  readonly #parts: PoleParts;
  readonly #line: KeptLine;
  #wanted: TwoLines | null = null;
  /** What stands on the display; null: nothing, or nobody knows. */
  #shown: TwoLines | null = null;
  #sending = false;
  #cancelRefresh: () => void = () => undefined;

  constructor(parts: PoleParts) {
    const { transport, timers, onState } = parts;
    this.#parts = parts;
    this.#line = new KeptLine({
      transport,
      timers,
      opened: () => void this.#startOver(),
      lost: () => {
        this.#shown = null;
        this.#cancelRefresh();
      },
      onState,
    });
  }

  get state(): KeptState {
    return this.#line.state;
  }

  show(lines: TwoLines): void {
    if (this.#wanted?.every((line, n) => line === lines[n])) return;
    this.#wanted = lines;
    void this.#send();
  }

  async close(): Promise<void> {
    this.#cancelRefresh();
    const link = this.#line.leave();
    if (!link) return;
    await Promise.race([link.write(this.#parts.dialect.start()), this.#after(blankMs)]);
    await link.close();
  }

  #after(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#parts.timers.after(ms, resolve));
  }

  /** From a blank display to what is wanted. */
  async #startOver(): Promise<void> {
    const { link } = this.#line;
    if (!link || this.#sending) return;
    this.#sending = true;
    const started = await this.#line.write(this.#parts.dialect.start());
    this.#sending = false;
    if (link !== this.#line.link) return;
    this.#shown = null;
    if (started.ok) await this.#send();
  }

  /** One write at a time: whatever comes while it is on its way is one change afterwards. */
  async #send(): Promise<void> {
    while (this.#line.link && this.#wanted && !this.#sending) {
      const { link } = this.#line;
      const wanted = this.#wanted;
      const bytes = this.#parts.dialect.change(this.#shown, wanted);
      if (bytes.length > 0) {
        this.#sending = true;
        const written = await this.#line.write(bytes);
        this.#sending = false;
        // The end of the link is told by the link itself.
        if (link !== this.#line.link || !written.ok) return;
      }
      this.#shown = wanted;
      if (wanted === this.#wanted) return this.#refreshLater();
    }
  }

  #refreshLater(): void {
    this.#cancelRefresh();
    this.#cancelRefresh = this.#parts.timers.after(refreshMs, () => void this.#startOver());
  }
}
