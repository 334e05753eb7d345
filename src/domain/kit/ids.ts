/** UUIDv7 (RFC 9562): born in time order, so clustered tables grow at their end. */
import { v7 } from 'uuid';
import { z } from 'zod';

export const Id = z.uuid();
export type Id = string;

/** Sixteen random bytes a call. The shells inject it; tests inject a seeded one. */
export type RandomBytes = (count: number) => Uint8Array;

/** A clock set back by less is waited out; one set back by more was wrong before, and that is forgotten. */
const waitedOutMs = 10 * 60 * 1000;

/**
 * Makes ids for `now` in UTC epoch milliseconds; within one millisecond they still ascend. `bornUntil` is the
 * time of the last id of an earlier run, so that a restart does not fall behind it.
 */
export function idMaker(now: () => number, random: RandomBytes, bornUntil = -1): () => Id {
  let last = bornUntil + 1;
  let step = -1;
  return () => {
    const wall = now();
    const at = wall < last - waitedOutMs ? wall : Math.max(wall, last);
    step = at === last ? step + 1 : 0;
    last = at;
    return v7({ msecs: at, seq: step, random: random(16) });
  };
}

/** The smallest id that could be born at `at`: for ranges over clustered tables. */
export function firstIdAt(at: number): Id {
  const hex = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
