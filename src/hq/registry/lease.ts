/** Leases: what one till at a time may decide alone. */
import { and, eq, lt, or, sql } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import type { LeaseAnswer, LeaseRequest } from '../../domain/kit/sync/lease.ts';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { lease as leases } from '../store/tables.ts';
import { type Asking, isTheirSession } from './asking.ts';

const dayMs = 24 * 60 * 60 * 1000;
/**
 * A basket is held until the record that it was taken is everywhere. A resource stays with its till over a month
 * without a line; what can be spent comes back the next day.
 */
const termMs: Record<LeaseRequest['kind'], number> = {
  basket: 10 * 60 * 1000,
  resource: 30 * dayMs,
  giftCard: dayMs,
  wallet: dayMs,
  points: dayMs,
};

export interface Held {
  readonly till: string;
  readonly until: number;
}

/**
 * HQ knows no balances (those are folds of facts on the tills), so nothing is shared: who holds the lease may spend
 * all that was asked for, everybody else waits until it was given back or ran out.
 */
export function decideLease(
  held: Held | null,
  till: string,
  wanted: LeaseRequest,
  now: number,
): Omit<LeaseAnswer, 'heads'> {
  const isAnothers = held && held.till !== till && held.till !== wanted.from && held.until > now;
  if (isAnothers) return { granted: 0, until: held.until, heldBy: held.till };
  if (wanted.amount === 0) return { granted: 0, until: now, heldBy: null };
  return { granted: wanted.amount, until: now + termMs[wanted.kind], heldBy: till };
}

export async function lease(
  kit: HqKit,
  { asker, ports }: Asking,
  wanted: LeaseRequest,
): Promise<Answer<LeaseAnswer>> {
  const { company, till } = asker;
  if (!(await isTheirSession(ports, till, wanted.session))) return no('Fenced');
  const decided = await inCompany(kit.hq, company, async (tx) => {
    const { kind, subject } = wanted;
    const ofKind = and(eq(leases.companyId, company), eq(leases.kind, kind));
    const same = and(ofKind, eq(leases.subject, subject));
    const nobodys = { companyId: company, kind, subject, till, granted: 0, used: 0, until: 0 };
    // Written in any case, so that two who ask at once wait for each other on the row.
    const [held] = await tx
      .insert(leases)
      .values(nobodys)
      .onConflictDoUpdate({
        target: [leases.companyId, leases.kind, leases.subject],
        set: { till: sql`${leases.till}` },
      })
      .returning();
    const now = kit.now();
    const answer = decideLease(held ?? null, till, wanted, now);
    if (answer.heldBy === till) {
      const { granted, until } = answer;
      await tx.update(leases).set({ till, granted, until, used: wanted.used }).where(same);
    }
    // What was given back leaves no row, and takes along what was never given back.
    if (answer.heldBy === null)
      await tx
        .delete(leases)
        .where(and(ofKind, or(eq(leases.subject, subject), lt(leases.until, now - 30 * dayMs))));
    return answer;
  });
  return ok({ ...decided, heads: await headsOf({ asker, ports }) });
}

/** Read after the lease: whoever gave it back had pushed first. */
const headsOf = ({ asker, ports }: Asking): Promise<LeaseAnswer['heads']> =>
  ports.store.transact(async (tx) => {
    const { feeds = [] } = (await tx.registration(asker.till)) ?? {};
    const heads = await tx.heads(feeds);
    return Object.fromEntries([...heads].map(([scope, { head }]) => [scope, head]));
  });
