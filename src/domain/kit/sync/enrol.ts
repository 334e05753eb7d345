/** How a machine becomes a till of a company, and proves later that it is the one. */
import { z } from 'zod';
import { Epoch, id, Mark, Millis, protocol } from './wire.ts';

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
  tillCode: z.string(),
  /** The first epoch of this machine. */
  epoch: Epoch,
  /** A back-office node takes every branch. */
  allBranches: z.boolean(),
  /** Ed25519, raw, base64url: what HQ counter-signs seals by. */
  sealKey: z.string().max(128).optional(),
});
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/** POST /v1/token: proves the key, answers a bearer token for the other routes. */
export const TokenRequest = z.object({ company: id, till: id, at: Millis, sig: z.string().max(128) });
export type TokenRequest = z.infer<typeof TokenRequest>;
export const TokenAnswer = z.object({ token: z.string(), expiresAt: Millis });
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** What is signed for a token. */
export const tokenText = ({ company, till, at }: Omit<TokenRequest, 'sig'>): string =>
  JSON.stringify(['dukkan token', protocol, company, till, at]);
