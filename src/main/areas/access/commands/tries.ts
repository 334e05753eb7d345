/** Counts PINs and badges that did not fit, on disk, so that a restart forgives nothing. */
import { freeTries, waitAfter, waitLeft } from '../../../../domain/areas/access/pin.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Actor } from '../../../ledger/journal.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { Kit } from '../../area.ts';
import { signInFailure } from '../tables.ts';

/** `counter` is a user's id, or what has no user yet: `badge`, `approval`. */
export type Counter = string;

/**
 * Counts a try before it is checked, so that many at once, or a plug pulled in between, are not free.
 * Refused while the wait after earlier ones lasts.
 */
export function beginTry({ ledger }: Kit, counter: Counter, actor: Actor) {
  return ledger.commit({ id: ledger.newId(), command: 'access.try', actor }, (tx) => {
    const known = tx.find(signInFailure, { userId: counter });
    const waitMs = waitLeft(known?.failures ?? 0, known?.lastAt ?? 0, tx.at);
    if (waitMs > 0) return refuse('TooManyAttempts', { waitMs });
    const failures = (known?.failures ?? 0) + 1;
    tx.keep(signInFailure, { userId: counter, failures, lastAt: tx.at });
    return ok({ left: Math.max(0, freeTries - failures), waitMs: waitAfter(failures) });
  });
}

/** The try fitted: the earlier ones are forgiven. */
export const forgiveTries = (tx: Tx, counter: Counter): void => tx.forget(signInFailure, { userId: counter });
