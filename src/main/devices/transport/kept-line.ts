/** A line that is wanted for as long as the till runs: opened, and opened anew after every loss. */
import { type Result, refuse } from '../../../domain/kit/result.ts';
import type { Link, OpenRefusal, Transport, WriteRefusal } from './link.ts';
import type { Timers } from './timers.ts';

export type KeptState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** It is tried again by itself. */
  | { readonly kind: 'lost'; readonly why: OpenRefusal | null };

interface KeptParts {
  readonly transport: Transport;
  readonly timers: Timers;
  /** A fresh link; what was said over the one before is forgotten. */
  readonly opened?: () => void;
  readonly received?: (bytes: Uint8Array) => void;
  readonly lost?: () => void;
  readonly onState?: ((state: KeptState) => void) | undefined;
}

const openMs = 5_000;
const retryMs = [500, 1_000, 2_000, 5_000, 10_000] as const;

export class KeptLine {
  readonly #parts: KeptParts;
  #state: KeptState = { kind: 'connecting' };
  #link: Link | null = null;
  /** Openings in a row of which nothing came: a box in the network takes calls for a device that is off. */
  #tries = 0;
  #closed = false;
  #opening: AbortController | null = null;
  #cancelRetry: () => void = () => undefined;

  constructor(parts: KeptParts) {
    this.#parts = parts;
    void this.#connect();
  }

  get state(): KeptState {
    return this.#state;
  }

  /** The link there is now; another one is another object. */
  get link(): Link | null {
    return this.#link;
  }

  async write(bytes: Uint8Array): Promise<Result<void, WriteRefusal>> {
    if (!this.#link) return refuse('LinkClosed');
    const written = await this.#link.write(bytes);
    if (written.ok) this.#tries = 0;
    return written;
  }

  /** Answers the link that was open, for its last words; it is the caller's to close. */
  leave(): Link | null {
    this.#closed = true;
    this.#cancelRetry();
    this.#opening?.abort();
    const link = this.#link;
    this.#link = null;
    return link;
  }

  async #connect(): Promise<void> {
    const { transport, timers } = this.#parts;
    const opening = new AbortController();
    this.#opening = opening;
    const cancelDeadline = timers.after(openMs, () => opening.abort());
    let ended = false;
    const opened = await transport.open(
      {
        received: (bytes) => {
          this.#tries = 0;
          if (!this.#closed) this.#parts.received?.(bytes);
        },
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
    this.#parts.opened?.();
  }

  #lost(why: OpenRefusal | null): void {
    this.#link = null;
    this.#parts.lost?.();
    if (this.#closed) return;
    this.#tell({ kind: 'lost', why });
    const wait = retryMs[Math.min(this.#tries, retryMs.length - 1)] ?? 0;
    this.#tries += 1;
    this.#cancelRetry();
    this.#cancelRetry = this.#parts.timers.after(wait, () => void this.#connect());
  }

  #tell(state: KeptState): void {
    this.#state = state;
    this.#parts.onState?.(state);
  }
}
