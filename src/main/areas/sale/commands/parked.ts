/** The record of a parked basket while a counter has it in hand. */
import type { Basket } from '../../../../domain/areas/sale/basket.ts';
import { ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { parkedBasket } from '../tables.ts';

/** The record of a basket in hand that is still this till's to settle; null when it has none, or no more. */
export function ownParked(tx: Tx, { parkedId }: Basket) {
  const parked = parkedId === null ? null : tx.find(parkedBasket, { id: parkedId });
  return parked && parked.deletedAt === null && parked.takenByTillId === tx.identity.tillId ? parked : null;
}

/** Another till may have taken the basket over, and sold it: what it holds is sold once. */
export function checkNotElsewhere(
  tx: Tx,
  { parkedId }: Basket,
): Result<null, Refusal<'BasketInUse', { name: string }> | Refusal<'BasketSold', { number: string }>> {
  const parked = parkedId === null ? null : tx.find(parkedBasket, { id: parkedId });
  const sold = parkedId === null ? null : soldParked(tx.read, parkedId);
  if (sold) return refuse('BasketSold', { number: sold.number });
  if (!parked || parked.takenByTillId === tx.identity.tillId) return ok(null);
  return refuse('BasketInUse', { name: parked.takenByName ?? parked.parkedByName });
}

const soldParked = (read: Reader, parkedId: string): { number: string } | undefined =>
  read.get<{ number: string }>(
    'select s.number from parked_sale p join sale s on s.id = p.sale_id where p.parked_id = ? limit 1',
    parkedId,
  );

/** The basket was sold or voided: nothing waits any more. */
export function forgetParked(tx: Tx, basket: Basket): void {
  const parked = ownParked(tx, basket);
  if (parked) tx.erase(parkedBasket, parked.id);
}
