/** The last bytes over a wire, for whoever wants to see them. */
import type { Timers } from './transport/timers.ts';

export interface Chunk {
  /** On the timers' clock. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly bytes: Uint8Array;
}

/** A slip in pieces, or a minute of a talkative scale. */
const mostChunks = 400;
const mostBytes = 64 * 1024;
/** Nobody reads faster. */
const tellEveryMs = 250;

export class Traffic {
  readonly #timers: Timers;
  readonly #heard: () => void;
  #chunks: Chunk[] = [];
  #bytes = 0;
  #isTelling = false;

  constructor(timers: Timers, heard: () => void) {
    this.#timers = timers;
    this.#heard = heard;
  }

  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  note(direction: 'in' | 'out', bytes: Uint8Array): void {
    this.#chunks.push({ at: this.#timers.now(), direction, bytes: Uint8Array.from(bytes) });
    this.#bytes += bytes.length;
    while (this.#chunks.length > mostChunks || (this.#bytes > mostBytes && this.#chunks.length > 1))
      this.#bytes -= this.#chunks.shift()?.bytes.length ?? 0;
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#timers.after(tellEveryMs, () => {
      this.#isTelling = false;
      this.#heard();
    });
  }
}
