/** How often something that broke is started again: soon at first, then rarer, then no more. */

export interface PatienceLimits {
  readonly firstMs: number;
  readonly mostMs: number;
  /** Failures in a row after which it is left alone. */
  readonly tries: number;
  /** Standing this long makes the next failure the first again. */
  readonly calmMs: number;
}

export class Patience {
  readonly #limits: PatienceLimits;
  #failures = 0;
  #calming: NodeJS.Timeout | undefined;

  constructor(limits: PatienceLimits) {
    this.#limits = limits;
  }

  /** Calls `again` after the due pause; false, and nothing happens, when the tries are used up. */
  retry(again: () => void): boolean {
    clearTimeout(this.#calming);
    if (this.#failures >= this.#limits.tries) return false;
    const pauseMs = Math.min(this.#limits.firstMs * 2 ** this.#failures, this.#limits.mostMs);
    this.#failures += 1;
    setTimeout(() => {
      this.#calming = setTimeout(() => {
        this.#failures = 0;
      }, this.#limits.calmMs);
      again();
    }, pauseMs);
    return true;
  }
}
