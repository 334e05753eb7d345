/** One step of a basket: loaded, changed by a pure function, on disk with its undo before the answer. */
import { type Basket, type BasketLine, emptyBasket } from '../../../../domain/areas/sale/basket.ts';
import { ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { Call } from '../../area.ts';
import { type BasketRow, basketRow } from '../basket.ts';
import { shopOf } from '../shop.ts';
import { basketStep, openBasket } from '../tables.ts';

/** How far back undo reaches. */
const maxSteps = 100;

export interface Counter {
  readonly counter: string;
}

/** The counter's basket, or a new empty one. */
export function currentBasket(tx: Tx, counter: string): BasketRow {
  const row = basketRow(tx.read, counter);
  if (row) return row;
  const basket = emptyBasket(tx.newId(), tx.at, shopOf(tx.read).currency);
  const fresh = { counter, basketId: basket.id, version: 0, step: 0, basket, lastSaleId: null };
  tx.keep(basketStep, { basketId: basket.id, step: 0, basket });
  return fresh;
}

/** Writes the basket's next state; steps that were undone are gone then. */
export function saveStep(tx: Tx, call: Call, row: BasketRow, basket: Basket): void {
  const step = row.step + 1;
  forgetSteps(tx, row.basketId, step);
  tx.keep(basketStep, { basketId: row.basketId, step, basket });
  if (step > maxSteps) tx.forget(basketStep, { basketId: row.basketId, step: step - maxSteps - 1 });
  keepBasket(tx, call, row, { basket, step });
}

/** Moves to a kept step (undo, redo) without making a new one. */
export function goToStep(tx: Tx, call: Call, row: BasketRow, step: number): Basket | null {
  const kept = tx.find(basketStep, { basketId: row.basketId, step });
  if (!kept) return null;
  keepBasket(tx, call, row, { basket: kept.basket, step });
  return kept.basket;
}

/** The counter starts anew: an empty basket, and the sale just completed if there was one. */
export function freshBasket(
  tx: Tx,
  call: Call,
  row: BasketRow,
  { lastSaleId = null, into }: { readonly lastSaleId?: string | null; readonly into?: Basket } = {},
): void {
  forgetSteps(tx, row.basketId, 0);
  const basket = into ?? emptyBasket(tx.newId(), tx.at, row.basket.currency);
  tx.keep(basketStep, { basketId: basket.id, step: 0, basket });
  tx.keep(openBasket, {
    counter: row.counter,
    basketId: basket.id,
    version: row.version + 1,
    step: 0,
    basket,
    updatedAt: tx.at,
    userId: call.actor.userId,
    lastSaleId,
  });
}

/** A step that changes the basket as a whole. */
export function stepBasket<R extends Refusal>(
  tx: Tx,
  { counter }: Counter,
  call: Call,
  change: (basket: Basket) => Result<Basket, R>,
): Result<{ lineId: string | null }, R> {
  const row = currentBasket(tx, counter);
  const changed = change(row.basket);
  if (!changed.ok) return changed;
  saveStep(tx, call, row, changed.value);
  return ok({ lineId: changed.value.selectedLineId });
}

/** A step that changes one line; the line becomes the selected one. */
export function stepLine<R extends Refusal = never>(
  tx: Tx,
  input: Counter & { lineId: string },
  call: Call,
  change: (line: BasketLine, basket: Basket) => Result<BasketLine | null, R>,
): Result<{ lineId: string | null }, R | Refusal<'NoSuchLine'>> {
  return stepBasket<R | Refusal<'NoSuchLine'>>(tx, input, call, (basket) => {
    const index = basket.lines.findIndex((line) => line.id === input.lineId);
    const line = basket.lines[index];
    if (!line) return refuse('NoSuchLine');
    const changed = change(line, basket);
    if (!changed.ok) return changed;
    const lines = basket.lines.toSpliced(index, 1, ...(changed.value ? [changed.value] : []));
    const neighbour = lines[Math.min(index, lines.length - 1)]?.id ?? null;
    return ok({ ...basket, lines, selectedLineId: changed.value ? line.id : neighbour });
  });
}

function keepBasket(tx: Tx, call: Call, row: BasketRow, now: Pick<BasketRow, 'basket' | 'step'>): void {
  tx.keep(openBasket, {
    counter: row.counter,
    basketId: row.basketId,
    version: row.version + 1,
    ...now,
    updatedAt: tx.at,
    userId: call.actor.userId,
    lastSaleId: null,
  });
}

function forgetSteps(tx: Tx, basketId: string, from: number): void {
  const old = tx.read.all<{ step: number }>(
    'select step from basket_step where basket_id = ? and step >= ?',
    basketId,
    from,
  );
  for (const { step } of old) tx.forget(basketStep, { basketId, step });
}
