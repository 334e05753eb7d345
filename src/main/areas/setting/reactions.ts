/** The ledger numbers receipts by the codes that this branch and this till bear, whoever changed them. */
import { specOf } from '../../ledger/tables.ts';
import type { Kit } from '../area.ts';
import { hereIn } from './queries.ts';
import { branch, till } from './tables.ts';

export function adoptCodes({ ledger }: Kit): () => void {
  const codeIn = (sql: string, id: string): string => ledger.read.get<{ code: string }>(sql, id)?.code ?? '';
  const adopt = (): void => {
    const { identity, standing } = ledger;
    // Headquarters gives a till its codes when it joins, and no record changes them.
    if (standing.enrolled) return;
    const { branchId, tillId } = hereIn(ledger.read);
    const branchCode = codeIn('select code from branch where id = ?', branchId) || identity.branchCode;
    const tillCode = codeIn('select code from till where id = ?', tillId) || identity.tillCode;
    if (identity.branchCode === branchCode && identity.tillCode === tillCode) return;
    ledger.identify({ ...identity, branchCode, tillCode });
  };
  adopt();
  return ledger.watchers.watch([specOf(branch).name, specOf(till).name], adopt);
}
