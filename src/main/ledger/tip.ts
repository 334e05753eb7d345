/** The cheapest proof at a start: the newest entry is what was hashed after the one before it. */
import type { EntryHeader } from '../../domain/kit/sync/chain.ts';
import { genesis, hashOfBody, hashOfEntry } from './journal.ts';
import type { Ledger } from './ledger.ts';

type LastRow = Omit<EntryHeader, 'till'> & { body: string; body_hash: Buffer; hash: Buffer };

/** True for an empty journal too. */
export function tipHolds({ read, identity }: Pick<Ledger, 'read' | 'identity'>): boolean {
  const [last, previous] = read.all<LastRow>(
    `select seq, id, epoch, at, hlc, schema, actor, approval, command, body, body_hash, hash
     from journal order by seq desc limit 2`,
  );
  if (!last) return true;
  if (!hashOfBody(last.body).equals(last.body_hash)) return false;
  const header = { ...last, till: identity.tillId };
  return hashOfEntry(previous?.hash ?? genesis, header, last.body_hash).equals(last.hash);
}
