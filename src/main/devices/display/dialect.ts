/** What we want of a pole display, whatever it understands: two lines, and nothing sent twice. */
import type { TwoLines } from '../../../domain/areas/device/display-lines.ts';

export interface Dialect {
  /** Wakes the display and makes it ours, whatever state it is in; it is blank afterwards. */
  start(): Uint8Array;
  /** What turns the lines shown into the lines wanted; empty where they are alike. `shown` null: it is blank. */
  change(shown: TwoLines | null, wanted: TwoLines): Uint8Array;
}

export const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
