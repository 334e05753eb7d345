/** An HQ store in memory, for speed: the same port as the real one, undone when a transaction fails. */
import type { Hash, Mark } from '../../src/domain/kit/sync/chain.ts';
import { genesis } from '../../src/domain/kit/sync/chain.ts';
import { withoutOwn } from '../../src/domain/kit/sync/feed.ts';
import { keyOf } from '../../src/domain/kit/sync/merge.ts';
import { sizeOf } from '../../src/domain/kit/sync/pull.ts';
import type {
  FeedHead,
  HqStore,
  HqTx,
  Life,
  Quarantined,
  ReadMost,
  Registration,
  StoredEntry,
  Stream,
  Winner,
} from '../../src/domain/kit/sync/store.ts';
import type { FeedItem, FeedScope } from '../../src/domain/kit/sync/wire.ts';

export interface Feed {
  readonly items: FeedItem[];
  readonly digests: Hash[];
  min: number;
  /** Positions whose transaction has not committed as far as a careless reader sees (`bigserial`). */
  readonly unseen: Set<number>;
}

/** All that HQ knows of one company. */
export class CompanyRows {
  registrations = new Map<string, Registration>();
  streams = new Map<string, Stream>();
  /** By till and stream, in order of seq from the stream's base. */
  entries = new Map<string, StoredEntry[]>();
  ids = new Map<string, Hash>();
  feeds = new Map<FeedScope, Feed>();
  winners = new Map<string, Winner & { position: number }>();
  quarantine: Quarantined[] = [];

  copy(): CompanyRows {
    const copy = new CompanyRows();
    copy.registrations = new Map(this.registrations);
    copy.streams = new Map(this.streams);
    copy.entries = new Map([...this.entries].map(([key, list]) => [key, [...list]]));
    copy.ids = new Map(this.ids);
    copy.feeds = new Map(
      [...this.feeds].map(([scope, { items, digests, min }]) => [
        scope,
        { items: [...items], digests: [...digests], min, unseen: new Set() },
      ]),
    );
    copy.winners = new Map(this.winners);
    copy.quarantine = [...this.quarantine];
    return copy;
  }

  feed(scope: FeedScope): Feed {
    const feed = this.feeds.get(scope) ?? { items: [], digests: [], min: 0, unseen: new Set<number>() };
    this.feeds.set(scope, feed);
    return feed;
  }
}

export const streamKey = (till: string, epoch: number): string => `${till}|${epoch}`;

/** Thrown inside a transaction when HQ dies there. */
export class HqDied extends Error {
  override readonly name = 'HqDied';
}

export class MemoryStore implements HqStore {
  readonly durable = true;
  rows = new CompanyRows();
  serverEpoch: string;
  /** Dies before its next transaction commits. */
  dying = false;
  /** Called with the items just put into a feed. */
  onAppended: (scope: FeedScope, feed: Feed, positions: readonly number[]) => void = () => undefined;
  /** Called when an entry comes that the company has. */
  onKnown: () => void = () => undefined;
  /** Another company's rows, which a query without a filter reads too. */
  leak: MemoryStore | null = null;
  onQuarantine: (rows: readonly Quarantined[]) => boolean = () => true;

  constructor(serverEpoch: string) {
    this.serverEpoch = serverEpoch;
  }

  /** For a machine whose till has another now. */
  asDisplaced(): HqStore {
    return { durable: this.durable, transact: (run) => this.transact(run, true) };
  }

  async transact<T>(run: (tx: HqTx) => Promise<T>, displaced = false): Promise<T> {
    const tx = new MemoryTx(this, displaced);
    try {
      const result = await run(tx);
      if (this.dying) throw new HqDied();
      for (const after of tx.after) after();
      return result;
    } catch (error) {
      for (const undo of tx.undo.reverse()) undo();
      throw error;
    }
  }
}

class MemoryTx implements HqTx {
  readonly undo: (() => void)[] = [];
  readonly after: (() => void)[] = [];
  readonly serverEpoch: string;
  readonly #store: MemoryStore;
  readonly #rows: CompanyRows;
  readonly #displaced: boolean;

  constructor(store: MemoryStore, displaced: boolean) {
    this.#store = store;
    this.#displaced = displaced;
    this.#rows = store.rows;
    this.serverEpoch = store.serverEpoch;
  }

  async registration(till: string): Promise<Registration | null> {
    const one = this.#rows.registrations.get(till) ?? null;
    return one && this.#displaced ? { ...one, state: 'retired' } : one;
  }

  async streams(till: string): Promise<Stream[]> {
    return [...this.#rows.streams.values()].filter((stream) => stream.till === till);
  }

  async putStream(stream: Stream): Promise<void> {
    this.#set(this.#rows.streams, streamKey(stream.till, stream.epoch), stream);
  }

  async findMarks(till: string, marks: readonly Mark[]): Promise<Mark[]> {
    const streams = await this.streams(till);
    return marks.filter(({ seq, hash }) =>
      streams.some(({ epoch, base }) => {
        const list = this.#rows.entries.get(streamKey(till, epoch)) ?? [];
        return list[seq - base.seq - 1]?.hash === hash;
      }),
    );
  }

  async hashes(till: string, stream: number, from: number, to: number): Promise<Map<number, Hash>> {
    const list = this.#rows.entries.get(streamKey(till, stream)) ?? [];
    return new Map(
      list.filter(({ seq }) => seq >= from && seq <= to).map(({ seq, hash }) => [seq, hash] as const),
    );
  }

  async addEntries(entries: readonly StoredEntry[]): Promise<Map<string, Hash>> {
    const known = new Map<string, Hash>();
    for (const entry of entries) {
      const before = this.#rows.ids.get(entry.id);
      if (before === undefined) this.#set(this.#rows.ids, entry.id, entry.bodyHash);
      else {
        known.set(entry.id, before);
        this.#store.onKnown();
      }
      const key = streamKey(entry.till, entry.stream);
      const list = this.#rows.entries.get(key) ?? [];
      this.#rows.entries.set(key, list);
      list.push(entry);
      this.undo.push(() => list.pop());
    }
    return known;
  }

  async quarantine(rows: readonly Quarantined[]): Promise<void> {
    if (!this.#store.onQuarantine(rows)) return;
    const before = this.#rows.quarantine;
    this.#rows.quarantine = [...before, ...rows];
    this.undo.push(() => {
      this.#rows.quarantine = before;
    });
  }

  async winners(keys: readonly Parameters<typeof keyOf>[0][]): Promise<Winner[]> {
    return keys.flatMap((key) => this.#rows.winners.get(keyOf(key)) ?? []);
  }

  async raiseHead(scope: FeedScope): Promise<FeedHead> {
    return headOf(this.#rows.feed(scope));
  }

  async appendFeed(scope: FeedScope, items: readonly FeedItem[], digests: readonly Hash[]): Promise<void> {
    const feed = this.#rows.feed(scope);
    feed.digests.push(...digests);
    for (const item of items) {
      feed.items.push(item);
      if (item.kind === 'group') {
        const { table, id, group } = item;
        const winner = { ...item, scope, table, id, group };
        this.#set(this.#rows.winners, keyOf(winner), winner);
      }
    }
    this.undo.push(() => {
      feed.items.length -= items.length;
      feed.digests.length -= items.length;
    });
    const positions = items.map(({ position }) => position);
    this.after.push(() => this.#store.onAppended(scope, feed, positions));
  }

  async heads(scopes: readonly FeedScope[]): Promise<Map<FeedScope, FeedHead>> {
    return new Map(scopes.map((scope) => [scope, headOf(this.#rows.feed(scope))]));
  }

  async digestAt(scope: FeedScope, position: number): Promise<Hash | null> {
    return this.#rows.feed(scope).digests[position - 1] ?? null;
  }

  async readFeed(scope: FeedScope, after: number, most: ReadMost, own: Life): Promise<FeedItem[]> {
    const feed = this.#rows.feed(scope);
    const all = feed.items.slice(after, after + most.items + 1);
    const light = all.map((item) => withoutOwn(item, own.till, own.epoch));
    const items = page(light, feed, most);
    const others = this.#store.leak?.rows.feed(scope).items.slice(after, after + 1) ?? [];
    return items.length === 0 ? items : [...others, ...items.slice(others.length)];
  }

  async readCurrent(scope: FeedScope, after: number, to: number, most: ReadMost): Promise<FeedItem[]> {
    const feed = this.#rows.feed(scope);
    const current = feed.items.slice(after, to).filter((item) => {
      if (item.kind === 'facts') return true;
      return this.#rows.winners.get(keyOf({ ...item, scope }))?.position === item.position;
    });
    return page(current, feed, most);
  }

  #set<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    this.undo.push(() => {
      if (before === undefined) map.delete(key);
      else map.set(key, before);
    });
  }
}

function page(items: readonly FeedItem[], { unseen }: Feed, most: ReadMost): FeedItem[] {
  let bytes = 0;
  const taken: FeedItem[] = [];
  for (const item of items) {
    if (unseen.has(item.position)) continue;
    bytes += sizeOf(item);
    if (taken.length > 0 && (bytes > most.bytes || taken.length >= most.items)) break;
    taken.push(item);
  }
  return taken;
}

const headOf = ({ items, digests, min }: Feed): FeedHead => ({
  head: items.length,
  min,
  digest: digests.at(-1) ?? genesis.hash,
});
