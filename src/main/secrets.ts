/** PINs and badges as they are kept: salted scrypt of the one, a digest of the other. */
import { createHash, scrypt, timingSafeEqual } from 'node:crypto';

// About 80 ms and 32 MB a guess, off the till's thread: dear for who stole the file, unfelt at the counter.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;
const saltBytes = 16;

export interface KeptPin {
  readonly pinHash: string;
  readonly pinSalt: string;
}

export async function keepPin(pin: string, randomBytes: (count: number) => Uint8Array): Promise<KeptPin> {
  const salt = Buffer.from(randomBytes(saltBytes));
  return { pinHash: (await hashOf(pin, salt)).toString('base64'), pinSalt: salt.toString('base64') };
}

export async function fitsPin(
  pin: string,
  kept: { pinHash: string | null; pinSalt: string | null },
): Promise<boolean> {
  if (kept.pinHash === null || kept.pinSalt === null) return false;
  const hash = await hashOf(pin, Buffer.from(kept.pinSalt, 'base64'));
  return timingSafeEqual(hash, Buffer.from(kept.pinHash, 'base64'));
}

/** Badges carry long random codes, so a plain digest is enough. */
export const badgeHashOf = (badge: string): string =>
  createHash('sha256').update(badge.trim()).digest('base64');

const hashOf = (pin: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
