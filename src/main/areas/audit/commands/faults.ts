/** Faults of the till as rows of the activity log: a few an hour, for a broken disk must not fill itself. */

import { RateLimiter } from '../../../../domain/kit/rate-limit.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { Kit } from '../../area.ts';

const ofOneKind = { perSecond: 1 / 600, burst: 1 };
const ofAll = { perSecond: 1 / 180, burst: 10 };
const longestReason = 300;

/** Starts it; returns how to stop it. */
export function recordFaults(kit: Kit): () => void {
  const limiter = new RateLimiter(() => kit.ledger.now());
  const waiting = new Set<NodeJS.Immediate>();
  const stop = kit.log.onFault((code, error) => {
    // The last word of a code is the number told to the user; what stands before is the kind.
    const kind = code.split(' ')[0] ?? code;
    if (limiter.take(`kind ${kind}`, ofOneKind) > 0 || limiter.take('all', ofAll) > 0) return;
    // A fault may be told from inside a commit.
    const later = setImmediate(() => {
      waiting.delete(later);
      record(kit, code, error);
    });
    waiting.add(later);
  });
  return () => {
    stop();
    for (const later of waiting) clearImmediate(later);
  };
}

function record({ ledger, log, recordActivity }: Kit, label: string, error: unknown): void {
  const command = 'audit.fault';
  const actor = { userId: null, name: '' };
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
  try {
    ledger.commit({ id: ledger.newId(), command, actor }, (tx) => {
      const meta = { audit: 'ERROR', severity: 'HIGH' } as const;
      recordActivity(tx, { command, meta, call: { actor, approval: null }, notes: [{ label, reason }] });
      return ok(null);
    });
  } catch (failure) {
    // It is in the log file; a full disk has no room for it in the ledger.
    log.warn('fault not recorded', { label, failure: String(failure) });
  }
}
