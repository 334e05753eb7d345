/** What was kept and could not be opened; opened anew when somebody says so. `review.ts` has what only waits for a yes. */
import { and, asc, count, eq, notInArray, sql } from 'drizzle-orm';
import { publish } from '../../domain/kit/sync/push.ts';
import type { Registration, StoredEntry } from '../../domain/kit/sync/store.ts';
import type { ChangeScope } from '../../domain/kit/sync/wire.ts';
import { sha256 } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { hqTx } from '../store/store.ts';
import { entry, quarantine, tillReport } from '../store/tables.ts';

export const itsEntry = and(
  eq(entry.companyId, quarantine.companyId),
  eq(entry.till, quarantine.till),
  eq(entry.stream, quarantine.stream),
  eq(entry.seq, quarantine.seq),
);

export const listQuarantine = ({ hq }: HqKit, owner: string, limit: number) =>
  inCompany(hq, owner, async (tx) => {
    const broken = notInArray(quarantine.reason, ['revoked', 'retired']);
    const mine = and(eq(quarantine.companyId, owner), broken);
    const [counted] = await tx.select({ total: count() }).from(quarantine).where(mine);
    const bytes = sql<number>`coalesce(octet_length(${entry.body}), 0)`;
    const { till, stream, seq, at } = quarantine;
    const reason = sql<'unreadable' | 'foreignScope' | 'idReused'>`${quarantine.reason}`;
    const rows = await tx
      .select({ till, stream, seq, reason, at, command: entry.command, bytes })
      .from(quarantine)
      .innerJoin(entry, itsEntry)
      .where(mine)
      .orderBy(asc(at), asc(till), asc(stream), asc(seq))
      .limit(limit);
    return { total: counted?.total ?? 0, rows };
  });

export interface Place {
  readonly till: string;
  readonly stream: number;
  readonly seq: number;
}

/**
 * What can be opened now goes into the feeds, as if it had just come. That a till was revoked is no reason any more:
 * somebody looked. An entry whose id was taken stays.
 */
export const replay = (kit: HqKit, owner: string, places: readonly Place[]) =>
  inCompany(kit.hq, owner, async (tx) => {
    const port = hqTx(tx, { serverEpoch: kit.server.epoch, company: owner, displaced: false });
    const byTill = Map.groupBy(
      [...places].sort((a, b) => a.stream - b.stream || a.seq - b.seq),
      ({ till }) => till,
    );
    let opened = 0;
    // In one order for everybody who replays: each till's row is held.
    for (const [till, its] of [...byTill].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const registration = await port.registration(till);
      if (!registration) continue;
      opened += await replayTill(tx, owner, { ...registration, state: 'active' }, { port, its });
    }
    return { opened, left: places.length - opened };
  });

async function replayTill(
  tx: Db,
  owner: string,
  registration: Registration,
  { port, its }: { port: ReturnType<typeof hqTx>; its: readonly Place[] },
): Promise<number> {
  const entries: StoredEntry[] = [];
  for (const place of its) {
    const held = await takeHeld(tx, owner, place);
    if (held) entries.push(held);
  }
  const still = await publish(sha256, port, registration, entries);
  if (still.length > 0) await port.quarantine(still);
  return entries.length - still.length;
}

async function takeHeld(tx: Db, owner: string, { till, stream, seq }: Place): Promise<StoredEntry | null> {
  const [row] = await tx
    .select({ entry, reason: quarantine.reason })
    .from(quarantine)
    .innerJoin(entry, itsEntry)
    .where(
      and(
        eq(quarantine.companyId, owner),
        eq(quarantine.till, till),
        eq(quarantine.stream, stream),
        eq(quarantine.seq, seq),
      ),
    );
  if (!row || row.reason === 'idReused') return null;
  const { companyId: _, scopes, ...rest } = row.entry;
  await tx
    .delete(quarantine)
    .where(
      and(
        eq(quarantine.companyId, owner),
        eq(quarantine.till, till),
        eq(quarantine.stream, stream),
        eq(quarantine.seq, seq),
      ),
    );
  return { ...rest, scopes: JSON.parse(scopes) as ChangeScope[] };
}

/**
 * What did not go by itself, by till: what waits for a person there, as it last said, and what happened between it
 * and headquarters.
 */
export const hitchesOf = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const { tillId: till, forks, clamped, conflicts, laidAside } = tillReport;
    const quarantined = sql<number>`(select count(*) from quarantine q
      where q.company_id = till_report.company_id and q.till = till_report.till_id and not q.aside)`;
    const rows = await tx
      .select({ till, conflicts, laidAside, quarantined, clamped, forks })
      .from(tillReport)
      .where(eq(tillReport.companyId, owner))
      .orderBy(asc(till));
    return rows.filter(({ till: _, ...counts }) => Object.values(counts).some((n) => n > 0));
  });
