/** Business days: complete when every till sealed, or was waived. */
import { and, asc, between, eq } from 'drizzle-orm';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { seal, till, waiver } from '../store/tables.ts';

interface Total {
  readonly currency: string;
  readonly salesMinor: number;
  readonly count: number;
}
type Sealed = Pick<typeof seal.$inferSelect, 'till' | 'businessDate' | 'totals'>;
type Waived = Pick<typeof waiver.$inferSelect, 'till' | 'businessDate' | 'reason'>;
type Till = Pick<typeof till.$inferSelect, 'id' | 'state' | 'allBranches' | 'enrolledAt'>;

export const daysOf = ({ hq }: HqKit, owner: string, { from, to }: { from: string; to: string }) =>
  inCompany(hq, owner, async (tx) => {
    const seals = await tx
      .select()
      .from(seal)
      .where(and(eq(seal.companyId, owner), between(seal.businessDate, from, to)));
    const waivers = await tx
      .select()
      .from(waiver)
      .where(and(eq(waiver.companyId, owner), between(waiver.businessDate, from, to)));
    const tills = await tx.select().from(till).where(eq(till.companyId, owner)).orderBy(asc(till.id));
    return daysFrom(seals, waivers, tills);
  });

/** A day is one that somebody sealed; back-office nodes sell nothing and need not. */
export function daysFrom(seals: readonly Sealed[], waivers: readonly Waived[], tills: readonly Till[]) {
  const dates = [...new Set(seals.map(({ businessDate }) => businessDate))].sort().reverse();
  return dates.map((businessDate) => {
    const ofDay = tills.flatMap(({ id, ...one }) => {
      const its = seals.filter((sealed) => sealed.till === id && sealed.businessDate === businessDate);
      const waived = waivers.find((one) => one.till === id && one.businessDate === businessDate);
      if (its.length === 0 && !waived && !isDue(one, businessDate)) return [];
      const state = its.length > 0 ? 'sealed' : waived ? 'waived' : 'missing';
      const reason = waived?.reason ?? null;
      return [{ till: id, state, shifts: its.length, totals: sum(its), reason } as const];
    });
    return { businessDate, complete: ofDay.every(({ state }) => state !== 'missing'), tills: ofDay };
  });
}

const isDue = ({ state, allBranches, enrolledAt }: Omit<Till, 'id'>, businessDate: string): boolean =>
  state === 'active' && !allBranches && new Date(enrolledAt).toISOString().slice(0, 10) <= businessDate;

function sum(seals: readonly Sealed[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { currency, salesMinor, count } of seals.flatMap((one) => JSON.parse(one.totals) as Total[])) {
    const before = totals.get(currency) ?? { currency, salesMinor: 0, count: 0 };
    totals.set(currency, {
      currency,
      salesMinor: before.salesMinor + salesMinor,
      count: before.count + count,
    });
  }
  return [...totals.values()];
}

export const waive = (
  { hq, now }: HqKit,
  owner: string,
  { businessDate, till: id, reason, by }: { businessDate: string; till: string; reason: string; by: string },
): Promise<boolean> =>
  inCompany(hq, owner, async (tx) => {
    const mine = and(eq(till.companyId, owner), eq(till.id, id));
    if ((await tx.select({ id: till.id }).from(till).where(mine)).length === 0) return false;
    const row = { companyId: owner, businessDate, till: id, by, reason, at: now() };
    await tx.insert(waiver).values(row).onConflictDoNothing();
    return true;
  });
