/** Percentiles, and rounds in which two take turns. */
import { must } from '../src/domain/kit/result.ts';

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return must(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))], 'some values');
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What `work` took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Both in every round and in reversing order, so that whatever drifts on the machine meets them alike. */
export async function takeTurns<A, B>(
  rounds: number,
  ours: () => Promise<A>,
  bare: () => Promise<B>,
): Promise<{ readonly ours: A[]; readonly bare: B[] }> {
  const done: { ours: A[]; bare: B[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0;
    if (first) done.ours.push(await ours());
    done.bare.push(await bare());
    if (!first) done.ours.push(await ours());
  }
  return done;
}

/** Numbers that look random and come again with the seed, from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(of: readonly T[], chance: () => number): T =>
  must(of[Math.floor(chance() * of.length)], 'one of some');
