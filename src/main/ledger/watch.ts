/** Watchers of tables wake after each commit that touched what they read. */

type Listener = (tables: ReadonlySet<string>) => void;

/** What changes without a commit and is watched like a table: the weight on a scale, a cable pulled out. */
export class Signal {
  readonly name: string;

  constructor(name: string) {
    this.name = `~${name}`;
  }
}

/** Waiting changes are bounded by nature: a set of table names, however many commits came. */
export class Watchers {
  readonly #listeners = new Set<Listener>();
  readonly #streams = new Set<() => void>();
  readonly #onFault: (error: unknown) => void;
  #closed = false;

  /** `onFault` hears of listeners that throw: a commit is not undone by who listens to it. */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  wake(tables: ReadonlySet<string>): void {
    if (tables.size === 0) return;
    for (const listener of [...this.#listeners]) {
      try {
        listener(tables);
      } catch (error) {
        this.#onFault(error);
      }
    }
  }

  /** Nothing was committed, and yet the answer may be another. */
  raise(signal: Signal): void {
    this.wake(new Set([signal.name]));
  }

  /** Calls back after every commit that touched one of `tables`, until the returned stop is called. */
  watch(tables: readonly string[], wake: () => void): () => void {
    const wanted = new Set(tables);
    const listener: Listener = (touched) => {
      for (const table of touched) {
        if (wanted.has(table)) return wake();
      }
    };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls back after every commit, whatever it touched. */
  watchAll(wake: Listener): () => void {
    const listener: Listener = (touched) => wake(touched);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Live answers somebody waits for. */
  get streams(): number {
    return this.#streams.size;
  }

  /** Ends every stream; the ledger is about to close. */
  close(): void {
    this.#closed = true;
    for (const nudge of this.#streams) nudge();
  }

  /**
   * The answer now, and again after each commit that changed it. Commits that come while the reader
   * is busy fold into one; equal answers are not repeated.
   */
  async *answers<T>(tables: readonly string[], ask: () => T, signal?: AbortSignal): AsyncGenerator<T> {
    let dirty = true;
    let nudge: () => void = () => undefined;
    const stop = this.watch(tables, () => {
      dirty = true;
      nudge();
    });
    const wake = (): void => nudge();
    this.#streams.add(wake);
    signal?.addEventListener('abort', wake);
    let last: string | undefined;
    try {
      while (!this.#closed && !signal?.aborted) {
        if (dirty) {
          dirty = false;
          const answer = ask();
          const text = JSON.stringify(answer) ?? '';
          if (text === last) continue;
          last = text;
          yield answer;
          continue;
        }
        // Nothing runs between the look at `dirty` and this executor, so no wake is lost.
        await new Promise<void>((resolve) => {
          // Whoever commanded has the answer first, and a burst of commands is one look.
          nudge = () => void setImmediate(resolve);
        });
      }
    } finally {
      stop();
      this.#streams.delete(wake);
      signal?.removeEventListener('abort', wake);
    }
  }
}
