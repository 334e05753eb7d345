/** Watchers of tables wake after each commit that touched what they read. */

/** Waiting changes are bounded by nature: a set of table names, however many commits came. */
export class Watchers {
  readonly #listeners = new Set<(tables: ReadonlySet<string>) => void>();

  wake(tables: ReadonlySet<string>): void {
    if (tables.size === 0) return;
    for (const listener of [...this.#listeners]) listener(tables);
  }

  /** Calls back after every commit that touched one of `tables`, until the returned stop is called. */
  watch(tables: readonly string[], wake: () => void): () => void {
    const wanted = new Set(tables);
    const listener = (touched: ReadonlySet<string>): void => {
      for (const table of touched) {
        if (wanted.has(table)) {
          wake();
          return;
        }
      }
    };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls back after every commit, whatever it touched. */
  watchAll(wake: () => void): () => void {
    this.#listeners.add(wake);
    return () => void this.#listeners.delete(wake);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /**
   * The answer now, and again after each commit that changed it. Commits that come while the reader
   * is busy fold into one; equal answers are not repeated.
   */
  async *answers<T>(tables: readonly string[], ask: () => T, signal?: AbortSignal): AsyncGenerator<T> {
    let dirty = true;
    let wake: () => void = () => {};
    const stop = this.watch(tables, () => {
      dirty = true;
      wake();
    });
    const abort = (): void => wake();
    signal?.addEventListener('abort', abort);
    let last: string | undefined;
    try {
      while (!signal?.aborted) {
        if (dirty) {
          dirty = false;
          const answer = ask();
          const text = JSON.stringify(answer);
          if (text !== last) {
            last = text;
            yield answer;
          }
          continue;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (dirty || signal?.aborted) resolve();
        });
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', abort);
    }
  }
}
