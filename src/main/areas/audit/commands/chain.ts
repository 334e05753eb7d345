/** Proves the journal, beside the till's thread, and remembers what was found. */
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { VerifyReport } from '../../../ledger/verify.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { isChecking, showProgress } from '../chain-state.ts';
import { chainCheck } from '../tables.ts';

const begun = { stage: 'pages', done: 0, total: 1 } as const;

export const verifyChain = action(async (kit, _input: object, call) => {
  if (isChecking(kit)) return refuse('AlreadyChecking');
  showProgress(kit, begun);
  try {
    const report = await kit.backstage.verify((progress) => showProgress(kit, progress));
    remember(kit, call, report);
    return ok({ ok: report.ok });
  } finally {
    showProgress(kit, null);
  }
});

function remember(kit: Kit, call: Call, report: VerifyReport): void {
  const { ledger } = kit;
  const command = report.ok ? 'audit.verifyChain' : 'audit.chainBroken';
  ledger.commit({ id: ledger.newId(), command, actor: call.actor, approval: call.approval }, (tx) => {
    tx.keep(chainCheck, {
      one: 1,
      at: tx.at,
      userName: call.actor.name,
      ok: report.ok,
      seq: report.tip.seq,
      hash: report.tip.hash,
      entries: report.entries,
      facts: report.facts,
      records: report.records,
      findings: [...report.findings],
      more: report.more,
    });
    const [first] = report.findings;
    kit.recordActivity(tx, {
      command,
      meta: report.ok ? { audit: 'INFO', severity: 'LOW' } : { audit: 'WARNING', severity: 'CRITICAL' },
      call,
      notes: [{ label: String(report.tip.seq), ...(first ? { details: { ...first } } : {}) }],
    });
    return ok(null);
  });
}
