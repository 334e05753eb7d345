/** Leases: what one till at a time may decide alone. */
import { and, eq } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import type { LeaseAnswer, LeaseRequest } from '../../domain/kit/sync/lease.ts';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { lease as leases } from '../store/tables.ts';
import { type Asking, isTheirSession } from './asking.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A resource stays with its till over a month without a line; what can be spent comes back the next day. */
const termMs: Record<LeaseRequest['kind'], number> = {
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
export function decideLease(held: Held | null, till: string, wanted: LeaseRequest, now: number): LeaseAnswer {
  if (held && held.till !== till && held.until > now)
    return { granted: 0, until: held.until, heldBy: held.till };
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
  const { kind, subject } = wanted;
  return inCompany(kit.hq, company, async (tx) => {
    // Made first, so that two who ask at once wait for each other on the row.
    const nobodys = { companyId: company, kind, subject, till, granted: 0, used: 0, until: 0 };
    await tx.insert(leases).values(nobodys).onConflictDoNothing();
    const same = and(eq(leases.companyId, company), eq(leases.kind, kind), eq(leases.subject, subject));
    const [held] = await tx.select().from(leases).where(same).for('update');
    const answer = decideLease(held ?? null, till, wanted, kit.now());
    if (answer.heldBy === till || answer.heldBy === null) {
      const { granted, until } = answer;
      await tx.update(leases).set({ till, granted, until, used: wanted.used }).where(same);
    }
    return ok(answer);
  });
}
