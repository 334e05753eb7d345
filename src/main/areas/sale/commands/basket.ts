/** What is done to a basket as a whole: customer, note, undo, void. */
import {
  type Basket,
  type BasketLine,
  groupDiscount,
  isGroups,
  withQty,
} from '../../../../domain/areas/sale/basket.ts';
import { reckon } from '../../../../domain/areas/sale/rules.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { barcodeIdOf, itemForSale } from '../../catalogue/queries.ts';
import { customerForSale } from '../../customer/queries.ts';
import { basketRow, canRedo, canUndo, stepOf } from '../basket.ts';
import { bytesOf } from '../room.ts';
import { recordRemoved } from './lines.ts';
import { forgetParked } from './parked.ts';
import { type Counter, currentBasket, freshBasket, goToStep, saveStep, stepBasket } from './step.ts';

/** Attaching a customer applies the prices and the discount of the customer's group, and says how many moved. */
export const setCustomer = command((tx, input: Counter & { customerId: string | null }, call) => {
  const row = currentBasket(tx, input.counter);
  const customer = input.customerId === null ? null : customerForSale(tx.read, input.customerId);
  if (input.customerId !== null && !customer) return refuse('NoSuchCustomer');
  const { basket } = row;
  const lines = basket.lines.map((line) => repriced(tx, line, customer?.priceListId ?? null));
  const count = lines.filter((line, i) => line !== basket.lines[i]).length;
  const changed = { ...basket, lines, customer, discount: discountWith(basket, customer) };
  const saved = saveStep(tx, call, row, changed);
  if (!saved.ok) return saved;
  return ok({ repriced: count });
});

/** A price changed by hand stays, and a label's; so does that of what is given back, and of a pack that is no more. */
function repriced(tx: Tx, line: BasketLine, priceListId: string | null): BasketLine {
  if (!line.itemId || line.givenBack || line.listPriceMinor !== null || line.labelMinor !== null) return line;
  const barcodeId = line.barcode === null ? null : barcodeIdOf(tx.read, line.itemId, line.barcode);
  const item = itemForSale(tx.read, line.itemId, { priceListId, at: tx.at, barcodeId });
  if (!item || item.openPrice || (item.pack?.qtyMilli ?? 1000) !== line.packQtyMilli) return line;
  const unitPriceMinor = item.pack?.priceMinor ?? item.priceMinor;
  return unitPriceMinor === line.unitPriceMinor ? line : { ...line, unitPriceMinor };
}

/** The group's discount comes and goes with the customer; one given by hand is kept. */
const discountWith = (basket: Basket, customer: Basket['customer']): Basket['discount'] =>
  isGroups(basket) ? groupDiscount(customer) : basket.discount;

export const setNote = command((tx, input: Counter & { note: string | null }, call) =>
  stepBasket<never>(tx, input, call, (basket) => ok({ ...basket, note: input.note || null })),
);

export const undo = command((tx, input: Counter, call) => {
  const row = basketRow(tx.read, input.counter);
  const before = row && canUndo(row) ? stepOf(tx.read, row.ring, row.step - 1) : null;
  if (!row || !before) return refuse('NothingToUndo');
  // What so leaves the basket leaves it as by a removal: by right, and on record.
  const taken = takenOut(row.basket, before);
  if (taken.length > 0 && !call.may('sale.removeLine'))
    return refuse('FORBIDDEN', { permission: 'sale.removeLine' });
  for (const { line, kind } of taken) {
    recordRemoved(tx, call, { basket: row.basket, lines: [line], kind, reason: null });
  }
  goToStep(tx, call, row, { step: row.step - 1, basket: before });
  return ok({ lineId: before.selectedLineId });
});

/** What of the lines sold now was not there before, or less. */
function takenOut(now: Basket, before: Basket): { line: BasketLine; kind: 'line' | 'quantity' }[] {
  return now.lines.flatMap((line) => {
    const was = before.lines.find((each) => each.id === line.id);
    const qtyMilli = line.qtyMilli - (was?.qtyMilli ?? 0);
    if (line.givenBack || qtyMilli <= 0) return [];
    const kind = was ? ('quantity' as const) : ('line' as const);
    return { line: was ? withQty(line, qtyMilli) : { ...line, qtyMilli }, kind };
  });
}

export const redo = command((tx, input: Counter, call) => {
  const row = basketRow(tx.read, input.counter);
  const after = row && canRedo(row) ? stepOf(tx.read, row.ring, row.step + 1) : null;
  if (!row || !after) return refuse('NothingToRedo');
  goToStep(tx, call, row, { step: row.step + 1, basket: after });
  return ok({ lineId: after.selectedLineId });
});

export const voidBasket = command((tx, input: Counter & { reason: string }, call) => {
  const row = basketRow(tx.read, input.counter);
  if (!row || row.basket.lines.length === 0) return refuse('EmptyBasket');
  if (row.basket.tenders.length > 0) return refuse('TenderStarted');
  recordVoid(tx, call, row.basket, input.reason);
  forgetParked(tx, row.basket);
  freshBasket(tx, call, row);
  return ok({ lineId: null });
});

/** Every line of a voided basket stays on record; those beyond what an entry holds stay together. */
export function recordVoid(
  tx: Tx,
  call: Parameters<typeof recordRemoved>[1],
  basket: Basket,
  reason: string,
): void {
  const lines = basket.lines.filter((line) => !line.givenBack);
  const apart = lines.slice(0, voidedApart(lines, reason));
  for (const line of apart) recordRemoved(tx, call, { basket, lines: [line], kind: 'void', reason });
  const rest = lines.slice(apart.length);
  if (rest.length > 0) recordRemoved(tx, call, { basket, lines: rest, kind: 'void', reason });
  call.note({ entity: 'basket', entityId: basket.id, amountMinor: reckon(basket).linesMinor, reason });
}

/** How many lines are recorded one by one: with the reason on each. */
function voidedApart(lines: readonly BasketLine[], reason: string): number {
  let room = maxVoidBytes;
  const full = lines.findIndex((line) => {
    room -= emptyRecordBytes + bytesOf(line.name) + bytesOf(reason);
    return room < 0;
  });
  return full < 0 ? lines.length : full;
}

const maxVoidBytes = 200 * 1024;
/** Ids, moments, amounts and who did it. */
const emptyRecordBytes = 700;
