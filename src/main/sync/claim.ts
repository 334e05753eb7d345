/** What an operator of a headquarters that lost this till has to know of it. */
import type { TillClaim } from '../../domain/kit/sync/enrol.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { TillKey } from './key.ts';
import type { HqPlace } from './place.ts';

const longestName = 128;

export function claimOf({ read, tip }: Ledger, { key, place }: HqPlace): TillClaim {
  const { branch, branchCode, tillCode, allBranches } = place;
  const nameIn = (table: 'till' | 'branch', id: string): string =>
    read.get<{ name: string }>(`select name from "${table}" where id = ?`, id)?.name ?? '';
  const name = nameIn('till', place.till).slice(0, longestName);
  const branchName = nameIn('branch', branch).slice(0, longestName);
  const { publicKey } = new TillKey(key);
  return { publicKey, name, branch, branchCode, branchName, tillCode, allBranches, entries: tip.seq };
}
