/** Where the chain stands, and what the last proof of it found. */
import type { ChainState } from '../../../domain/areas/audit/contract.ts';
import type { VerifyProgress } from '../../ledger/verify.ts';
import type { Kit } from '../area.ts';
import { chainCheck } from './tables.ts';

/** A proof that is going on; gone with the process. */
const going = new WeakMap<Kit, VerifyProgress>();

export const isChecking = (kit: Kit): boolean => going.has(kit);

/** Tells the page how far the proof is; null when it ended. */
export function showProgress(kit: Kit, progress: VerifyProgress | null): void {
  if (progress) going.set(kit, progress);
  else going.delete(kit);
  kit.ledger.watchers.wake(new Set(['chain_check']));
}

interface Tip {
  readonly seq: number;
  readonly at: number;
  readonly hash: Buffer;
}

export function chainState(kit: Kit): ChainState {
  const { read, identity } = kit.ledger;
  const tip = read.get<Tip>('select seq, at, hash from journal order by seq desc limit 1');
  const last = read.db.select().from(chainCheck).get();
  return {
    // Numbered without a hole, so the last number counts them.
    entries: tip?.seq ?? 0,
    epoch: identity.epoch,
    tillId: identity.tillId,
    tip: tip ? { seq: tip.seq, at: tip.at, hash: tip.hash.toString('hex') } : null,
    checking: going.get(kit) ?? null,
    last: last ? { ...last, findings: [...last.findings] } : null,
  };
}
