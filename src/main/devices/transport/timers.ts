/** Time as devices live it: it only goes forward, whatever happens to the clock on the wall. */

export interface Timers {
  /** Milliseconds since some moment; never set back. */
  now(): number;
  /** Runs once after so long, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
