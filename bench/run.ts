/** One run of the bench: its folder, how thorough it is, and what several parts of it share. */

export interface Run {
  /** Emptied when the run is over. */
  readonly folder: string;
  /** Fewer and smaller rounds: to see that it works, not how fast. */
  readonly quick: boolean;
  /** With what takes minutes: a file of a gigabyte. */
  readonly long: boolean;
  /** Says on the side what is being done. */
  say(what: string): void;
}

/** Made by the part that needs it first, and left for the others of the run. */
export function shared<T>(make: (run: Run) => Promise<T>): (run: Run) => Promise<T> {
  const made = new WeakMap<Run, Promise<T>>();
  return (run) => {
    const known = made.get(run) ?? make(run);
    made.set(run, known);
    return known;
  };
}
