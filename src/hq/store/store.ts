/** `HqStore` in SQL: one company's streams, entries, winners and feeds. */
import { and, eq, sql } from 'drizzle-orm';
import { genesis, type Mark } from '../../domain/kit/sync/chain.ts';
import type { FeedHead, HqStore, HqTx, Registration, Stream } from '../../domain/kit/sync/store.ts';
import type { FeedScope } from '../../domain/kit/sync/wire.ts';
import { type Db, type HqDb, inCompany, rowsOf } from './db.ts';
import { entryTx } from './entries.ts';
import { type Bodies, feedTx } from './feeds.ts';
import { branch, stream, till } from './tables.ts';

export interface StoreOf {
  /** Read once a start: who restores the database starts its processes anew. */
  readonly serverEpoch: string;
  readonly company: string;
  /** Who asks had a till's place before another machine took it: the till is no more, for it. */
  readonly displaced: boolean;
}

export const hqStore = (hq: HqDb, of: StoreOf): HqStore => ({
  durable: hq.durable,
  transact: (run) => inCompany(hq, of.company, (tx) => run(hqTx(tx, of))),
});

export function hqTx(tx: Db, of: StoreOf): HqTx {
  const { serverEpoch, company } = of;
  const bodies: Bodies = new Map();
  return {
    serverEpoch,
    ...streamTx(tx, of),
    ...entryTx(tx, company, bodies),
    ...feedTx(tx, company, bodies),
  };
}

type StreamTx = Pick<HqTx, 'registration' | 'streams' | 'putStream' | 'findMarks' | 'heads'>;

const streamTx = (tx: Db, { company, displaced }: StoreOf): StreamTx => ({
  registration: async (id) => {
    const mine = and(eq(till.companyId, company), eq(till.id, id));
    const [row] = await tx.select().from(till).where(mine).for('update');
    if (!row) return null;
    const { branchId, allBranches } = row;
    const state = displaced ? 'retired' : row.state;
    const branches = allBranches
      ? await tx
          .select({ id: branch.id })
          .from(branch)
          .where(eq(branch.companyId, company))
          .orderBy(branch.id)
      : [{ id: branchId }];
    return { till: id, branch: branchId, allBranches, state, feeds: feedsOf(id, branches) };
  },
  streams: async (id) => {
    const mine = and(eq(stream.companyId, company), eq(stream.till, id));
    return (await tx.select().from(stream).where(mine).orderBy(stream.epoch)).map(streamOf);
  },
  putStream: async (one) => {
    const row = rowOfStream(one);
    const target = [stream.companyId, stream.till, stream.epoch];
    await tx
      .insert(stream)
      .values({ companyId: company, ...row })
      .onConflictDoUpdate({ target, set: row });
  },
  findMarks: async (id, marks) =>
    rowsOf<Mark>(
      tx,
      sql`select distinct e.seq, e.hash
        from json_to_recordset(${JSON.stringify(marks)}::json) as m (seq bigint, hash text)
        join stream s on s.company_id = ${company} and s.till = ${id}
        join entry e on e.company_id = s.company_id and e.till = s.till and e.stream = s.epoch
          and e.seq = m.seq and e.hash = m.hash`,
    ),
  heads: async (scopes) => {
    const rows = await rowsOf<FeedHead & { scope: FeedScope }>(
      tx,
      sql`select scope, head, min, digest from feed_head
        where company_id = ${company} and scope = any(${sql.param(scopes)}::text[])`,
    );
    const known = new Map(rows.map(({ scope, ...head }) => [scope, head]));
    return new Map(scopes.map((scope) => [scope, known.get(scope) ?? nothingYet]));
  },
});

const nothingYet: FeedHead = { head: 0, min: 0, digest: genesis.hash };

const feedsOf = (id: string, branches: readonly { id: string }[]): Registration['feeds'] => [
  'company',
  ...branches.map((one) => `branch:${one.id}`),
  `till:${id}`,
];

function streamOf(row: typeof stream.$inferSelect): Stream {
  const { baseSeq, baseHash, tipSeq, tipHash, pastNonces, companyId: _, ...same } = row;
  return {
    ...same,
    base: { seq: baseSeq, hash: baseHash },
    tip: { seq: tipSeq, hash: tipHash },
    pastNonces: JSON.parse(pastNonces) as string[],
  };
}

function rowOfStream({ base, tip, pastNonces, ...same }: Stream) {
  return {
    ...same,
    baseSeq: base.seq,
    baseHash: base.hash,
    tipSeq: tip.seq,
    tipHash: tip.hash,
    pastNonces: JSON.stringify(pastNonces),
  };
}
