/** Scanned codes on their way to the counter: in order, none lost, none given to two windows. */

export interface ScannedCode {
  readonly n: number;
  readonly code: string;
}

/** A burst waits here; a counter that has fallen this far behind is broken. */
const mostWaiting = 1000;
/** Windows that come and go without a word. */
const mostTakers = 8;

export class ScanDesk {
  #newest = 0;
  #waiting: ScannedCode[] = [];
  /** What a window was given and has not said to have: an answer may be lost on its way. */
  readonly #given = new Map<string, readonly ScannedCode[]>();

  /** Of the code that came last. */
  get newest(): number {
    return this.#newest;
  }

  put(code: string): void {
    this.#newest += 1;
    if (this.#waiting.length < mostWaiting) this.#waiting.push({ n: this.#newest, code });
  }

  /** A window opens: what was scanned while nobody was there is nobody's. */
  begin(): void {
    this.#waiting = [];
  }

  /** What waits, and what this window was given after the code it has. */
  take(taker: string, after: number): readonly ScannedCode[] {
    const again = (this.#given.get(taker) ?? []).filter(({ n }) => n > after);
    const all = [...again, ...this.#waiting];
    this.#waiting = [];
    this.#given.delete(taker);
    this.#given.set(taker, all);
    for (const old of this.#given.keys()) {
      if (this.#given.size <= mostTakers) break;
      this.#given.delete(old);
    }
    return all;
  }
}
