/** What is hashed, how entries are chained and how a feed is summed up; the hash itself is handed in. */

/** SHA-256 of the parts one after another, texts as UTF-8. */
export type Sha256 = (...parts: readonly (string | Uint8Array)[]) => Uint8Array;

/** 64 lower-case hex digits. */
export type Hash = string;

/** Where a chain stands: nothing yet is 0 and the genesis. */
export interface Mark {
  readonly seq: number;
  readonly hash: Hash;
}

export const genesis: Mark = { seq: 0, hash: '0'.repeat(64) };

/** All of an entry but its body; `actor` and `approval` are JSON texts, hashed as they are. */
export interface EntryHeader {
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly id: string;
  readonly schema: number;
  readonly at: number;
  readonly hlc: string;
  readonly command: string;
  readonly actor: string;
  readonly approval: string | null;
}

/** The header as it is hashed: `hash = SHA-256(previous ‖ this ‖ SHA-256(body))`. */
export const headerText = (header: EntryHeader): string => {
  const { till, epoch, seq, id, schema, at, hlc, command, actor, approval } = header;
  return JSON.stringify([till, epoch, seq, id, schema, at, hlc, command, actor, approval]);
};

export const hashOfText = (sha256: Sha256, text: string): Hash => toHex(sha256(text));

/** Over the body's hash, so that a body can be erased and the chain still holds. */
export const nextHash = (sha256: Sha256, previous: Hash, header: EntryHeader, bodyHash: Hash): Hash =>
  toHex(sha256(fromHex(previous), headerText(header), fromHex(bodyHash)));

/** The running digest of a scope's feed after one more item. `itemText` is canonical: see `feed.ts`. */
export const nextDigest = (sha256: Sha256, previous: Hash, itemText: string): Hash =>
  toHex(sha256(fromHex(previous), itemText));

const pairs = Array.from({ length: 256 }, (_, byte) => (byte + 256).toString(16).slice(1));

export function toHex(bytes: Uint8Array): Hash {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

export function fromHex(hash: Hash): Uint8Array {
  const bytes = new Uint8Array(hash.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = (digitOf(hash.charCodeAt(2 * at)) << 4) | digitOf(hash.charCodeAt(2 * at + 1));
  return bytes;
}

/** Of one hex digit: nine more for letters, whose codes have the bit of 64. Three times as fast as `parseInt`. */
const digitOf = (code: number): number => (code & 15) + 9 * (code >> 6);
