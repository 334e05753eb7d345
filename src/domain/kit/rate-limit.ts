/** Token buckets: a till is quick, a flood is not. */

export interface Limit {
  /** Calls a second in the long run, and how many at once. */
  readonly perSecond: number;
  readonly burst: number;
}

const maxKeys = 5000;

export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** 0 when the call may go, else after how many milliseconds it may. */
  take(key: string, limit: Limit): number {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: limit.burst, at: now };
    // A clock that steps back refills nothing and takes nothing.
    const gained = (Math.max(0, now - bucket.at) / 1000) * limit.perSecond;
    const tokens = Math.min(limit.burst, bucket.tokens + gained);
    if (!this.#buckets.has(key) && this.#buckets.size >= maxKeys) this.#buckets.clear();
    if (tokens < 1) {
      this.#buckets.set(key, { tokens, at: now });
      return Math.ceil(((1 - tokens) / limit.perSecond) * 1000);
    }
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
    return 0;
  }
}
