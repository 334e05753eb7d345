/** Bytes come, and none makes sense: what is set wrong? */

/** Bytes looked at; more say no more. */
export const hintBytes = 64;
const fewBytes = 4;

/**
 * `parity`: seven bits and even parity, read as eight without; `baud`: noise, as from a wrong speed; `protocol`: clean
 * bytes of something else; null: too few to tell.
 */
export function hintOf(bytes: readonly number[]): 'parity' | 'baud' | 'protocol' | null {
  if (bytes.length < fewBytes) return null;
  const high = bytes.filter((byte) => byte & 0x80).length;
  if (high > 0 && bytes.every((byte) => ones(byte) % 2 === 0)) return 'parity';
  return high * 5 > bytes.length * 2 ? 'baud' : 'protocol';
}

function ones(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
