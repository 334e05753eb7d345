/** Groups of customers: the price list and the discount their members buy by. */
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { customerGroup } from '../tables.ts';

interface Terms {
  readonly name: string;
  readonly priceListId: string | null;
  readonly discountBp: number;
}

export const addGroup = command((tx, terms: Terms) => {
  if (namedSo(tx, terms.name)) return refuse('GroupTaken', { name: terms.name });
  const groupId = tx.newId();
  tx.save(customerGroup, groupId, terms);
  return ok({ groupId });
});

export const changeGroup = command((tx, { groupId, ...terms }: Terms & { groupId: string }) => {
  if (tx.find(customerGroup, { id: groupId })?.deletedAt !== null) return refuse('GroupGone');
  const other = namedSo(tx, terms.name);
  if (other && other.id !== groupId) return refuse('GroupTaken', { name: terms.name });
  tx.save(customerGroup, groupId, terms);
  return ok({});
});

export const eraseGroup = command((tx, { groupId }: { groupId: string }) => {
  if (tx.find(customerGroup, { id: groupId })?.deletedAt !== null) return refuse('GroupGone');
  const members = tx.read.get<{ n: number }>(
    'select count(*) as n from customer where group_id = ? and deleted_at is null',
    groupId,
  );
  if (members && members.n > 0) return refuse('GroupInUse', { customers: members.n });
  tx.erase(customerGroup, groupId);
  return ok({});
});

const namedSo = (tx: Tx, name: string): { id: string } | undefined =>
  tx.read.get<{ id: string }>(
    'select id from customer_group where name = ? and deleted_at is null order by id limit 1',
    name,
  );
