/** A pole display on its wire: shows the latest lines, sends what changed, and comes back after every loss. */
import type { TwoLines } from '../../../domain/areas/device/display-lines.ts';
import type { Result } from '../../../domain/kit/result.ts';
import type { Link, OpenRefusal, Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import type { Dialect } from './dialect.ts';

export type PoleState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** It is tried again by itself. */
  | { readonly kind: 'lost'; readonly why: OpenRefusal | null };

export interface Pole {
  /** What stands on it from now on; the latest lines win, however fast they come. */
  show(lines: TwoLines): void;
  readonly state: PoleState;
  /** Blanks it and lets the wire go. */
  close(): Promise<void>;
}

interface PoleParts {
  readonly transport: Transport;
  readonly dialect: Dialect;
  readonly timers: Timers;
  readonly onState?: (state: PoleState) => void;
}

const openMs = 5_000;
const retryMs = [500, 1_000, 2_000, 5_000, 10_000] as const;
/** A display whose own plug was pulled has forgotten everything, and no wire tells us. */
const refreshMs = 60_000;
/** A wire that takes nothing any more is left as it is. */
const blankMs = 300;

export function openPole(parts: PoleParts): Pole {
  const pole = new PoleDriver(parts);
  pole.connect();
  return pole;
}

class PoleDriver implements Pole {
  readonly #parts: PoleParts;
  #state: PoleState = { kind: 'connecting' };
  #wanted: TwoLines | null = null;
  /** What stands on the display; null: nothing, or nobody knows. */
  #shown: TwoLines | null = null;
  #link: Link | null = null;
  #sending = false;
  #tries = 0;
  #closed = false;
  #opening: AbortController | null = null;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: PoleParts) {
    this.#parts = parts;
  }

  get state(): PoleState {
    return this.#state;
  }

  show(lines: TwoLines): void {
    this.#wanted = lines;
    void this.#send();
  }

  connect(): void {
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    this.#opening?.abort();
    const link = this.#link;
    this.#link = null;
    if (!link) return;
    await Promise.race([link.write(this.#parts.dialect.start()), this.#after(blankMs)]);
    await link.close();
  }

  #after(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#parts.timers.after(ms, resolve));
  }

  async #connect(): Promise<void> {
    const { transport, timers } = this.#parts;
    const opening = new AbortController();
    this.#opening = opening;
    const cancelDeadline = timers.after(openMs, () => opening.abort());
    let ended = false;
    const opened: Result<Link, OpenRefusal> = await transport.open(
      {
        received: () => undefined,
        ended: () => {
          ended = true;
          this.#lost(null);
        },
      },
      opening.signal,
    );
    cancelDeadline();
    this.#opening = null;
    if (this.#closed) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (!opened.ok) return this.#lost(opened.refusal);
    if (ended) return;
    this.#link = opened.value;
    this.#tell({ kind: 'connected' });
    await this.#startOver();
  }

  /** From a blank display to what is wanted. */
  async #startOver(): Promise<void> {
    const link = this.#link;
    if (!link || this.#sending) return;
    this.#sending = true;
    const started = await link.write(this.#parts.dialect.start());
    this.#sending = false;
    if (link !== this.#link) return;
    this.#shown = null;
    if (started.ok) await this.#send();
  }

  /** One write at a time: whatever comes while it is on its way is one change afterwards. */
  async #send(): Promise<void> {
    while (this.#link && this.#wanted && !this.#sending) {
      const link = this.#link;
      const wanted = this.#wanted;
      const bytes = this.#parts.dialect.change(this.#shown, wanted);
      if (bytes.length > 0) {
        this.#sending = true;
        const written = await link.write(bytes);
        this.#sending = false;
        // The end of the link is told by the link itself.
        if (link !== this.#link || !written.ok) return;
        this.#tries = 0;
      }
      this.#shown = wanted;
      if (wanted === this.#wanted) return this.#refreshLater();
    }
  }

  #refreshLater(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.timers.after(refreshMs, () => void this.#startOver());
  }

  #lost(why: OpenRefusal | null): void {
    this.#link = null;
    this.#shown = null;
    if (this.#closed) return;
    this.#tell({ kind: 'lost', why });
    const wait = retryMs[Math.min(this.#tries, retryMs.length - 1)] ?? 0;
    this.#tries += 1;
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.timers.after(wait, () => void this.#connect());
  }

  #tell(state: PoleState): void {
    this.#state = state;
    this.#parts.onState?.(state);
  }
}
