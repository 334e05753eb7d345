/**
 * The real store on PGlite beside the one in memory: the simulation asks both, goes on with what SQL says, and
 * breaks where they differ. One database serves all seeds.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { getTableName, sql } from 'drizzle-orm';
import { keyOf } from '../../src/domain/kit/sync/merge.ts';
import type {
  HqStore,
  HqTx,
  Quarantined,
  Registration,
  Stream,
  Winner,
} from '../../src/domain/kit/sync/store.ts';
import type { FeedScope } from '../../src/domain/kit/sync/wire.ts';
import { type HqDb, openPglite, rowsOf } from '../../src/hq/store/db.ts';
import { migrate } from '../../src/hq/store/migrate.ts';
import { hqStore } from '../../src/hq/store/store.ts';
import * as tables from '../../src/hq/store/tables.ts';
import { HqDied, type MemoryStore } from './memory-hq.ts';

const { companyTables, branch, till } = tables;
const { stream, entry, entryKey, quarantine, winner, feedHead, feedItem } = companyTables;
/** All but who the tills are. */
const lost = [stream, entry, entryKey, quarantine, winner, feedHead, feedItem].map(getTableName);

/** The rows of each table, as they were. */
type Kept = ReadonlyMap<string, readonly unknown[]>;

interface Asking {
  readonly memory: MemoryStore;
  readonly seen: HqStore;
  readonly displaced: boolean;
}

export class SqlTwin {
  readonly #hq: HqDb;
  /** What the simulator does by hand, done before the next transaction. */
  #first: (() => Promise<unknown>)[] = [];

  private constructor(hq: HqDb) {
    this.#hq = hq;
  }

  static async open(): Promise<SqlTwin> {
    const hq = await openPglite();
    await migrate(hq, join(import.meta.dirname, '../../drizzle-hq'));
    return new SqlTwin(hq);
  }

  close(): Promise<void> {
    return this.#hq.close();
  }

  /** For the next seed. */
  empty(): void {
    this.#first = [];
    const all = Object.values(companyTables).map((table) => sql.identifier(getTableName(table)));
    this.#do(() => this.#hq.db.execute(sql`truncate ${sql.join(all, sql`, `)}`));
  }

  register(company: string, one: Registration): void {
    const { allBranches, state } = one;
    const row = { branchId: one.branch, code: one.till, name: one.till, allBranches, state };
    const made = { companyId: company, id: one.till, stateAt: 0, publicKey: '', enrolledAt: 0 };
    const branches = one.feeds.flatMap((feed) => (feed.startsWith('branch:') ? [feed.slice(7)] : []));
    const { db } = this.#hq;
    this.#do(async () => {
      const rows = branches.map((id) => ({ companyId: company, id, code: id, name: id, createdAt: 0 }));
      await db.insert(branch).values(rows).onConflictDoNothing();
      const target = [till.companyId, till.id];
      await db
        .insert(till)
        .values({ ...row, ...made })
        .onConflictDoUpdate({ target, set: row });
    });
  }

  trim(company: string, scope: FeedScope): void {
    const mine = sql`company_id = ${company} and scope = ${scope}`;
    this.#do(() => this.#hq.db.execute(sql`update feed_head set min = head where ${mine}`));
  }

  release(company: string, one: Quarantined): void {
    const place = sql`till = ${one.till} and stream = ${one.stream} and seq = ${one.seq}`;
    this.#do(() =>
      this.#hq.db.execute(sql`delete from quarantine where company_id = ${company} and ${place}`),
    );
  }

  /** Answers how to go back to it. */
  backUp(): () => void {
    let kept: Kept = new Map();
    this.#do(async () => {
      const all: [string, readonly unknown[]][] = [];
      for (const name of lost)
        all.push([name, await rowsOf(this.#hq.db, sql`select * from ${sql.identifier(name)}`)]);
      kept = new Map(all);
    });
    return () => this.#restore(() => kept);
  }

  lose(): void {
    this.#restore(() => new Map());
  }

  #restore(kept: () => Kept): void {
    this.#do(async () => {
      for (const name of lost) {
        const table = sql.identifier(name);
        await this.#hq.db.execute(sql`truncate ${table}`);
        const rows = JSON.stringify(kept().get(name) ?? []);
        const all = sql`select * from json_populate_recordset(null::${table}, ${rows}::json)`;
        await this.#hq.db.execute(sql`insert into ${table} ${all}`);
      }
    });
  }

  #do(work: () => Promise<unknown>): void {
    this.#first.push(work);
  }

  /** `seen` is the store in memory as who asks sees it. */
  over(company: string, { memory, seen, displaced }: Asking): HqStore {
    return {
      durable: memory.durable,
      transact: async (run) => {
        for (const work of this.#first.splice(0)) await work();
        const { serverEpoch } = memory;
        const inSql = hqStore(this.#hq, { serverEpoch, company, displaced });
        return seen.transact((one) =>
          inSql.transact(async (other) => {
            const result = await run(both(one, other));
            if (memory.dying) throw new HqDied();
            return result;
          }),
        );
      },
    };
  }
}

/** All that a company's store can tell; asked of both, it compares them. */
export async function readAll(store: HqStore, { rows }: MemoryStore): Promise<void> {
  const everything = { items: 10 ** 6, bytes: 10 ** 9 };
  await store.transact(async (tx) => {
    await tx.heads([...rows.feeds.keys()]);
    for (const [scope, { items, digests }] of rows.feeds) {
      for (const at of digests.keys()) await tx.digestAt(scope, at + 1);
      await tx.readFeed(scope, 0, everything, { till: '', epoch: 0 });
      await tx.readCurrent(scope, 0, items.length, everything);
    }
    for (const { till, epoch } of rows.streams.values()) await tx.hashes(till, epoch, 0, 10 ** 9);
    for (const id of rows.registrations.keys()) await tx.streams(id);
    await tx.winners([...rows.winners.values()]);
  });
}

function both(memory: HqTx, inSql: HqTx): HqTx {
  return new Proxy(memory, {
    get(_, name: keyof HqTx) {
      if (name === 'serverEpoch') return inSql[name];
      return async (...given: unknown[]) => {
        const ask = (tx: HqTx) => (tx[name] as (...all: unknown[]) => Promise<unknown>)(...given);
        const [expected, answer] = [await ask(memory), await ask(inSql)];
        const [one, other] = [plain(name, expected), plain(name, answer)];
        if (!isDeepStrictEqual(one, other))
          throw new Error(`${name}: memory says ${JSON.stringify(one)}, SQL ${JSON.stringify(other)}`);
        return answer;
      };
    },
  });
}

/** As it counts: without the order of what has none, or the fields that only one of them carries along. */
function plain(name: keyof HqTx, value: unknown): unknown {
  const listed = value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : 1)) : (value ?? null);
  const copy: unknown = JSON.parse(JSON.stringify(listed));
  if (name === 'streams') return (copy as Stream[]).sort((a, b) => a.epoch - b.epoch);
  if (name === 'findMarks') return (copy as { seq: number }[]).sort((a, b) => a.seq - b.seq);
  if (name !== 'winners') return copy;
  const winners = (copy as Winner[]).map(({ scope, table, id, group, values, clock, entry }) => ({
    ...{ key: keyOf({ scope, table, id, group }), values, clock, entry },
  }));
  return winners.sort((a, b) => (a.key < b.key ? -1 : 1));
}
