/** Bearer tokens: fifteen minutes for who proved a till's key. */
import { and, eq } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import { type TokenAnswer, type TokenRequest, tokenText } from '../../domain/kit/sync/enrol.ts';
import { digestOf, isPublicKey, isSignedBy, publicOf, readToken, tokenOf } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { pastKey, till } from '../store/tables.ts';
import { noteClaim } from './claims.ts';

const tokenMs = 15 * 60 * 1000;
/** A revoked till may hand over what it still has for so long. */
const reviewMs = 30 * 24 * 60 * 60 * 1000;

/** Who asks, by a token that holds. */
export interface Asker {
  readonly company: string;
  readonly till: string;
  readonly publicKey: string;
  /** Another machine has its place now. */
  readonly displaced: boolean;
  readonly expiresAt: number;
}

/**
 * The request's own time is only signed, not judged: a till whose clock stands in 1970 gets its token too. What
 * keeps a token request from being copied is TLS: who reads along without it has the token itself, so that to take
 * each request only once would stop nobody.
 */
export async function giveToken(kit: HqKit, request: TokenRequest): Promise<Answer<TokenAnswer>> {
  const { company, till: id, sig } = request;
  const text = tokenText(request);
  const keys = await inCompany(kit.hq, company, (tx) => keysOf(tx, company, id));
  const publicKey = keys?.all.find((one) => isPublicKey(one) && isSignedBy(one, text, sig));
  if (publicKey === undefined) {
    await noteClaim(kit, request, text);
    return no('BadToken');
  }
  const expiresAt = kit.now() + tokenMs;
  const bearer = { company, till: id, key: digestOf(publicKey), expiresAt };
  const sealKey = publicOf(kit.server.sealKey);
  return ok({ token: tokenOf(kit.server.tokenSecret, bearer), expiresAt, sealKey });
}

export async function askerOf(kit: HqKit, authorization: string | undefined): Promise<Answer<Asker>> {
  const [, token] = /^Bearer ([\w.-]{1,1024})$/.exec(authorization ?? '') ?? [];
  const bearer = token === undefined ? null : readToken(kit.server.tokenSecret, token, kit.now());
  if (!bearer) return no('BadToken');
  const { company, expiresAt } = bearer;
  const keys = await inCompany(kit.hq, company, (tx) => keysOf(tx, company, bearer.till));
  const publicKey = keys?.all.find((one) => digestOf(one) === bearer.key);
  if (!keys || publicKey === undefined) return no('BadToken');
  if (keys.state === 'revoked' && keys.stateAt + reviewMs < kit.now()) return no('Revoked');
  const displaced = publicKey !== keys.all[0];
  return ok({ company, till: bearer.till, publicKey, displaced, expiresAt });
}

/** The till's key, then those of machines that had its place. */
async function keysOf(tx: Db, company: string, id: string) {
  const [row] = await tx
    .select()
    .from(till)
    .where(and(eq(till.companyId, company), eq(till.id, id)));
  if (!row) return null;
  const past = await tx
    .select()
    .from(pastKey)
    .where(and(eq(pastKey.companyId, company), eq(pastKey.tillId, id)));
  const all = [row.publicKey, ...past.map(({ publicKey }) => publicKey)];
  return { all, state: row.state, stateAt: row.stateAt };
}
