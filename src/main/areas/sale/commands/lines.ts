/** Adding and changing the lines of a basket. */

import type { z } from 'zod';
import type { SellableItem } from '../../../../domain/areas/catalogue/item.ts';
import { type Basket, type BasketLine, withQty } from '../../../../domain/areas/sale/basket.ts';
import { checkRefund } from '../../../../domain/areas/sale/refund-rules.ts';
import { reckon } from '../../../../domain/areas/sale/rules.ts';
import type { ItemChoice, ScanOutcome } from '../../../../domain/areas/sale/views.ts';
import { must, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { policyOf } from '../../access/queries.ts';
import { type Call, command } from '../../area.ts';
import type { Scanned } from '../../catalogue/queries/scanned.ts';
import { itemForSale } from '../../catalogue/queries.ts';
import { currentShift } from '../../shift/queries.ts';
import type { BasketRow } from '../basket.ts';
import { removedLine } from '../tables.ts';
import { type OverCeiling, overCeilingWith } from './discount.ts';
import { againOf, byLabel, type LabelRefusal, noLabel } from './labelled.ts';
import { type Counter, currentBasket, type StepRefusal, saveStep, stepLine } from './step.ts';

type Choice = z.infer<typeof ItemChoice>;
type ItemRefusal =
  | Refusal<'NoSuchItem'>
  | Refusal<'ItemArchived', { name: string }>
  | StepRefusal
  | Refusal<'QuantityTooPrecise', { decimals: number }>;

export const addItem = command(
  (
    tx,
    input: Counter & {
      itemId: string;
      barcodeId: string | null;
      qtyMilli?: number | undefined;
      priceMinor?: number | undefined;
    },
    call,
  ) => {
    const row = currentBasket(tx, input.counter);
    const priceListId = row.basket.customer?.priceListId ?? null;
    const item = itemForSale(tx.read, input.itemId, { priceListId, at: tx.at, barcodeId: input.barcodeId });
    return item ? addFound(tx, call, row, { ...input, item }) : refuse('NoSuchItem');
  },
);

interface Wanted {
  readonly item: SellableItem;
  readonly qtyMilli?: number | undefined;
  readonly priceMinor?: number | undefined;
  /** What was scanned, where it says more than which item it is. */
  readonly scanned?: Scanned | undefined;
}

export function addFound(
  tx: Tx,
  call: Call,
  row: BasketRow,
  { item, scanned, ...asked }: Wanted,
): Result<ScanOutcome, ItemRefusal | LabelRefusal | Refusal<'FORBIDDEN', { permission: string }>> {
  if (item.status === 'archived') return refuse('ItemArchived', { name: item.name });
  const again = againOf(scanned);
  if (item.hasVariants)
    return ok({ kind: 'choose', code: item.name, items: variantsOf(tx, item.id, row), scanned: again });
  const label = scanned ? byLabel(tx.read, row.basket, { ...asked, item, scanned }) : ok(noLabel);
  if (!label.ok) return label;
  const priceMinor = label.value.priceMinor ?? asked.priceMinor;
  const qtyMilli = label.value.qtyMilli ?? asked.qtyMilli;
  if (item.openPrice && priceMinor === undefined)
    return ok({ kind: 'ask', what: 'price', item: choiceOf(item), scanned: again });
  if (item.openPrice && label.value.priceMinor === undefined && !call.may('sale.openPrice'))
    return refuse('FORBIDDEN', { permission: 'sale.openPrice' });
  if (item.weighed && qtyMilli === undefined)
    return ok({ kind: 'ask', what: 'weight', item: choiceOf(item), scanned: again });
  const qty = qtyMilli ?? 1000;
  if (!fitsDecimals(qty, item.decimals)) return refuse('QuantityTooPrecise', { decimals: item.decimals });
  const fresh = { ...lineOf(tx, item, qty, priceAsked(item, priceMinor)), ...label.value.line };
  const twin = row.basket.lines.find((line) => merges(line, fresh));
  const line = twin ? { ...twin, qtyMilli: twin.qtyMilli + qty } : fresh;
  const lines = twin
    ? row.basket.lines.map((each) => (each === twin ? line : each))
    : [...row.basket.lines, line];
  const saved = saveStep(tx, call, row, { ...row.basket, lines, selectedLineId: line.id });
  if (!saved.ok) return saved;
  const { id: lineId, name, qtyMilli: now } = line;
  return ok({ kind: 'added', lineId, name, qtyMilli: now, warning: label.value.warning });
}

/** An item as a basket line of its own. */
export function lineOf(tx: Tx, item: SellableItem, qtyMilli: number, unitPriceMinor: number): BasketLine {
  const packQtyMilli = item.pack?.qtyMilli ?? 1000;
  return {
    id: tx.newId(),
    itemId: item.id,
    name: nameOf(item),
    sku: item.sku,
    barcode: item.barcode,
    categoryId: item.categoryId,
    unit: packQtyMilli === 1000 ? item.unit : 'pack',
    decimals: packQtyMilli === 1000 ? item.decimals : 0,
    packQtyMilli,
    components: item.components ? [...item.components] : null,
    qtyMilli,
    unitPriceMinor,
    listPriceMinor: null,
    costMinor: item.costMinor,
    taxes: [...item.taxes],
    discount: null,
    staffId: null,
    staffName: null,
    note: null,
    // Until scales speak, every weight is a typed one.
    weightTyped: item.weighed && packQtyMilli === 1000,
    labelMinor: null,
    mark: null,
    givenBack: null,
  };
}

/** The same thing at the same price and taxes, untouched by hand, counts up on its line; a weighed one does not. */
function merges(line: BasketLine, fresh: BasketLine): boolean {
  return (
    line.itemId === fresh.itemId &&
    line.packQtyMilli === fresh.packQtyMilli &&
    line.unitPriceMinor === fresh.unitPriceMinor &&
    line.decimals === 0 &&
    line.labelMinor === null &&
    fresh.labelMinor === null &&
    line.mark === null &&
    fresh.mark === null &&
    JSON.stringify(line.taxes) === JSON.stringify(fresh.taxes) &&
    !line.givenBack &&
    !line.discount &&
    line.listPriceMinor === null &&
    line.note === null &&
    line.staffId === null
  );
}

export const choiceOf = (item: SellableItem): Choice => ({
  itemId: item.id,
  barcodeId: item.barcodeId,
  name: nameOf(item),
  sku: item.sku,
  priceMinor: item.pack?.priceMinor ?? item.priceMinor,
});

const priceAsked = (item: SellableItem, asked: number | undefined): number =>
  item.openPrice ? must(asked, 'an open price was asked') : (item.pack?.priceMinor ?? item.priceMinor);

/** A code may have a price of its own and no name for what it stands for. */
const nameOf = ({ name, pack }: SellableItem): string => (pack?.name ? `${name} · ${pack.name}` : name);

/** An item of several forms is not sold itself: one of its forms is chosen. */
function variantsOf(tx: Tx, parentId: string, { basket }: BasketRow): Choice[] {
  const priceListId = basket.customer?.priceListId ?? null;
  const ids = tx.read.all<{ id: string }>(
    `select id from item where parent_id = ? and deleted_at is null and status <> 'archived' order by id limit 200`,
    parentId,
  );
  return ids.flatMap(({ id }) => {
    const item = itemForSale(tx.read, id, { priceListId, at: tx.at });
    return item ? [choiceOf(item)] : [];
  });
}

/** Whether a quantity in thousandths keeps to the unit's decimals. */
export const fitsDecimals = (qtyMilli: number, decimals: number): boolean =>
  qtyMilli % 10 ** (3 - decimals) === 0;

export const selectLine = command((tx, input: Counter & { lineId: string }, call) =>
  stepLine(tx, input, call, (line) => ok(line)),
);

export const setQty = command((tx, input: Counter & { lineId: string; qtyMilli: number }, call) =>
  stepLine<
    | Refusal<'QuantityTooPrecise', { decimals: number }>
    | Refusal<'MoreThanSold', { refundableMilli: number }>
    | Refusal<'SoldByOne'>
    | Refusal<'FORBIDDEN', { permission: string }>
    | OverCeiling
  >(tx, input, call, (line, basket) => {
    if (!fitsDecimals(input.qtyMilli, line.decimals)) {
      return refuse('QuantityTooPrecise', { decimals: line.decimals });
    }
    if (line.givenBack) {
      const sold = line.givenBack.sold;
      const checked = sold ? checkRefund(sold, input.qtyMilli) : ok(input.qtyMilli);
      if (!checked.ok)
        return refuse('MoreThanSold', { refundableMilli: sold ? sold.qtyMilli - sold.refundedMilli : 0 });
      // A yes to one piece is no yes to ten.
      const right = sold ? 'sale.refund' : 'sale.refundWithoutReceipt';
      if (input.qtyMilli > -line.qtyMilli && !call.may(right))
        return refuse('FORBIDDEN', { permission: right });
      return ok({ ...line, qtyMilli: -input.qtyMilli });
    }
    if (line.mark !== null && input.qtyMilli !== line.qtyMilli) return refuse('SoldByOne');
    const changed = withQty(line, input.qtyMilli);
    const over = overCeilingWith(basket, line, changed, call);
    if (over) return over;
    const less = line.qtyMilli - input.qtyMilli;
    if (less > 0) {
      if (!call.may('sale.removeLine')) return refuse('FORBIDDEN', { permission: 'sale.removeLine' });
      recordRemoved(tx, call, {
        basket,
        lines: [withQty(line, less)],
        kind: 'quantity',
        reason: null,
      });
    }
    return ok(changed);
  }),
);

export const removeLine = command(
  (tx, input: Counter & { lineId: string; reason?: string | undefined }, call) =>
    stepLine<Refusal<'FORBIDDEN', { permission: string }> | OverCeiling>(tx, input, call, (line, basket) => {
      if (line.givenBack) return ok(null);
      if (!call.may('sale.removeLine')) return refuse('FORBIDDEN', { permission: 'sale.removeLine' });
      const over = overCeilingWith(basket, line, null, call);
      if (over) return over;
      recordRemoved(tx, call, { basket, lines: [line], kind: 'line', reason: input.reason ?? null });
      return ok(null);
    }),
);

interface Removed {
  readonly basket: Basket;
  /** One; of a void so large that its lines do not fit one by one, the rest together under the first's name. */
  readonly lines: readonly BasketLine[];
  readonly kind: 'line' | 'quantity' | 'void';
  readonly reason: string | null;
}

/** What left a basket before it was paid stays on record. */
export function recordRemoved(tx: Tx, call: Call, { basket, lines, kind, reason }: Removed): void {
  const shift = currentShift(tx.read, tx.identity.tillId);
  const first = must(lines[0], 'a line');
  tx.add(removedLine, {
    id: tx.newId(),
    at: tx.at,
    businessDate: shift?.businessDate ?? null,
    shiftId: shift?.id ?? null,
    basketId: basket.id,
    kind,
    itemId: lines.length === 1 ? first.itemId : null,
    name: lines.length === 1 ? first.name : `${first.name} +${lines.length - 1}`,
    qtyMilli: lines.reduce((total, line) => total + line.qtyMilli, 0),
    totalMinor: reckon({ lines: [...lines], discount: null }).linesMinor,
    reason,
    userId: call.actor.userId,
    userName: call.actor.name,
    approvedById: call.approval?.userId ?? null,
  });
}

export const overridePrice = command(
  (tx, input: Counter & { lineId: string; priceMinor: number | null }, call) =>
    stepLine(tx, input, call, (line) => {
      const list = line.listPriceMinor ?? line.unitPriceMinor;
      if (line.givenBack?.sold) return ok(line);
      if (input.priceMinor === null || input.priceMinor === list) {
        return ok({ ...line, unitPriceMinor: list, listPriceMinor: null, labelMinor: null });
      }
      return ok({ ...line, unitPriceMinor: input.priceMinor, listPriceMinor: list, labelMinor: null });
    }),
);

export const noteLine = command((tx, input: Counter & { lineId: string; note: string | null }, call) =>
  stepLine(tx, input, call, (line) => ok({ ...line, note: input.note || null })),
);

export const staffLine = command((tx, input: Counter & { lineId: string; staffId: string | null }, call) =>
  stepLine<Refusal<'NoSuchUser'>>(tx, input, call, (line) => {
    if (input.staffId === null) return ok({ ...line, staffId: null, staffName: null });
    const staff = policyOf(tx.read, input.staffId);
    return staff ? ok({ ...line, staffId: staff.userId, staffName: staff.name }) : refuse('NoSuchUser');
  }),
);
