/** A machine takes a till's place: whoever had it before is known by its old key from then on. */
import { and, eq } from 'drizzle-orm';
import { genesis } from '../../domain/kit/sync/chain.ts';
import type { Db } from '../store/db.ts';
import { pastKey, stream, till } from '../store/tables.ts';

export interface NewPlace {
  readonly company: string;
  readonly id: string;
  readonly branch: string;
  readonly code: string;
  readonly name: string;
  readonly allBranches: boolean;
  readonly publicKey: string;
  readonly now: number;
}

export async function takePlace(tx: Db, place: NewPlace): Promise<void> {
  const { company: companyId, id, branch: branchId, code, name, allBranches, publicKey, now } = place;
  await keepPastKey(tx, companyId, id, publicKey);
  const settled = { branchId, code, name, allBranches, publicKey };
  const row = { ...settled, state: 'active', stateAt: now, enrolledAt: now } as const;
  await tx
    .insert(till)
    .values({ companyId, id, ...row })
    .onConflictDoUpdate({ target: [till.companyId, till.id], set: row });
}

/**
 * A machine with an empty journal begins its epoch here and now: another that had the place, and never said so, is not
 * taken for it.
 */
export async function beginStream(tx: Db, companyId: string, id: string, epoch: number): Promise<void> {
  const { seq, hash } = genesis;
  const marks = { baseSeq: seq, baseHash: hash, tipSeq: seq, tipHash: hash };
  const row = { companyId, till: id, epoch, ...marks, clock: null };
  await tx
    .insert(stream)
    .values({ ...row, session: '', nonce: '', pastNonces: '[]' })
    .onConflictDoNothing();
}

async function keepPastKey(tx: Db, companyId: string, tillId: string, next: string): Promise<void> {
  const [before] = await tx
    .select()
    .from(till)
    .where(and(eq(till.companyId, companyId), eq(till.id, tillId)));
  if (!before || before.publicKey === next) return;
  await tx.insert(pastKey).values({ companyId, tillId, publicKey: before.publicKey }).onConflictDoNothing();
}
