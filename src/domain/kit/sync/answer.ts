/** What HQ's answers need of their surroundings, and how an answer may turn out. */
import type { Sha256 } from './chain.ts';
import type { HqRefusal } from './refusals.ts';
import type { HqStore } from './store.ts';
import type { Refused, usualLimits } from './wire.ts';

export interface HqPorts {
  readonly store: HqStore;
  readonly sha256: Sha256;
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  readonly newSession: () => string;
  readonly limits: typeof usualLimits;
  readonly minSchema: number;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

export const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
export const no = (code: HqRefusal, more: Omit<Refused, 'code'> = {}): Answer<never> => ({
  ok: false,
  refused: { code, ...more },
});
