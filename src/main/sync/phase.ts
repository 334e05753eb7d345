/** In one word how a till and its headquarters stand. */
import type { RefusedWhy, SyncPhase } from '../../domain/areas/sync/rules.ts';
import type { HqRefusal } from '../../domain/kit/sync/refusals.ts';
import type { EngineState } from './engine.ts';
import type { Outcome } from './ports.ts';

export interface Standing {
  readonly enrolled: boolean;
  /** The key of this till is not to be had. */
  readonly keyless: boolean;
  /** Null while nothing is begun. */
  readonly driver: EngineState | null;
  /** How the last request went. */
  readonly last: Outcome<unknown> | null;
  readonly tip: number;
}

export interface Phase {
  readonly phase: SyncPhase;
  readonly why: RefusedWhy | null;
  /** Items of feeds that are known to be there and are not here. */
  readonly behind: number;
}

/** What only a person can mend, and no later try. */
const lasting: Partial<Record<HqRefusal, RefusedWhy>> = {
  Revoked: 'revoked',
  BadToken: 'unknown',
  BadSignature: 'unknown',
  TooOld: 'tooOld',
};

export function phaseOf({ enrolled, keyless, driver, last, tip }: Standing): Phase {
  const said = (phase: SyncPhase, why: RefusedWhy | null = null): Phase => ({ phase, why, behind });
  const behind = driver ? behindOf(driver) : 0;
  if (keyless) return said('refused', 'key');
  if (!enrolled || !driver) return said('alone');
  if (driver.retired) return said('refused', 'retired');
  if (last?.kind === 'refused') {
    const why = lasting[last.refused.code];
    if (why) return said('refused', why);
  }
  // Headquarters answers and it goes no further all the same: for want of room on this disk, say.
  const isStuck = driver.failures > 0;
  if (isStuck && last?.kind !== 'answer') return said('offline');
  if (!driver.session) return said('connecting');
  // Every till takes its company's feed.
  if (driver.session.feeds.length === 0) return said('refused', 'revoked');
  if (!driver.session.pulls) return said('refused', 'tooOld');
  const all = driver.acked.seq >= tip && behind === 0 && driver.resync.length === 0;
  return said(all && !isStuck ? 'upToDate' : 'behind');
}

const behindOf = ({ session, heads, cursors }: EngineState): number =>
  (session?.feeds ?? []).reduce(
    (sum, scope) => sum + Math.max(0, (heads[scope] ?? 0) - (cursors[scope] ?? 0)),
    0,
  );
