/** Codes of a second factor: RFC 6238, six digits, 30 seconds, SHA-1, as every authenticator app makes them. */
import { createHmac } from 'node:crypto';

const stepMs = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const totpUri = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`Dukkan:${email}`)}?secret=${secret}&issuer=Dukkan`;

/** Base32 of random bytes. */
export function totpSecret(random: Uint8Array): string {
  let [bits, held, text] = [0, 0, ''];
  for (const byte of random) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >>> (bits - 5)) & 31];
    held &= 31;
  }
  return text;
}

/**
 * The step whose code this is, one before and one after now allowed; null when it is none, or one not later than
 * `lastStep`: a code opens once.
 */
export function totpStep(secret: string, code: string, now: number, lastStep: number): number | null {
  const step = Math.floor(now / stepMs);
  const fitting = [step - 1, step, step + 1].find((one) => one > lastStep && codeAt(secret, one) === code);
  return fitting ?? null;
}

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    held = (held << 5) | Math.max(0, alphabet.indexOf(letter));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
