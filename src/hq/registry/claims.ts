/**
 * Tills that this headquarters does not know and that say they are of a company: it was lost, or came back from a
 * backup older than they are. They prove a key and nothing else, so a person of the company says who they are.
 */
import { and, asc, count, eq, lt, sql } from 'drizzle-orm';
import { fingerprintOf, type TokenRequest } from '../../domain/kit/sync/enrol.ts';
import { isPublicKey, isSignedBy, sha256 } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { branch, claim, company, till } from '../store/tables.ts';
import { isTaken } from './codes.ts';
import { takePlace } from './place.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** As long as a till may have been away. */
export const returningMs = 30 * dayMs;
/** More than that nobody looks through; it is bounded, since anybody may ask. */
const mostOfCompany = 200;
const mostOfAll = 1000;
const againMs = 20_000;

/** Notes who asked, once the request was found to be of no till here. `text` is what it signed. */
export async function noteClaim(kit: HqKit, request: TokenRequest, text: string): Promise<void> {
  const { company: owner, till: tillId, claim: said, sig } = request;
  if (!said || !isPublicKey(said.publicKey) || !isSignedBy(said.publicKey, text, sig)) return;
  const now = kit.now();
  const [known] = await kit.hq.db.select().from(company).where(eq(company.companyId, owner));
  if (known && known.returningUntil < now) return;
  await kit.hq.db.delete(claim).where(lt(claim.seenAt, now - returningMs));
  const [all] = await kit.hq.db.select({ of: count() }).from(claim);
  await inCompany(kit.hq, owner, async (tx) => {
    const [mine] = await tx.select({ of: count() }).from(claim).where(eq(claim.companyId, owner));
    const full = Number(all?.of ?? 0) >= mostOfAll || Number(mine?.of ?? 0) >= mostOfCompany;
    const row = { ...rowOf(said), entries: said.entries, seenAt: now };
    const same = and(eq(claim.companyId, owner), isThis({ till: tillId, publicKey: said.publicKey }));
    const seen = and(same, lt(claim.seenAt, now - againMs));
    const changed = await tx.update(claim).set(row).where(seen).returning({ id: claim.tillId });
    if (changed.length > 0 || full) return;
    const { publicKey } = said;
    await tx
      .insert(claim)
      .values({ companyId: owner, tillId, publicKey, ...row, at: now })
      .onConflictDoNothing();
  });
}

const rowOf = ({ name, branch: branchId, branchCode, branchName, tillCode, allBranches }: Said) => ({
  ...{ name, branchId, branchCode, branchName, tillCode, allBranches },
});
type Said = NonNullable<TokenRequest['claim']>;

export interface Claimant {
  readonly till: string;
  readonly publicKey: string;
}
const isThis = ({ till: id, publicKey }: Claimant) =>
  and(eq(claim.tillId, id), eq(claim.publicKey, publicKey));

/** Who waits, and until when the door stands open. */
export const claimsOf = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const mine = eq(claim.companyId, owner);
    const rows = await tx
      .select({ claim, place: till.id })
      .from(claim)
      .leftJoin(till, and(eq(till.companyId, claim.companyId), eq(till.id, claim.tillId)))
      .where(mine)
      .orderBy(asc(claim.branchCode), asc(claim.tillCode), asc(claim.at), asc(claim.publicKey));
    return rows.map(({ claim: { companyId: _, tillId, branchId, ...said }, place }) => ({
      ...{ till: tillId, branch: branchId, ...said, fingerprint: fingerprintOf(sha256, said.publicKey) },
      /** A till here has this place: to let the machine in is to replace that one. */
      taken: place !== null,
    }));
  });

/** Lets a machine in as the till it says it is; its branch comes with it. */
export const acceptClaim = (kit: HqKit, owner: string, who: Claimant) =>
  inCompany(kit.hq, owner, async (tx): Promise<'accepted' | 'NotThere' | 'CodeTaken'> => {
    const same = and(eq(claim.companyId, owner), isThis(who));
    const [one] = await tx.select().from(claim).where(same).for('update');
    if (!one) return 'NotThere';
    const { branchId, tillCode, name, allBranches, publicKey } = one;
    if (!(await bringBranch(kit, tx, one))) return 'CodeTaken';
    const place = { company: owner, branch: branchId, tillCode, replaces: who.till };
    if (await isTaken(tx, place)) return 'CodeTaken';
    const taken = { company: owner, id: who.till, branch: branchId, code: tillCode, name, allBranches };
    await takePlace(tx, { ...taken, publicKey, now: kit.now() });
    await tx.delete(claim).where(same);
    kit.log.info({ company: owner, till: who.till }, 'a till came back');
    return 'accepted';
  });

/** False when another branch bears its code. */
async function bringBranch(kit: HqKit, tx: Db, one: typeof claim.$inferSelect): Promise<boolean> {
  const { companyId, branchId: id, branchCode: code, branchName } = one;
  const ofCompany = eq(branch.companyId, companyId);
  const [there] = await tx
    .select()
    .from(branch)
    .where(and(ofCompany, eq(branch.id, id)));
  if (there) return true;
  const same = and(ofCompany, sql`lower(${branch.code}) = lower(${code})`);
  if ((await tx.select().from(branch).where(same)).length > 0) return false;
  await tx.insert(branch).values({ companyId, id, code, name: branchName || code, createdAt: kit.now() });
  return true;
}

export const refuseClaim = ({ hq }: HqKit, owner: string, who: Claimant): Promise<boolean> =>
  inCompany(hq, owner, async (tx) => {
    const same = and(eq(claim.companyId, owner), isThis(who));
    return (await tx.delete(claim).where(same).returning({ id: claim.tillId })).length > 0;
  });

/** Closed, nobody is noted any more; what was noted goes. */
export async function openDoor(kit: HqKit, owner: string, open: boolean): Promise<void> {
  const returningUntil = open ? kit.now() + returningMs : 0;
  await kit.hq.db.update(company).set({ returningUntil }).where(eq(company.companyId, owner));
  if (!open) await inCompany(kit.hq, owner, (tx) => tx.delete(claim).where(eq(claim.companyId, owner)));
}

/** Companies that are not here and whose tills ask for them. As the owner of the database: for operators. */
export async function lostCompanies({ hq }: HqKit) {
  const rows = await hq.db
    .select({ company: claim.companyId, name: claim.name, branch: claim.branchName, at: claim.at })
    .from(claim)
    .leftJoin(company, eq(company.companyId, claim.companyId))
    .where(sql`${company.companyId} is null`)
    .orderBy(asc(claim.companyId), asc(claim.branchCode), asc(claim.tillCode));
  return [...Map.groupBy(rows, (row) => row.company)].map(([id, tills]) => ({
    ...{ id, tills: tills.map(({ name }) => name), branches: [...new Set(tills.map((one) => one.branch))] },
    since: Math.min(...tills.map(({ at }) => at)),
  }));
}
