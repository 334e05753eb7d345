/** Applies what came a slice, a rest, a slice …: whoever sells here meanwhile waits for one slice at most. */
import type { FeedItem } from '../../domain/kit/sync/wire.ts';
import type { More, Taken } from '../ledger/foreign/feeds.ts';

/** Longer than this the till's thread does nothing else, and so long it rests between. */
const busy = { sliceMs: 10, restMs: 5 };
/** The same when nobody did anything here for a while. */
const quiet = { sliceMs: 30, restMs: 0 };
const quietAfterMs = 2000;
/** A bound for a clock that stands still. */
const sliceItems = 1000;

type Later = (ms: number, run: () => void) => void;

export class Slices {
  readonly #elapsed: () => number;
  readonly #later: Later;
  #usedAt = Number.NEGATIVE_INFINITY;

  constructor(elapsed: () => number, later: Later) {
    this.#elapsed = elapsed;
    this.#later = later;
  }

  /** A commit that touched these tables; what only signals is none. */
  used(touched: ReadonlySet<string>): void {
    if ([...touched].some((name) => !name.startsWith('~'))) this.#usedAt = this.#elapsed();
  }

  /** `take` does what it has time for, and is asked again until nothing is left. */
  run(
    items: readonly FeedItem[],
    take: (left: readonly FeedItem[], more: More) => Taken,
    then: () => void,
  ): void {
    const began = this.#elapsed();
    const { sliceMs, restMs } = began - this.#usedAt > quietAfterMs ? quiet : busy;
    let count = 0;
    const more = (): boolean => ++count < sliceItems && this.#elapsed() - began < sliceMs;
    const left = items.slice(take(items, more).items);
    this.#later(restMs, () => (left.length > 0 ? this.run(left, take, then) : then()));
  }
}
