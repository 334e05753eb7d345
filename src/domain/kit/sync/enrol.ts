/** How a machine becomes a till of a company, and proves later that it is the one. */
import { z } from 'zod';
import { canonical } from './canonical.ts';
import type { Sha256 } from './chain.ts';
import { count, Epoch, id, Mark, Millis, protocol } from './wire.ts';

/** POST /v1/enrol: a one-time code makes this machine a till. */
export const EnrolRequest = z.object({
  proto: z.number().int(),
  code: z.string().min(6).max(64),
  /** Ed25519, raw, base64url. */
  publicKey: z.string().max(128),
  name: z.string().max(128),
  app: z.string().max(64),
  /** Who it is so far, when it already sold alone: it keeps its id and its past. */
  self: z.object({ till: id, branch: id, company: id, epoch: Epoch, tip: Mark }),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;
export const EnrolAnswer = z.object({
  company: id,
  branch: id,
  /** Another machine's place when the code was made to replace it, else its own. */
  till: id,
  branchCode: z.string(),
  /** As the console calls it; a headquarters of before does not say. */
  branchName: z.string().max(128).optional(),
  tillCode: z.string(),
  /** The first epoch of this machine. */
  epoch: Epoch,
  /** A back-office node takes every branch. */
  allBranches: z.boolean(),
  /** Ed25519, raw, base64url: what HQ counter-signs seals by. */
  sealKey: z.string().max(128).optional(),
});
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/** What a machine says of its place: a headquarters that lost it shows that to a person, and believes nothing. */
export const TillClaim = z.object({
  publicKey: z.string().max(128),
  name: z.string().max(128),
  branch: id,
  branchCode: z.string().min(1).max(8),
  branchName: z.string().max(128),
  tillCode: z.string().min(1).max(8),
  allBranches: z.boolean(),
  /** How many entries it has. */
  entries: count,
});
export type TillClaim = z.infer<typeof TillClaim>;

/** Crockford's: nothing that looks like something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const readable = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => letters[byte & 31]).join('');

/** Of a machine's key, short enough for two people to compare over the telephone. */
export function fingerprintOf(sha256: Sha256, publicKey: string): string {
  const text = readable(sha256(publicKey).slice(0, 8));
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** POST /v1/token: proves the key, answers a bearer token for the other routes. */
export const TokenRequest = z.object({
  company: id,
  till: id,
  at: Millis,
  claim: TillClaim.optional(),
  sig: z.string().max(128),
});
export type TokenRequest = z.infer<typeof TokenRequest>;
export const TokenAnswer = z.object({
  token: z.string(),
  expiresAt: Millis,
  /** As at enrolment; another one where headquarters was lost and made anew. */
  sealKey: z.string().max(128).optional(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** What is signed for a token. */
export const tokenText = ({ company, till, at, claim }: Omit<TokenRequest, 'sig'>): string =>
  JSON.stringify(['dukkan token', protocol, company, till, at, ...(claim ? [canonical(claim)] : [])]);
