/** Heads of feeds as they rise: every process looks for itself, so that it does not matter who took the push. */
import { sql } from 'drizzle-orm';
import type { FeedScope, LiveEvent } from '../../domain/kit/sync/wire.ts';
import type { HqKit } from '../kit.ts';
import type { Asker } from '../registry/tokens.ts';
import { rowsOf } from '../store/db.ts';

const lookMs = 300;

interface Listener {
  readonly company: string;
  readonly feeds: readonly FeedScope[];
  heads: Map<FeedScope, number>;
  /** Wakes the stream when `risen` is not empty, or when it is to end. */
  wake: () => void;
}

export class Live {
  readonly #kit: HqKit;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(kit: HqKit) {
    this.#kit = kit;
  }

  /** First all heads, then those that rose; ends with the token, so that a revoked till hears no more. */
  async *listen(
    { company, expiresAt }: Asker,
    feeds: readonly FeedScope[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<LiveEvent> {
    const listener: Listener = { company, feeds, heads: new Map(), wake: () => {} };
    const told = new Map<FeedScope, number>();
    const wake = () => listener.wake();
    signal?.addEventListener('abort', wake);
    const end = setTimeout(wake, Math.max(0, expiresAt - this.#kit.now()));
    this.#listeners.add(listener);
    this.#kit.metrics.live.set(this.#listeners.size);
    try {
      for (let first = true; this.#goesOn(signal, expiresAt); first = false) {
        const woken = new Promise<void>((resolve) => {
          listener.wake = resolve;
        });
        if (first) await this.#look();
        const risen = [...listener.heads].filter(([scope, head]) => told.get(scope) !== head);
        for (const [scope, head] of risen) told.set(scope, head);
        if (first || risen.length > 0)
          yield { serverEpoch: this.#kit.server.epoch, heads: Object.fromEntries(risen) };
        else await woken;
        this.#lookLater();
      }
    } finally {
      clearTimeout(end);
      signal?.removeEventListener('abort', wake);
      this.#listeners.delete(listener);
      this.#kit.metrics.live.set(this.#listeners.size);
    }
  }

  /** Ends every stream: their tills come back, to another process or a new start. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const { wake } of this.#listeners) wake();
  }

  #goesOn(signal: AbortSignal | undefined, expiresAt: number): boolean {
    return !this.#closed && signal?.aborted !== true && this.#kit.now() < expiresAt;
  }

  #lookLater(): void {
    if (this.#timer || this.#closed || this.#listeners.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#look()
        .catch((error: unknown) => this.#kit.log.warn({ err: error }, 'heads could not be read'))
        .finally(() => this.#lookLater());
    }, lookMs);
  }

  /** One question for all who listen. */
  async #look(): Promise<void> {
    const companies = [...new Set([...this.#listeners].map(({ company }) => company))];
    const rows = await rowsOf<{ company: string; scope: FeedScope; head: number }>(
      this.#kit.hq.db,
      sql`select company_id as company, scope, head from feed_head
        where company_id = any(${sql.param(companies)}::text[])`,
    );
    for (const listener of this.#listeners) {
      const mine = rows.filter(
        ({ company, scope }) => company === listener.company && listener.feeds.includes(scope),
      );
      const rose = mine.some(({ scope, head }) => listener.heads.get(scope) !== head);
      listener.heads = new Map(mine.map(({ scope, head }) => [scope, head]));
      if (rose) listener.wake();
    }
  }
}
