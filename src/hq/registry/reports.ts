/** What tills say of themselves as they go, for the console and the metrics. */
import { and, eq, sql } from 'drizzle-orm';
import type { Answer } from '../../domain/kit/sync/answer.ts';
import type {
  HelloRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  TillStanding,
} from '../../domain/kit/sync/wire.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { tillReport } from '../store/tables.ts';
import type { Asker } from './tokens.ts';

export async function reportHello(kit: HqKit, asker: Asker, hello: HelloRequest): Promise<void> {
  // A machine that lost its place says nothing about the till that has it now.
  if (asker.displaced) return;
  const { app, schema } = hello;
  const cursors = Object.fromEntries(
    Object.entries(hello.cursors).map(([scope, at]) => [scope, at.position]),
  );
  const row = { app, schema, ...saidAt(kit.now(), hello), cursors: JSON.stringify(cursors) };
  const mine = {
    ...{ companyId: asker.company, tillId: asker.till, pushedAt: null, clamped: 0, forks: 0 },
    ...{ conflicts: 0, laidAside: 0 },
  };
  await inCompany(kit.hq, asker.company, (tx) =>
    tx
      .insert(tillReport)
      .values({ ...mine, ...row })
      .onConflictDoUpdate({ target: [tillReport.companyId, tillReport.tillId], set: row }),
  );
}

const saidAt = (now: number, { clock, conflicts, laidAside, ...said }: TillStanding) => ({
  ...{ pending: said.pending, oldestMs: said.oldestMs, freeMb: said.freeMb },
  ...{ skewMs: clock - now, seenAt: now },
  ...(conflicts === undefined ? {} : { conflicts }),
  ...(laidAside === undefined ? {} : { laidAside }),
});

export async function reportPush(
  kit: HqKit,
  asker: Asker,
  { entries }: PushRequest,
  answer: Answer<PushAnswer>,
): Promise<void> {
  const { metrics, log } = kit;
  const now = kit.now();
  metrics.pushes.inc({ result: answer.ok ? 'taken' : answer.refused.code });
  if (!answer.ok) {
    if (answer.refused.code === 'Fork') metrics.forks.inc();
    if (answer.refused.code === 'Fork' && !asker.displaced)
      await change(kit, asker, { forks: sql`${tillReport.forks} + 1` });
    return;
  }
  const { clamped, quarantined } = answer.value;
  metrics.entries.inc(entries.length);
  metrics.clamped.inc(clamped.length);
  metrics.quarantined.inc(quarantined.length);
  if (quarantined.length > 0)
    log.warn({ company: asker.company, till: asker.till, quarantined }, 'entries were kept apart');
  if (asker.displaced) return;
  const pending = sql`case when ${tillReport.pending} > ${entries.length}::bigint
    then ${tillReport.pending} - ${entries.length}::bigint else 0 end`;
  const more = clamped.length > 0 ? { clamped: sql`${tillReport.clamped} + ${clamped.length}::bigint` } : {};
  await change(kit, asker, { pending, seenAt: now, pushedAt: now, ...more });
}

/** What it was given counts as fetched; where it could not keep that, its next pull says so. */
export function reportPull(
  kit: HqKit,
  asker: Asker,
  { cursors, standing }: PullRequest,
  { pages }: PullAnswer,
): Promise<void> {
  const given = Object.fromEntries(pages.map(({ scope, to }) => [scope, to]));
  const now = kit.now();
  const said = standing ? saidAt(now, standing) : { seenAt: now };
  return change(kit, asker, { cursors: JSON.stringify({ ...cursors, ...given }), ...said });
}

const change = (
  { hq }: HqKit,
  { company, till }: Asker,
  set: Parameters<ReturnType<Db['update']>['set']>[0],
): Promise<void> =>
  inCompany(hq, company, async (tx) => {
    const mine = and(eq(tillReport.companyId, company), eq(tillReport.tillId, till));
    await tx
      .update(tillReport)
      .set(set as Partial<typeof tillReport.$inferInsert>)
      .where(mine);
  });
