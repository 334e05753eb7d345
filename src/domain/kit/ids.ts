/** UUIDv7 (RFC 9562): born in time order, so clustered tables grow at their end. */
import { v7 } from 'uuid';
import { z } from 'zod';

export const Id = z.uuid();
export type Id = string;

/** Sixteen random bytes a call. The shells inject it; tests inject a seeded one. */
export type RandomBytes = (count: number) => Uint8Array;

/** Makes ids for `now` in UTC epoch milliseconds; within one millisecond they still ascend. */
export function idMaker(now: () => number, random: RandomBytes): () => Id {
  let last = 0;
  let step = 0;
  return () => {
    const at = Math.max(now(), last);
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
