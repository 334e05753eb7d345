/** One step of a basket: loaded, changed by a pure function, on disk with its undo before the answer. */
import {
  type Basket,
  type BasketLine,
  emptyBasket,
  groupDiscount,
  mostLines,
} from '../../../../domain/areas/sale/basket.ts';
import { isReckonable } from '../../../../domain/areas/sale/limits.ts';
import { discountable } from '../../../../domain/areas/sale/rules.ts';
import { assert, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { Call } from '../../area.ts';
import { type BasketRow, basketRow, placeOf } from '../basket.ts';
import { fitsEntry } from '../room.ts';
import { shopOf } from '../shop.ts';
import { basketStep, openBasket } from '../tables.ts';
import { forgetParked } from './parked.ts';

export interface Counter {
  readonly counter: string;
}

/** The counter's basket, or a new empty one, which is on disk from its first step. */
export function currentBasket(tx: Tx, counter: string): BasketRow {
  const row = basketRow(tx.read, counter);
  if (row) return row;
  const basket = emptyBasket(tx.newId(), tx.at, shopOf(tx.read).currency);
  return { counter, ring: noRing, version: 0, step: 0, lastStep: 0, basket, lastSaleId: null };
}

const noRing = 0;

/** The ring of a counter, which is given one when it is first used. */
function ringOf(tx: Tx, { ring, basket }: BasketRow): number {
  if (ring !== noRing) return ring;
  const fresh = tx.next('counter');
  tx.keep(basketStep, { place: placeOf(fresh, 0), basket });
  return fresh;
}

/** Why a basket is not kept: no till could reckon it, or no entry of the journal could hold its sale. */
export type StepRefusal = Refusal<'AmountTooLarge'> | Refusal<'BasketFull', { lines: number }>;

/** Writes the basket's next state; steps that were undone are gone then. */
export function saveStep(tx: Tx, call: Call, row: BasketRow, basket: Basket): Result<null, StepRefusal> {
  if (!isReckonable(basket)) return refuse('AmountTooLarge');
  const grown = basket.lines !== row.basket.lines && basket.lines.length >= row.basket.lines.length;
  if (grown && (basket.lines.length > mostLines || !fitsEntry(basket))) {
    return refuse('BasketFull', { lines: basket.lines.length - 1 });
  }
  const kept = withoutIdleDiscount(settled(tx, row.basket, basket));
  const step = row.step + 1;
  const ring = ringOf(tx, row);
  tx.keep(basketStep, { place: placeOf(ring, step), basket: kept });
  keepBasket(tx, call, { ...row, ring }, { step, lastStep: step, lastSaleId: null });
  return ok(null);
}

/**
 * The first line decides the currency: the shop may have set it since the counter was last used. Of a parked
 * basket whose last line left nothing waits any more.
 */
function settled(tx: Tx, before: Basket, basket: Basket): Basket {
  if (before.lines.length === 0) return { ...basket, currency: shopOf(tx.read).currency };
  if (basket.lines.length > 0) return basket;
  forgetParked(tx, basket);
  return { ...basket, parkedId: null, parkedName: null };
}

/** An amount whose lines are gone would be taken off the next ones, whatever it was allowed for. */
function withoutIdleDiscount(basket: Basket): Basket {
  const isIdle = basket.discount?.kind === 'amount' && discountable(basket.lines) === 0;
  return isIdle ? { ...basket, discount: groupDiscount(basket.customer) } : basket;
}

/** Moves to a kept step (undo, redo) without making a new one. */
export function goToStep(
  tx: Tx,
  call: Call,
  row: BasketRow,
  { step, basket }: { readonly step: number; readonly basket: Basket },
): void {
  assert(basket.id === row.basket.id, 'a step belongs to its basket');
  keepBasket(tx, call, row, { step, lastStep: row.lastStep, lastSaleId: null });
}

/** The counter starts anew: an empty basket, and the sale just completed if there was one. */
export function freshBasket(
  tx: Tx,
  call: Call,
  row: BasketRow,
  { lastSaleId = null, into }: { readonly lastSaleId?: string | null; readonly into?: Basket } = {},
): void {
  const basket = into ?? emptyBasket(tx.newId(), tx.at, row.basket.currency);
  const ring = ringOf(tx, row);
  tx.keep(basketStep, { place: placeOf(ring, 0), basket });
  keepBasket(tx, call, { ...row, ring }, { step: 0, lastStep: 0, lastSaleId });
}

/** A step that changes the basket as a whole. */
export function stepBasket<R extends Refusal>(
  tx: Tx,
  { counter }: Counter,
  call: Call,
  change: (basket: Basket) => Result<Basket, R>,
): Result<{ lineId: string | null }, R | StepRefusal> {
  const row = currentBasket(tx, counter);
  const changed = change(row.basket);
  if (!changed.ok) return changed;
  const saved = saveStep(tx, call, row, changed.value);
  if (!saved.ok) return saved;
  return ok({ lineId: changed.value.selectedLineId });
}

/** A step that changes one line, or takes it out; the line, or its neighbour, becomes the selected one. */
export function stepLine<R extends Refusal = never>(
  tx: Tx,
  input: Counter & { lineId: string },
  call: Call,
  change: (line: BasketLine, basket: Basket) => Result<BasketLine | null, R>,
): Result<{ lineId: string | null }, R | StepRefusal | Refusal<'NoSuchLine'> | Refusal<'TenderStarted'>> {
  return stepBasket<R | Refusal<'NoSuchLine'> | Refusal<'TenderStarted'>>(tx, input, call, (basket) => {
    const index = basket.lines.findIndex((line) => line.id === input.lineId);
    const line = basket.lines[index];
    if (!line) return refuse('NoSuchLine');
    const changed = change(line, basket);
    if (!changed.ok) return changed;
    const lines = basket.lines.toSpliced(index, 1, ...(changed.value ? [changed.value] : []));
    if (lines.length === 0) return emptied(basket);
    const neighbour = lines[Math.min(index, lines.length - 1)]?.id ?? null;
    return ok({ ...basket, lines, selectedLineId: changed.value ? line.id : neighbour });
  });
}

/** What was meant for the lines does not wait for the next ones; whose basket it is stays. */
function emptied(basket: Basket): Result<Basket, Refusal<'TenderStarted'>> {
  if (basket.tenders.length > 0) return refuse('TenderStarted');
  const discount = groupDiscount(basket.customer);
  return ok({ ...basket, lines: [], selectedLineId: null, discount, tipMinor: 0 });
}

type Standing = Pick<BasketRow, 'step' | 'lastStep' | 'lastSaleId'>;

function keepBasket(tx: Tx, call: Call, { counter, ring, version }: BasketRow, now: Standing): void {
  const userId = call.actor.userId;
  tx.keep(openBasket, { counter, ring, version: version + 1, ...now, updatedAt: tx.at, userId });
}
