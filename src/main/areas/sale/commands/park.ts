/** Setting a basket aside and taking it back; a parked basket is a record of the branch. */
import { eq } from 'drizzle-orm';
import { Basket } from '../../../../domain/areas/sale/basket.ts';
import { reckon } from '../../../../domain/areas/sale/rules.ts';
import { tillOf } from '../../../../domain/kit/clock.ts';
import { ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command, commandAfter, type Kit } from '../../area.ts';
import { tillName } from '../../setting/queries.ts';
import { type BasketRow, basketRow } from '../basket.ts';
import { compact, fitsParked } from '../room.ts';
import { parkedBasket } from '../tables.ts';
import { recordVoid } from './basket.ts';
import { ownParked } from './parked.ts';
import { type Counter, currentBasket, freshBasket } from './step.ts';

export const park = command((tx, input: Counter & { name?: string | undefined }, call) => {
  const row = basketRow(tx.read, input.counter);
  if (!row || row.basket.lines.length === 0) return refuse('EmptyBasket');
  if (row.basket.tenders.length > 0) return refuse('TenderStarted');
  const { basket } = row;
  const id = ownParked(tx, basket)?.id ?? tx.newId();
  // The first item says which basket it was; a typed name or the customer's says it better.
  const name = input.name || basket.parkedName || basket.customer?.name || basket.lines[0]?.name || '';
  const kept = compact({ ...basket, parkedId: id, parkedName: name });
  if (!fitsParked(kept)) return refuse('BasketFull', { lines: basket.lines.length - 1 });
  tx.save(parkedBasket, id, {
    name,
    basket: kept,
    totalMinor: reckon(basket).linesMinor,
    parkedAt: tx.at,
    parkedById: call.actor.userId,
    parkedByName: call.actor.name,
    customerId: basket.customer?.id ?? null,
    customerName: basket.customer?.name ?? null,
    takenByTillId: null,
    takenByName: null,
    takenAt: null,
  });
  call.note({ entity: 'parkedBasket', entityId: id, label: name });
  freshBasket(tx, call, row);
  return ok({ parkedId: id, name });
});

type Resumed = Counter & { parkedId: string; takeOver: boolean };

export const resume = commandAfter(askForBasket, (tx, input: Resumed, call, { hq }) => {
  const row = currentBasket(tx, input.counter);
  if (row.basket.lines.length > 0) return refuse('BasketNotEmpty');
  const parked = tx.find(parkedBasket, { id: input.parkedId });
  const kept = Basket.safeParse(parked?.basket).data;
  if (!parked || !kept || parked.deletedAt !== null) return refuse('NoSuchParkedBasket');
  if (parked.takenByTillId !== null) {
    if (!input.takeOver) return refuse('BasketInUse', { name: parked.takenByName ?? '' });
    if (!call.may('sale.takeOver')) return refuse('FORBIDDEN', { permission: 'sale.takeOver' });
  }
  const holder = counterWith(tx, input);
  tx.save(parkedBasket, input.parkedId, {
    takenByTillId: tx.identity.tillId,
    takenByName: call.actor.name,
    takenAt: tx.at,
  });
  tx.afterwards(() => hq.leases.hold('basket', input.parkedId));
  call.note({ entity: 'parkedBasket', entityId: input.parkedId, label: parked.name });
  // A new id: what was undone before parking is not undone again.
  const whole = holder?.basket ?? kept;
  const basket = { ...whole, id: tx.newId(), parkedId: input.parkedId, parkedName: parked.name };
  if (holder) freshBasket(tx, call, holder);
  freshBasket(tx, call, row, { into: basket });
  return ok({ lineId: basket.selectedLineId });
});

/**
 * One that another till parked is asked for at headquarters, so that two tills do not take it at once. Where nobody can
 * be asked it is taken all the same: should both sell it, both are told.
 */
async function askForBasket(
  { ledger, hq }: Kit,
  { counter, parkedId, takeOver }: Resumed,
  call: Call,
): Promise<Result<null, Refusal<'BasketInUse', { name: string }>>> {
  const { read, identity } = ledger;
  const parked = read.db.select().from(parkedBasket).where(eq(parkedBasket.id, parkedId)).get();
  const isFull = (basketRow(read, counter)?.basket.lines.length ?? 0) > 0;
  if (!parked || parked.deletedAt !== null || isFull) return ok(null);
  const from = parked.takenByTillId;
  const mayTake = from === null || (takeOver && call.may('sale.takeOver'));
  const isOwn = tillOf(parked.clocks['basket'] ?? '') === identity.tillId;
  if (!mayTake || from === identity.tillId || (from === null && isOwn)) return ok(null);
  const wanted = {
    kind: 'basket' as const,
    subject: parkedId,
    amount: 1,
    used: 0,
    ...(from ? { from } : {}),
  };
  const lease = await hq.leases.take(wanted);
  if (!lease || lease.heldBy === null || lease.heldBy === identity.tillId) return ok(null);
  return refuse('BasketInUse', { name: tillName(read, lease.heldBy) });
}

/** The other counter of this till that has the basket in hand: it moves as it stands there, and is there no more. */
function counterWith(tx: Tx, { counter, parkedId }: Counter & { parkedId: string }): BasketRow | null {
  const others = tx.read.all<{ counter: string }>(
    'select counter from open_basket where counter <> ?',
    counter,
  );
  const rows = others.map((other) => basketRow(tx.read, other.counter));
  return rows.find((row) => row?.basket.parkedId === parkedId) ?? null;
}

export const voidParked = command((tx, input: { parkedId: string; reason: string }, call) => {
  const parked = tx.find(parkedBasket, { id: input.parkedId });
  const kept = Basket.safeParse(parked?.basket).data;
  if (!parked || !kept || parked.deletedAt !== null) return refuse('NoSuchParkedBasket');
  if (parked.takenByTillId !== null) return refuse('BasketInUse', { name: parked.takenByName ?? '' });
  recordVoid(tx, call, kept, input.reason);
  call.note({ label: parked.name });
  tx.erase(parkedBasket, input.parkedId);
  return ok({ lineId: null });
});
