/** The Ed25519 key by which a till proves that it is the one; it never leaves the machine. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { must } from '../../domain/kit/result.ts';

/** A new key, PKCS#8 in base64url. */
export const newTillKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url');

export class TillKey {
  readonly #key: KeyObject;

  constructor(pkcs8: string) {
    this.#key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64url'), type: 'pkcs8', format: 'der' });
  }

  /** Raw, base64url. */
  get publicKey(): string {
    return must(createPublicKey(this.#key).export({ format: 'jwk' }).x, 'an Ed25519 key has its x');
  }

  /** base64url */
  readonly sign = (text: string): string => sign(null, Buffer.from(text), this.#key).toString('base64url');
}

/** True when `sig` (base64url) is of `text`, by a raw Ed25519 key (base64url). */
export function isSignedBy(publicKey: string, text: string, sig: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(sig, 'base64url'));
}
