/** Hashes, signatures, tokens and passwords: what headquarters believes, and why. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  scrypt,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { Sha256 } from '../domain/kit/sync/chain.ts';

export type RandomBytes = (count: number) => Uint8Array;

export const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** For what is long and random, a plain digest is enough. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** True when `sig` (base64url) is of `text`, by a raw Ed25519 key (base64url). */
export function isSignedBy(publicKey: string, text: string, sig: string): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
  return verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(sig, 'base64url'),
  );
}

/** 32 bytes, base64url. */
export const isPublicKey = (text: string): boolean =>
  /^[A-Za-z0-9_-]{43}$/.test(text) && Buffer.from(text, 'base64url').length === 32;

/** A new Ed25519 key: PKCS#8, base64url. */
export const newSealKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url');

export function signWith(key: string, text: string): string {
  const der = Buffer.from(key, 'base64url');
  return sign(null, Buffer.from(text), createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })).toString(
    'base64url',
  );
}

/** The raw public key, base64url, of a key of ours. */
export function publicOf(key: string): string {
  const der = Buffer.from(key, 'base64url');
  const own = createPublicKey(createPrivateKey({ key: der, type: 'pkcs8', format: 'der' }));
  return own.export({ format: 'jwk' }).x ?? '';
}

/** Whom a bearer token is of: good for this key of this till, and no longer than it says. */
export interface Bearer {
  readonly company: string;
  readonly till: string;
  /** Digest of the public key that was proven. */
  readonly key: string;
  readonly expiresAt: number;
}

export function tokenOf(secret: string, { company, till, key, expiresAt }: Bearer): string {
  const text = Buffer.from(JSON.stringify([company, till, key, expiresAt])).toString('base64url');
  return `${text}.${macOf(secret, text)}`;
}

/** Null for a token that is not ours or has run out. */
export function readToken(secret: string, token: string, now: number): Bearer | null {
  const [text = '', mac = ''] = token.split('.');
  if (!isSame(mac, macOf(secret, text))) return null;
  const [company, till, key, expiresAt] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
    string,
    string,
    string,
    number,
  ];
  return expiresAt > now ? { company, till, key, expiresAt } : null;
}

const macOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// About 80 ms and 32 MB a guess.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export async function keepPassword(password: string, random: RandomBytes): Promise<string> {
  const salt = Buffer.from(random(16)).toString('base64url');
  return `${salt}$${await hashOf(password, salt)}`;
}

export async function fitsPassword(password: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split('$');
  return isSame(await hashOf(password, salt), hash);
}

/** A password of nobody: who is not there takes as long to refuse as who is. */
export const nobodysPassword = `${'A'.repeat(22)}$${'A'.repeat(43)}`;

const hashOf = (password: string, salt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, cost, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64url')),
    );
  });
