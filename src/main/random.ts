/** Chance as the system gives it, in large draughts: an id needs sixteen bytes, and asking costs more than they do. */
import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let left = 0;

/** What is drawn leaves the pool: no two callers see the same bytes. */
export function systemRandom(count: number): Uint8Array {
  if (count > pool.length) return randomFillSync(new Uint8Array(count));
  if (count > left) {
    randomFillSync(pool);
    left = pool.length;
  }
  left -= count;
  const drawn = pool.slice(left, left + count);
  pool.fill(0, left, left + count);
  return drawn;
}
