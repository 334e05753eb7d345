/** One-time codes that make a machine a till. */
import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { readable } from '../../domain/kit/sync/enrol.ts';
import { digestOf } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { branch, company, enrolCode, till } from '../store/tables.ts';

const codeMs = 10 * 60 * 1000;
const codeLength = 10;

export interface CodeFor {
  readonly company: string;
  readonly branch: string;
  readonly tillCode: string;
  readonly allBranches: boolean;
  /** The till whose place the machine takes. */
  readonly replaces?: string | undefined;
  readonly madeBy: string;
}

export type MadeCode =
  | { readonly kind: 'made'; readonly code: string; readonly expiresAt: number }
  | { readonly kind: 'codeTaken' }
  | { readonly kind: 'notThere' };

/** `<handle of the company>-<10 letters>`: 50 bits, ten minutes, once. */
export async function makeCode({ hq, random, now }: HqKit, wanted: CodeFor): Promise<MadeCode> {
  const [owner] = await hq.db.select().from(company).where(eq(company.companyId, wanted.company));
  if (!owner) return { kind: 'notThere' };
  return inCompany(hq, wanted.company, async (tx): Promise<MadeCode> => {
    const place = await placeOf(tx, wanted);
    if (!place) return { kind: 'notThere' };
    if (await isTaken(tx, { company: wanted.company, ...place })) return { kind: 'codeTaken' };
    const code = `${owner.handle}-${readable(random(codeLength))}`;
    const expiresAt = now() + codeMs;
    const over = and(eq(enrolCode.companyId, wanted.company), lt(enrolCode.expiresAt, now()));
    await tx.delete(enrolCode).where(over);
    await tx.insert(enrolCode).values({
      companyId: wanted.company,
      hash: digestOf(code),
      branchId: place.branch,
      tillCode: place.tillCode,
      allBranches: wanted.allBranches,
      replaces: wanted.replaces ?? null,
      madeBy: wanted.madeBy,
      expiresAt,
      used: false,
    });
    return { kind: 'made', code, expiresAt };
  });
}

/** As people type it. */
export const plainCode = (code: string): string =>
  code.trim().toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

export interface Place {
  readonly branch: string;
  readonly tillCode: string;
  readonly replaces?: string | undefined;
}

/** A till that is replaced keeps its branch and its code. */
async function placeOf(tx: Db, wanted: CodeFor): Promise<Place | null> {
  const { company: owner, branch: branchId, replaces } = wanted;
  if (replaces === undefined) {
    const mine = and(eq(branch.companyId, owner), eq(branch.id, branchId));
    const [there] = await tx.select().from(branch).where(mine);
    return there ? { branch: branchId, tillCode: wanted.tillCode } : null;
  }
  const mine = and(eq(till.companyId, owner), eq(till.id, replaces));
  const [there] = await tx.select().from(till).where(mine);
  return there ? { branch: there.branchId, tillCode: there.code, replaces } : null;
}

/** Receipt numbers are led by branch and till: no two tills of a branch bear one code, not even a revoked one. */
export async function isTaken(
  tx: Db,
  { company: owner, branch: branchId, tillCode, replaces }: Place & { company: string },
): Promise<boolean> {
  const same = and(
    eq(till.companyId, owner),
    eq(till.branchId, branchId),
    sql`lower(${till.code}) = lower(${tillCode})`,
  );
  const others = await tx
    .select({ id: till.id })
    .from(till)
    .where(and(same, ne(till.id, replaces ?? '')));
  return others.length > 0;
}
