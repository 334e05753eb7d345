/** Says every closed shift's Z report to headquarters, one at a time and for ever, and keeps its word for it. */
import { must, ok } from '../../../../domain/kit/result.ts';
import type { HqRefusal } from '../../../../domain/kit/sync/refusals.ts';
import type { SealAnswer, SealReport } from '../../../../domain/kit/sync/seal.ts';
import { systemTimers } from '../../../devices/transport/timers.ts';
import { linkChanged } from '../../../sync/link.ts';
import type { Kit } from '../../area.ts';
import { zSeal } from '../tables.ts';
import { sealReport, signingOf, unsealedShifts } from '../unsealed.ts';

const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** A no to this one report: the next need not wait for it. */
const toThisOne: ReadonlySet<HqRefusal> = new Set(['Gap', 'BadRequest', 'BadSignature', 'TooLarge']);

/** What is to be sealed is read from the shifts themselves, so that no kill and no restore loses it. */
export function sealShifts(kit: Kit): () => void {
  const { ledger, hq, log } = kit;
  const refused = new Set<string>();
  let failures = 0;
  let asking = false;
  let stopped = false;
  let cancelWait: (() => void) | null = null;

  const rest = (): void => {
    const ms = Math.min(firstWaitMs * 2 ** Math.min(failures, 6), longestWaitMs);
    failures += 1;
    cancelWait = systemTimers.after(ms, () => {
      cancelWait = null;
      refused.clear();
      look();
    });
  };

  const next = async (shiftId: string, serverEpoch: string | null): Promise<void> => {
    const report = keptReport(kit, shiftId);
    const outcome = await hq.seal(report);
    if (stopped) return;
    asking = false;
    if (outcome.kind === 'answer') {
      keepSeal(kit, report, { ...outcome.value, serverEpoch });
      failures = 0;
    } else if (outcome.kind === 'refused' && toThisOne.has(outcome.refused.code)) {
      log.warn('sync.seal', { shiftId, code: outcome.refused.code });
      refused.add(shiftId);
    } else return rest();
    look();
  };

  const look = (): void => {
    // Up to date: headquarters has every entry up to the close, and this till all that belongs to its shifts.
    if (stopped || asking || cancelWait || hq.state().phase !== 'upToDate') return;
    const signing = signingOf(ledger);
    const shiftId = unsealedShifts(ledger.read, signing, refused.size + 1).find((id) => !refused.has(id));
    if (shiftId === undefined) {
      if (refused.size > 0) rest();
      return;
    }
    asking = true;
    next(shiftId, signing.serverEpoch).catch((error: unknown) => {
      asking = false;
      log.fault('sync.seal', error);
      if (!stopped) rest();
    });
  };

  const unwatch = ledger.watchers.watch([linkChanged.name], look);
  return () => {
    stopped = true;
    unwatch();
    cancelWait?.();
  };
}

/** Said once, it is said the same ever after. */
function keptReport({ ledger }: Kit, shiftId: string): SealReport {
  const actor = { userId: null, name: '' };
  const kept = ledger.commit({ id: ledger.newId(), command: 'sync.reportShift', actor }, (tx) => {
    const before = tx.find(zSeal, { shiftId });
    if (before) return ok(before.report);
    const report = must(sealReport(tx.read, shiftId), 'a shift that is closed');
    tx.keep(zSeal, { shiftId, report });
    return ok(report);
  });
  return kept.value;
}

function keepSeal(
  { ledger }: Kit,
  report: SealReport,
  sealed: SealAnswer & { serverEpoch: string | null },
): void {
  const actor = { userId: null, name: '' };
  ledger.commit({ id: ledger.newId(), command: 'sync.keepSeal', actor }, (tx) => {
    tx.keep(zSeal, { shiftId: report.shiftId, report, ...sealed });
    return ok(null);
  });
}
