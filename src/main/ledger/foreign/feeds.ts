/** How far a till has read the company's feeds: pages are applied together with their cursor, or not at all. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { assert } from '../../../domain/kit/result.ts';
import { genesis, type Hash, type Sha256 } from '../../../domain/kit/sync/chain.ts';
import { passOwn } from '../../../domain/kit/sync/prove.ts';
import type { Cursor, FeedItem, FeedScope, PushAnswer, PushRequest } from '../../../domain/kit/sync/wire.ts';
import { codecOf } from '../codec.ts';
import type { Beside, Ledger } from '../ledger.ts';
import { Applier, together } from './apply.ts';
import { type CursorRow, cursorOf } from './standing.ts';
import { syncCursor, syncStanding, waitingItem } from './tables.ts';
import { besideTx, type Witness } from './witness.ts';

/** What a slice of a page came to. */
export interface Taken {
  readonly items: number;
  /** Laid aside: of a newer schema, or impossible. */
  readonly waiting: number;
}

/** Far below every position: items of a feed as it was before it was read anew. */
const beforeAll = 10 ** 12;

/** Asked before each further item of a slice: is there still time? */
export type More = () => boolean;

export class Feeds {
  readonly #ledger: Ledger;
  readonly #tables: ReadonlyMap<string, SQLiteTable>;
  readonly #witness: Witness | null;

  /** `tables` are the facts and records this code knows. */
  constructor(ledger: Ledger, tables: readonly SQLiteTable[], witness: Witness | null = null) {
    this.#ledger = ledger;
    this.#witness = witness;
    this.#tables = new Map(tables.map((table) => [codecOf(table).spec.name, table]));
  }

  cursor(scope: FeedScope): Cursor {
    const row = this.#row(scope);
    return row ? cursorOf(row) : { position: 0, digest: genesis.hash };
  }

  /** The snapshot that is being read, if one is. */
  snapshot(scope: FeedScope): { at: number; digest: Hash; after: number } | null {
    const row = this.#row(scope);
    if (!row || row.snapshotAt === null) return null;
    return { at: row.snapshotAt, digest: row.snapshotDigest ?? '', after: row.snapshotAfter ?? 0 };
  }

  /**
   * One transaction of items that follow the cursor, and at least one; `digests` are the feed's after each.
   * Throws what may pass, a busy or full disk, with nothing done.
   */
  take(scope: FeedScope, items: readonly FeedItem[], digests: readonly Hash[], more: More): Taken {
    const { position } = this.cursor(scope);
    return this.#ledger.beside((parts) => {
      const taken = this.#apply(parts, scope, items, { more, bulk: false });
      const last = taken.items - 1;
      assert(items[0]?.position === position + 1, `${scope} continues at ${position + 1}`);
      this.#keepCursor(parts, scope, {
        position: items[last]?.position ?? position,
        digest: digests[last] ?? genesis.hash,
      });
      return taken;
    });
  }

  /** Reads a feed anew from a snapshot; what came of it before stays until the snapshot says otherwise. */
  beginSnapshot(scope: FeedScope, at: number, digest: Hash): void {
    this.#ledger.beside((parts) => {
      // What failed comes again. What waits for an update does too, but maybe after it, when its row would differ;
      // it makes room for what has its place now.
      parts.statements.of("delete from waiting_item where scope = ? and reason = 'failed'").run(scope);
      const aside = 'update waiting_item set position = position - ? where scope = ?';
      parts.statements.of(aside).run(beforeAll, scope);
      const zero = { scope, position: 0, digest: genesis.hash };
      this.#putCursor(parts, { ...zero, snapshotAt: at, snapshotDigest: digest, snapshotAfter: 0 });
    });
  }

  /** HQ no longer has the snapshot that was begun. */
  dropSnapshot(scope: FeedScope): void {
    this.#ledger.beside((parts) => this.#keepCursor(parts, scope, this.cursor(scope)));
  }

  /** One transaction of a snapshot's items; with the last of them (`isLast`) the feed goes on from there. */
  takeSnapshot(scope: FeedScope, items: readonly FeedItem[], isLast: boolean, more: More): Taken {
    const row = this.#row(scope);
    assert(row?.snapshotAt !== null && row !== undefined, `no snapshot of ${scope} was begun`);
    return this.#ledger.beside((parts) => {
      const none = { items: 0, waiting: 0 };
      const taken = items.length > 0 ? this.#apply(parts, scope, items, { more, bulk: true }) : none;
      if (isLast && taken.items === items.length) {
        const digest = row.snapshotDigest ?? genesis.hash;
        this.#keepCursor(parts, scope, { position: row.snapshotAt ?? 0, digest });
      } else {
        const after = items[taken.items - 1]?.position ?? row.snapshotAfter;
        this.#putCursor(parts, { ...row, snapshotAfter: after });
      }
      return taken;
    });
  }

  /** The feed and the cursor behind what was said; what others did in between is pulled, and the own with it. */
  passed(
    sha256: Sha256,
    said: Pick<PushRequest, 'epoch' | 'entries'>,
    { placed, serverEpoch }: PushAnswer,
  ): { readonly scope: FeedScope; readonly cursor: Cursor } | null {
    if (!placed || serverEpoch !== this.#ledger.standing.serverEpoch) return null;
    const { scope } = placed;
    if (this.snapshot(scope)) return null;
    const { tillId: till } = this.#ledger.identity;
    const cursor = passOwn(sha256, this.cursor(scope), { till, ...said, placed });
    return cursor && { scope, cursor };
  }

  /** What HQ said it has, and what was read by having said it: `passed` is a feed and the cursor behind it. */
  answered(
    known: { serverEpoch: string; acked: number; durable: number },
    passed: { readonly scope: FeedScope; readonly cursor: Cursor } | null = null,
  ): void {
    const { seen } = this.#ledger.standing;
    this.#ledger.beside((parts) => {
      putStanding(parts, { ...known, seen, contactAt: this.#ledger.now() });
      if (passed) this.#keepCursor(parts, passed.scope, passed.cursor);
    });
  }

  /** Own edits up to `seq` are answered: HQ's winners take their place. Answers how many it did. */
  settle(seq: number, most: number): number {
    const due = this.#ledger.read.all<{ tab: string; id: string; grp: string }>(
      'select tab, id, grp from own_edit where seq <= ? limit ?',
      seq,
      most,
    );
    if (due.length === 0) return 0;
    this.#ledger.beside((parts) => {
      const applier = this.#applier(parts);
      for (const { tab, id, grp } of due) {
        parts.statements.of('delete from own_edit where tab = ? and id = ? and grp = ?').run(tab, id, grp);
        applier.reveal(tab, id, grp);
      }
    });
    return due.length;
  }

  /** Tries an item again that was laid aside. */
  again(scope: FeedScope, position: number): boolean {
    const codec = codecOf(waitingItem);
    const key = codec.keyOf({ scope, position });
    return this.#ledger.beside((parts) => {
      const raw = parts.statements.of(codec.selectByKey).get(...key) as Record<string, unknown> | undefined;
      if (!raw) return false;
      const { reason, ...row } = codec.decode(raw) as (typeof waitingItem)['$inferSelect'];
      const item: FeedItem = { ...row.item, position };
      const applier = this.#applier(parts);
      const overtaken = item.kind === 'group' && applier.isOvertaken(item, reason);
      if (!overtaken && applier.apply(scope, [item]) > 0) return false;
      parts.statements.of(codec.deleteByKey).run(...key);
      parts.touched(codec.spec.name);
      return true;
    });
  }

  #apply(
    parts: Beside,
    scope: FeedScope,
    items: readonly FeedItem[],
    { more, bulk }: { more: More; bulk: boolean },
  ): Taken {
    const applier = this.#applier(parts, bulk);
    let { seen } = this.#ledger.standing;
    let waiting = 0;
    let done = 0;
    while (done < items.length) {
      if (done > 0 && !more()) break;
      const next = items.slice(done, done + together(items, done));
      waiting += applier.apply(scope, next);
      for (const { clock } of next) if (seen === null || clock > seen) seen = clock;
      done += next.length;
    }
    if (seen !== null) parts.statements.of('update sync_standing set seen = ? where one = 1').run(seen);
    return { items: done, waiting };
  }

  #applier(parts: Beside, bulk = false): Applier {
    const witness = this.#witness;
    const watched = witness && { witness, tx: besideTx(this.#ledger, parts), bulk };
    const { identity } = this.#ledger;
    return new Applier(parts, this.#tables, { at: this.#ledger.now(), identity }, watched);
  }

  #keepCursor(parts: Beside, scope: FeedScope, cursor: Cursor): void {
    const none = { snapshotAt: null, snapshotDigest: null, snapshotAfter: null };
    this.#putCursor(parts, { scope, ...cursor, ...none });
  }

  #putCursor(parts: Beside, row: CursorRow): void {
    const codec = codecOf(syncCursor);
    parts.statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    parts.touched(codec.spec.name);
  }

  #row(scope: FeedScope): CursorRow | undefined {
    const codec = codecOf(syncCursor);
    const raw = this.#ledger.read.get<Record<string, unknown>>(codec.selectByKey, scope);
    return raw && (codec.decode(raw) as CursorRow);
  }
}

export function putStanding(parts: Beside, row: Omit<(typeof syncStanding)['$inferInsert'], 'one'>): void {
  const codec = codecOf(syncStanding);
  parts.statements.of(codec.replace).run(...codec.encode(codec.complete({ one: 1, ...row })));
  parts.touched(codec.spec.name);
}
