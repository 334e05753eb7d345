/** The life of a print job: what may happen to it, and when it is tried again. */
import { z } from 'zod';

export const PrintKind = z.enum([
  'receipt',
  'xReport',
  'zReport',
  'cashMove',
  'repayment',
  /** What a station makes of a sale, for who makes it. */
  'order',
  'test',
  /** The ticket of code pages: bytes as they are. */
  'codePages',
]);
export type PrintKind = z.infer<typeof PrintKind>;

/**
 * `queued` waits or is tried again by itself; after the first byte a failure is `unknown`, and a person who has
 * looked at the paper decides; `failed` came to nothing on paper and waits for a person.
 */
export const PrintState = z.enum(['queued', 'sending', 'printed', 'unknown', 'failed']);
export type PrintState = z.infer<typeof PrintState>;

/** What a printer may refuse, or the world for it. */
export const PrintFault = z.enum([
  'unreachable',
  'busy',
  'paperOut',
  'coverOpen',
  'printerError',
  'timedOut',
  'cancelled',
]);
export type PrintFault = z.infer<typeof PrintFault>;

export const PrintProblem = z.enum([
  ...PrintFault.options,
  /** The till stopped while the printer was at it. */
  'interrupted',
  /** The till lives on from a backup: it may have been printed in the life that is forgotten. */
  'restored',
  /** It waited so long that nobody expects it any more. */
  'tooOld',
  /** The slip could not be drawn. */
  'notDrawn',
]);
export type PrintProblem = z.infer<typeof PrintProblem>;

/** A slip nobody waits for is not printed unasked: a printer mended on Monday spits out no Saturday. */
export const tooOldMs = 12 * 3_600_000;

/** Jobs kept: those that wait, the last ones printed, and the last ones nobody decided about. */
export const keptQueued = 500;
export const keptPrinted = 100;
export const keptUndecided = 300;

const longestRestMs = 15_000;

/** How long a printer is left alone after so many attempts in vain: a second, doubling, at most fifteen. */
export const restMs = (attempts: number): number =>
  Math.min(longestRestMs, 1000 * 2 ** Math.min(attempts - 1, 10));

/** Until a printer is due again; one later than any rest was set by another clock, and is due. */
export function msUntilDue({ dueAt }: { readonly dueAt: number }, at: number): number {
  const ms = dueAt - at;
  return ms > longestRestMs ? 0 : Math.max(0, ms);
}

/** What became of one attempt, as the printer tells it. */
export type Attempt =
  | { readonly kind: 'printed'; readonly confirmed: boolean }
  | { readonly kind: 'failed' | 'unknown'; readonly fault: PrintFault };

export interface Settled {
  readonly state: PrintState;
  readonly problem: PrintProblem | null;
  readonly confirmed: boolean;
}

/** Only where nothing left us is it tried again by itself, by this printer or another. */
export function settle(attempt: Attempt): Settled {
  if (attempt.kind === 'printed') return { state: 'printed', problem: null, confirmed: attempt.confirmed };
  const { kind, fault } = attempt;
  if (kind === 'unknown') return { state: 'unknown', problem: fault, confirmed: false };
  // The till is closing: nothing is wrong with the printer, and the next start goes on at once.
  return { state: 'queued', problem: fault === 'cancelled' ? null : fault, confirmed: false };
}

export const isTooOld = (job: { readonly askedAt: number }, at: number): boolean =>
  at - job.askedAt > tooOldMs;
