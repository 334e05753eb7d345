/**
 * Where headquarters is, which place it gave this machine, and the key that proves it: one file beside the
 * ledger and outside its backups, so that a copy of the ledger cannot speak for this till.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { EnrolAnswer } from '../../domain/kit/sync/enrol.ts';
import { writeWhole } from '../ledger/files.ts';

const Kept = z.object({
  address: z.string(),
  place: EnrolAnswer,
  /** PKCS#8, base64url; encrypted where the shell has a safe for it. */
  key: z.string(),
  wrapped: z.boolean(),
  filled: z.boolean(),
});

export interface HqPlace {
  readonly address: string;
  readonly place: EnrolAnswer;
  /** PKCS#8, base64url. */
  readonly key: string;
  /** All that was there when it joined has come. */
  readonly filled: boolean;
}

/** `safeKey` are 32 bytes from the system's own safe; null where there is none. */
export function keepPlace(path: string, { key, ...rest }: HqPlace, wrap: Wrapping): void {
  const { safeKey } = wrap;
  const kept = safeKey ? encrypt(key, safeKey, wrap.randomBytes(12)) : key;
  writeWhole(path, JSON.stringify({ ...rest, key: kept, wrapped: safeKey !== null }));
}

export interface Wrapping {
  readonly safeKey: Uint8Array | null;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Null when this till was never enrolled; throws for a file that cannot be read. */
export function readPlace(path: string, { safeKey }: Wrapping): HqPlace | null {
  if (!existsSync(path)) return null;
  const { key, wrapped, ...rest } = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (!wrapped) return { ...rest, key };
  if (safeKey === null) throw new Error('The key of this till lies in the safe of the desktop app');
  return { ...rest, key: decrypt(key, safeKey) };
}

function encrypt(text: string, key: Uint8Array, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64url');
}

function decrypt(text: string, key: Uint8Array): string {
  const sealed = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}
