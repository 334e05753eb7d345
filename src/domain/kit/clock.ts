/** Hybrid logical clock: physical milliseconds with a counter, totally ordered by the till's id. */

/** `tttttttttttt-cccc-till`: 12 hex digits of ms, 4 of counter, the till's id. Compare as text. */
export type Hlc = string;

/** A clock before 1970 counts as 1970, so that the text still orders. */
const format = (ms: number, count: number, till: string): Hlc =>
  `${Math.max(0, ms).toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}-${till}`;

/** The clock after a local event at `now`: never behind `last`, even when the wall clock steps back. */
export function tick(last: Hlc | null, now: number, till: string): Hlc {
  if (last === null) return format(now, 0, till);
  const ms = msOf(last);
  const count = Number.parseInt(last.slice(13, 17), 16);
  if (now > ms) return format(now, 0, till);
  return count < 0xffff ? format(ms, count + 1, till) : format(ms + 1, 0, till);
}

/** Whose clock it is. */
export const tillOf = (hlc: Hlc): string => hlc.slice(18);

/** The physical part of a clock, UTC epoch milliseconds. */
export const msOf = (hlc: Hlc): number => Number.parseInt(hlc.slice(0, 12), 16);
