/** From a shop alone to a till of a company: it keeps its past, and all of it is to be pushed. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { assert } from '../../../domain/kit/result.ts';
import type { EnrolAnswer } from '../../../domain/kit/sync/enrol.ts';
import { codecOf } from '../codec.ts';
import { remember } from '../incarnation.ts';
import type { Ledger } from '../ledger.ts';
import { ledgerIdentity } from '../meta.ts';
import { putStanding } from './feeds.ts';

type Place = Omit<EnrolAnswer, 'allBranches'>;

/**
 * Takes the place HQ gave. A till that already sold keeps its id, which its chain is made of. Every record it
 * has is an own edit until HQ says who wins.
 */
export function enrol(ledger: Ledger, records: readonly SQLiteTable[], marker: string, place: Place): void {
  const { company, branch, till, branchCode, tillCode, epoch } = place;
  const { identity, tip } = ledger;
  assert(tip.seq === 0 || till === identity.tillId, 'a till with a past keeps its id');
  const codec = codecOf(ledgerIdentity);
  const named = { companyId: company, branchId: branch, tillId: till, branchCode, tillCode };
  const next = { ...identity, ...named, epoch: Math.max(epoch, identity.epoch) };
  ledger.beside((parts) => {
    parts.statements.of(codec.replace).run(...codec.encode(codec.complete(next)));
    putStanding(parts, { serverEpoch: null, seen: null });
    for (const table of records) {
      const { name } = codecOf(table).spec;
      const each = `select ?, r.id, clock.key, ? from "${name}" r, json_each(r.clocks) clock where true`;
      const sql = `insert into own_edit (tab, id, grp, seq) ${each} on conflict do nothing`;
      parts.statements.of(sql).run(name, tip.seq);
    }
  });
  ledger.identify(next);
  remember(ledger, marker);
}
