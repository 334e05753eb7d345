/** One timer that is set anew, or cleared. */
import type { Timers } from '../transport/timers.ts';

export class Alarm {
  readonly #timers: Timers;
  #cancel: (() => void) | null = null;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  set(ms: number, run: () => void): void {
    this.clear();
    this.#cancel = this.#timers.after(ms, () => {
      this.#cancel = null;
      run();
    });
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
