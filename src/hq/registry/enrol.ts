/** A machine becomes a till: by a one-time code, in a new place or in that of another machine. */
import { and, eq, gt, sql } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import type { EnrolAnswer, EnrolRequest } from '../../domain/kit/sync/enrol.ts';
import { protocol } from '../../domain/kit/sync/wire.ts';
import { digestOf, isPublicKey, publicOf } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { feedTx } from '../store/feeds.ts';
import { branch, company, enrolCode, stream, till } from '../store/tables.ts';
import { isTaken, plainCode } from './codes.ts';
import { beginStream, takePlace } from './place.ts';

export async function enrol(kit: HqKit, request: EnrolRequest): Promise<Answer<EnrolAnswer>> {
  if (request.proto > protocol) return no('TooOld', { detail: `this HQ speaks version ${protocol}` });
  if (!isPublicKey(request.publicKey)) return no('BadRequest', { detail: 'no Ed25519 key' });
  const code = plainCode(request.code);
  const handle = code.slice(0, Math.max(0, code.lastIndexOf('-')));
  const [owner] = await kit.hq.db.select().from(company).where(eq(company.handle, handle));
  if (!owner) return no('NotFound', { detail: 'no such code' });
  return inCompany(kit.hq, owner.companyId, async (tx) => {
    const [used] = await tx
      .update(enrolCode)
      .set({ used: true })
      .where(
        and(
          eq(enrolCode.companyId, owner.companyId),
          eq(enrolCode.hash, digestOf(code)),
          eq(enrolCode.used, false),
          gt(enrolCode.expiresAt, kit.now()),
        ),
      )
      .returning();
    const given =
      used ?? (await usedByIt(kit, tx, { companyId: owner.companyId, hash: digestOf(code) }, request));
    if (!given) return no('NotFound', { detail: 'no such code' });
    const settled = await settle(kit, tx, given, request);
    if (!settled.ok && used) await giveBack(tx, used);
    return settled;
  });
}

/** A machine whose answer was lost on the way asks again: by its key it is the one that used the code. */
async function usedByIt(
  { now }: HqKit,
  tx: Db,
  { companyId, hash }: Pick<UsedCode, 'companyId' | 'hash'>,
  { publicKey }: EnrolRequest,
): Promise<UsedCode | undefined> {
  const fresh = gt(enrolCode.expiresAt, now());
  const [row] = await tx
    .select({ enrolCode })
    .from(enrolCode)
    .innerJoin(
      till,
      and(
        eq(till.companyId, enrolCode.companyId),
        eq(till.branchId, enrolCode.branchId),
        eq(till.code, enrolCode.tillCode),
        eq(till.publicKey, publicKey),
      ),
    )
    .where(and(eq(enrolCode.companyId, companyId), eq(enrolCode.hash, hash), fresh));
  return row?.enrolCode;
}

/** What was refused has used up nothing. */
async function giveBack(tx: Db, { companyId, hash }: UsedCode): Promise<void> {
  const mine = and(eq(enrolCode.companyId, companyId), eq(enrolCode.hash, hash));
  await tx.update(enrolCode).set({ used: false }).where(mine);
}

type UsedCode = typeof enrolCode.$inferSelect;

async function settle(
  kit: HqKit,
  tx: Db,
  code: UsedCode,
  request: EnrolRequest,
): Promise<Answer<EnrolAnswer>> {
  const { companyId, branchId, tillCode, allBranches } = code;
  const id = code.replaces ?? (await ownId(kit, tx, companyId, request));
  // Its chain is made of its id: with a past it cannot go by another's, whose machine must not lose its place.
  if (id !== request.self.till && request.self.tip.seq > 0)
    return no('Fork', { detail: 'this till has a past of its own' });
  if (!(await mayBring(tx, companyId, request.self)))
    return no('TwoPasts', { detail: 'this till and the company both have a past' });
  const place = { company: companyId, branch: branchId, tillCode, replaces: id };
  if (await isTaken(tx, place)) return no('NotFound', { detail: 'the code of the till is taken by now' });
  const [at] = await tx
    .select()
    .from(branch)
    .where(and(eq(branch.companyId, companyId), eq(branch.id, branchId)));
  if (!at) return no('NotFound', { detail: 'no such branch' });
  const { publicKey, name, self } = request;
  const taken = { company: companyId, id, branch: branchId, code: tillCode, name, allBranches, publicKey };
  await takePlace(tx, { ...taken, now: kit.now() });
  const epoch = code.replaces ? (await lastEpoch(tx, companyId, id)) + 1 : self.epoch;
  if (self.tip.seq === 0) await beginStream(tx, companyId, id, epoch);
  kit.log.info({ company: companyId, till: id, replaced: code.replaces !== null }, 'enrolled');
  const codes = { branchCode: at.code, branchName: at.name, tillCode };
  const sealKey = publicOf(kit.server.sealKey);
  return ok({ company: companyId, branch: branchId, till: id, ...codes, epoch, allBranches, sealKey });
}

/**
 * Records that a machine made alone would overwrite or double the company's. So a past is brought only by a till
 * of this company, to a headquarters that lost it say, and by the one that founds it.
 */
async function mayBring(tx: Db, owner: string, self: EnrolRequest['self']): Promise<boolean> {
  if (self.tip.seq === 0 || self.company === owner) return true;
  const ofCompany = tx.select({ id: till.id, state: till.state }).from(till).where(eq(till.companyId, owner));
  if ((await ofCompany).some(({ id }) => id === self.till)) return true;
  // Holds the feed until this is decided: of two that would found it, the second finds the first.
  const { head } = await feedTx(tx, owner, new Map()).raiseHead('company', 0);
  return head === 0 && (await ofCompany).every(({ state }) => state !== 'active');
}

/** Its own, unless another machine goes by it: a copy of a till is a till of its own. */
async function ownId(kit: HqKit, tx: Db, owner: string, { self, publicKey }: EnrolRequest): Promise<string> {
  const [mine] = await tx
    .select({ id: till.id })
    .from(till)
    .where(and(eq(till.companyId, owner), eq(till.publicKey, publicKey)));
  if (mine) return mine.id;
  const [there] = await tx
    .select()
    .from(till)
    .where(and(eq(till.companyId, owner), eq(till.id, self.till)));
  return there ? kit.newId() : self.till;
}

async function lastEpoch(tx: Db, owner: string, id: string): Promise<number> {
  const [last] = await tx
    .select({ epoch: sql<number | null>`max(${stream.epoch})` })
    .from(stream)
    .where(and(eq(stream.companyId, owner), eq(stream.till, id)));
  return Number(last?.epoch ?? 0);
}
