/** HQ alone merges: which values of a record's group win, by the clocks it accepts. */
import { msOf, tick } from '../clock.ts';
import type { Winner, WinnerKey } from './store.ts';

/** A clock further ahead of HQ's than this is not believed. */
export const mostAheadMs = 5 * 60 * 1000;

/**
 * The clock an entry merges by: its own, or HQ's when that is too far ahead. `last` is the newest clock of
 * the same stream so far, so that a till's later edit still comes after its earlier one.
 */
export function effectiveClock(own: string, last: string | null, now: number, till: string): string {
  return msOf(own) > now + mostAheadMs ? tick(last, now, till) : own;
}

/**
 * The groups whose winner changed, each once with its last values. `current` are the winners so far. The later
 * clock wins; within one entry the later change.
 */
export function mergeGroups(current: readonly Winner[], incoming: readonly Winner[]): Winner[] {
  const winners = new Map(current.map((winner) => [keyOf(winner), winner]));
  const moved = new Map<string, Winner>();
  for (const next of incoming) {
    const key = keyOf(next);
    const before = winners.get(key);
    if (before && !beats(next, before)) continue;
    winners.set(key, next);
    // Put at the end, so that the feed tells it in the order of the last word.
    moved.delete(key);
    moved.set(key, next);
  }
  return [...moved.values()];
}

const beats = (next: Winner, before: Winner): boolean =>
  next.clock > before.clock || (next.clock === before.clock && next.entry === before.entry);

export const keyOf = ({ scope, table, id, group }: WinnerKey): string =>
  JSON.stringify([scope, table, id, group]);
