/** The tills of a company as headquarters knows them. */
import { and, asc, eq, ne } from 'drizzle-orm';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { feedHead, seal, till, tillReport } from '../store/tables.ts';

type Report = typeof tillReport.$inferSelect;
type Heads = readonly { readonly scope: string; readonly head: number }[];

export const tillsOf = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const ofReport = and(eq(tillReport.companyId, till.companyId), eq(tillReport.tillId, till.id));
    const rows = await tx
      .select({ till, report: tillReport })
      .from(till)
      .leftJoin(tillReport, ofReport)
      .where(eq(till.companyId, owner))
      .orderBy(asc(till.branchId), asc(till.code), asc(till.id));
    const heads = await tx.select().from(feedHead).where(eq(feedHead.companyId, owner));
    const seals = await tx.select().from(seal).where(eq(seal.companyId, owner)).orderBy(asc(seal.sealedAt));
    const lastSeals = new Map(seals.map((one) => [one.till, one]));
    return rows.map(({ till: one, report }) => {
      const { id, branchId, code, name, allBranches, state, enrolledAt } = one;
      const last = lastSeals.get(id);
      return {
        ...{ id, branch: branchId, code, name, allBranches, state, enrolledAt },
        report: report === null ? null : shownReport(report, one, heads),
        lastSeal: last ? { businessDate: last.businessDate, sealedAt: last.sealedAt } : null,
      };
    });
  });

function shownReport(
  { app, schema, skewMs, pending, oldestMs, freeMb, seenAt, pushedAt, cursors }: Report,
  { id, branchId, allBranches }: typeof till.$inferSelect,
  heads: Heads,
) {
  const at = JSON.parse(cursors) as Record<string, number>;
  const takes = (scope: string) =>
    scope === 'company' ||
    scope === `till:${id}` ||
    (scope.startsWith('branch:') && (allBranches || scope === `branch:${branchId}`));
  const behind = heads
    .filter(({ scope }) => takes(scope))
    .reduce((sum, { scope, head }) => sum + Math.max(0, head - (at[scope] ?? 0)), 0);
  return { app, schema, skewMs, pending, oldestMs, freeMb, seenAt, pushedAt, behind };
}

/** A till that another machine displaced cannot come back by this: `retired` stays. */
export const setState = (
  { hq, now, log }: HqKit,
  owner: string,
  id: string,
  state: 'active' | 'revoked',
): Promise<boolean> =>
  inCompany(hq, owner, async (tx) => {
    const mine = and(eq(till.companyId, owner), eq(till.id, id), ne(till.state, 'retired'));
    const set = await tx.update(till).set({ state, stateAt: now() }).where(mine).returning({ id: till.id });
    if (set.length > 0) log.info({ company: owner, till: id, state }, 'the state of a till was set');
    return set.length > 0;
  });
