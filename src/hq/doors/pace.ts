/** How often one may ask: a till is busy, a flood is not. Each process counts for itself. */
import { type Limit, RateLimiter } from '../../domain/kit/rate-limit.ts';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import type { Asker } from '../registry/tokens.ts';

export interface Paces {
  readonly till: Limit;
  /** A shop's tills may share one address. */
  readonly address: Limit;
  /** Codes and passwords of one address. */
  readonly guess: Limit;
}

export const usualPaces: Paces = {
  till: { perSecond: 20, burst: 200 },
  address: { perSecond: 200, burst: 1000 },
  guess: { perSecond: 1, burst: 60 },
};

export class Pace {
  readonly #limiter: RateLimiter;
  readonly #paces: Paces;

  constructor(now: () => number, paces: Paces) {
    this.#limiter = new RateLimiter(now);
    this.#paces = paces;
  }

  till = ({ company, till }: Asker): Answer<null> => this.#take(`till ${company} ${till}`, this.#paces.till);
  address = (peer: string): Answer<null> => this.#take(`address ${peer}`, this.#paces.address);
  guess = (peer: string): Answer<null> => this.#take(`guess ${peer}`, this.#paces.guess);

  #take(key: string, limit: Limit): Answer<null> {
    const retryAfterMs = this.#limiter.take(key, limit);
    return retryAfterMs === 0 ? ok(null) : no('TooMany', { retryAfterMs });
  }
}
