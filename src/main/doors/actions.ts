/** Actions that are under way, by what asked for them. */

/** What comes again while it runs (a counter that lost its wire and asks anew) waits for the same answer. */
export class ActionBook {
  readonly #running = new Map<string, Promise<unknown>>();

  run<T>(key: string, act: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (running) return running as Promise<T>;
    const started = act().finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }

  /** Resolves when nothing runs any more, or when it took too long. */
  async settled(mostMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, mostMs);
    });
    await Promise.race([Promise.allSettled(this.#running.values()), late]);
    clearTimeout(timer);
  }
}
