/** The journal of the tills, taken in as it came: one statement a batch, whatever its size. */
import { and, between, eq, sql } from 'drizzle-orm';
import type { HqTx } from '../../domain/kit/sync/store.ts';
import { type Db, rowsOf } from './db.ts';
import { type Bodies, bodyKey } from './feeds.ts';
import { entry, quarantine } from './tables.ts';

type EntryTx = Pick<HqTx, 'hashes' | 'addEntries' | 'quarantine'>;

export const entryTx = (tx: Db, company: string, bodies: Bodies): EntryTx => ({
  hashes: async (till, stream, from, to) => {
    const own = and(eq(entry.companyId, company), eq(entry.till, till), eq(entry.stream, stream));
    const rows = await tx
      .select({ seq: entry.seq, hash: entry.hash })
      .from(entry)
      .where(and(own, between(entry.seq, from, to)));
    return new Map(rows.map(({ seq, hash }) => [seq, hash]));
  },
  addEntries: async (entries) => {
    for (const one of entries) bodies.set(bodyKey(one), one.body);
    const rows = entries.map(({ scopes, ...one }) => ({ ...one, scopes: JSON.stringify(scopes) }));
    await tx.execute(sql`
      insert into entry (company_id, till, stream, seq, epoch, id, schema, at, hlc, clock, command, actor, approval,
        sets, scopes, body, body_hash, hash, received_at)
      select ${company}, till, stream, seq, epoch, id, schema, at, hlc, clock, command, actor, approval,
        sets, scopes, body, "bodyHash", hash, "receivedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as e (till text, stream bigint, seq bigint, epoch bigint,
        id text, schema bigint, at bigint, hlc text, clock text, command text, actor text, approval text,
        sets boolean, scopes text, body text, "bodyHash" text, hash text, "receivedAt" bigint)`);
    return knownBefore(tx, company, entries);
  },
  quarantine: async (rows) => {
    const at = sql<number>`(extract(epoch from now()) * 1000)::bigint`;
    await tx
      .insert(quarantine)
      .values(rows.map((row) => ({ companyId: company, ...row, at, aside: false })))
      .onConflictDoUpdate({
        target: [quarantine.companyId, quarantine.till, quarantine.stream, quarantine.seq],
        set: { reason: sql`excluded.reason` },
      });
  },
});

/** Ids are taken in their order, so that two tills with the same ones do not wait for each other crosswise. */
async function knownBefore(
  tx: Db,
  company: string,
  entries: readonly { readonly id: string; readonly bodyHash: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = JSON.stringify(entries.map(({ id, bodyHash }) => ({ id, bodyHash })));
  const taken = await rowsOf<{ id: string }>(
    tx,
    sql`insert into entry_key (company_id, id, body_hash)
      select ${company}, id, "bodyHash" from json_to_recordset(${ids}::json) as e (id text, "bodyHash" text) order by id
      on conflict do nothing returning id`,
  );
  if (taken.length === entries.length) return new Map();
  const fresh = new Set(taken.map(({ id }) => id));
  const known = entries.filter(({ id }) => !fresh.has(id)).map(({ id }) => id);
  const rows = await rowsOf<{ id: string; bodyHash: string }>(
    tx,
    sql`select id, body_hash as "bodyHash" from entry_key
      where company_id = ${company} and id = any(${sql.param(known)}::text[])`,
  );
  return new Map(rows.map(({ id, bodyHash }) => [id, bodyHash]));
}
