/** Giving back: lines of a past sale at what they really cost, or an item without its receipt. */
import {
  type Basket,
  type BasketLine,
  groupDiscount,
  type SoldLine,
} from '../../../../domain/areas/sale/basket.ts';
import { checkRefund, refundable } from '../../../../domain/areas/sale/refund-rules.ts';
import type { LineTax, Restock } from '../../../../domain/areas/sale/sale.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { itemForSale } from '../../catalogue/queries.ts';
import { customerForSale } from '../../customer/queries.ts';
import { saleHead, soldLines } from '../queries.ts';
import { fitsDecimals, lineOf } from './adding.ts';
import { type Counter, currentBasket, saveStep } from './step.ts';

export interface GiveBackInput extends Counter {
  readonly saleId: string;
  readonly lines: readonly { n: number; qtyMilli: number; restock: Restock }[];
  readonly reason: string;
}

export const giveBack = command((tx, input: GiveBackInput, call) => {
  const head = saleHead(tx.read, input.saleId);
  if (!head) return refuse('NoSuchSale');
  const row = currentBasket(tx, input.counter);
  // One receipt a basket: its rounding and its tenders are what the refund follows.
  const other = row.basket.lines.find(
    (line) => line.givenBack?.sold && line.givenBack.sold.saleId !== input.saleId,
  );
  if (other) return refuse('OtherSaleInBasket', { number: other.givenBack?.sold?.number ?? '' });
  const rows = soldLines(tx.read, input.saleId);
  const fresh: BasketLine[] = [];
  const taken = new Set<number>();
  for (const { n, qtyMilli, restock } of input.lines) {
    const line = rows.find((each) => each.n === n);
    if (!line || line.qtyMilli <= 0) return refuse('NoSuchLine');
    if (!fitsDecimals(qtyMilli, line.decimals))
      return refuse('QuantityTooPrecise', { decimals: line.decimals });
    const checked = checkRefund(line, qtyMilli);
    if (!checked.ok) return checked;
    // Each line by itself may come back whole: named twice, it would come back twice.
    if (taken.has(n)) return refuse('MoreThanSold', { refundableMilli: refundable(line) });
    taken.add(n);
    const sold = { ...soldLineOf(line), saleId: input.saleId, number: head.number };
    fresh.push({
      ...lineGivenBack(line, tx.newId()),
      qtyMilli: -qtyMilli,
      givenBack: { sold, restock, reason: input.reason },
    });
  }
  const kept = row.basket.lines.filter((line) => !line.givenBack?.sold || !taken.has(line.givenBack.sold.n));
  const selectedLineId = fresh[0]?.id ?? null;
  const whose = buyerOf(tx, row.basket, head);
  const lines = [...kept, ...fresh];
  const saved = saveStep(tx, call, row, { ...row.basket, ...whose, lines, selectedLineId });
  if (!saved.ok) return saved;
  return ok({ lineId: selectedLineId });
});

/** A basket that begins with what comes back is its buyer's: the debt to lower and the history are theirs. */
function buyerOf(tx: Tx, basket: Basket, { customerId }: { customerId: string | null }): Partial<Basket> {
  const isBegun = basket.customer !== null || basket.lines.length > 0;
  const customer = isBegun || !customerId ? null : customerForSale(tx.read, customerId);
  return customer ? { customer, discount: groupDiscount(customer) } : {};
}

type SoldRow = ReturnType<typeof soldLines>[number];

/** The amounts of a sold line, frozen as they were. */
const soldLineOf = (line: SoldRow): Omit<SoldLine, 'saleId' | 'number'> => ({
  n: line.n,
  qtyMilli: line.qtyMilli,
  grossMinor: line.grossMinor,
  lineDiscountMinor: line.lineDiscountMinor,
  basketDiscountMinor: line.basketDiscountMinor,
  totalMinor: line.totalMinor,
  roundingMinor: line.roundingMinor,
  costMinor: line.costMinor,
  taxes: JSON.parse(line.taxes) as LineTax[],
  refundedMilli: line.refundedMilli,
});

/** A line as it was sold, to be given back; its taxes and cost are reckoned from what was sold. */
const lineGivenBack = (line: SoldRow, id: string): Omit<BasketLine, 'qtyMilli' | 'givenBack'> => ({
  id,
  itemId: line.itemId,
  name: line.name,
  sku: line.sku,
  barcode: line.barcode,
  categoryId: line.categoryId,
  unit: line.unit,
  decimals: line.decimals,
  packQtyMilli: line.packQtyMilli,
  components: line.components ? (JSON.parse(line.components) as BasketLine['components']) : null,
  unitPriceMinor: line.unitPriceMinor,
  listPriceMinor: line.listPriceMinor,
  costMinor: null,
  taxes: [],
  discount: null,
  staffId: line.staffId,
  staffName: line.staffName,
  note: null,
  weightTyped: false,
  tareMilli: null,
  labelMinor: null,
  mark: line.mark,
});

export interface WithoutReceipt extends Counter {
  readonly itemId: string;
  readonly qtyMilli: number;
  readonly priceMinor?: number | undefined;
  readonly reason: string;
  readonly restock: Restock;
}

export const giveBackWithoutReceipt = command((tx, input: WithoutReceipt, call) => {
  const row = currentBasket(tx, input.counter);
  const item = itemForSale(tx.read, input.itemId, { priceListId: null, at: tx.at, barcodeId: null });
  if (!item || item.hasVariants) return refuse('NoSuchItem');
  if (!fitsDecimals(input.qtyMilli, item.decimals)) {
    return refuse('QuantityTooPrecise', { decimals: item.decimals });
  }
  const { priceMinor = item.priceMinor } = input;
  const right = item.openPrice ? 'sale.openPrice' : 'sale.overridePrice';
  if (priceMinor !== item.priceMinor && !call.may(right)) return refuse('FORBIDDEN', { permission: right });
  const line: BasketLine = {
    ...lineOf(tx, item, -input.qtyMilli, priceMinor),
    givenBack: { sold: null, restock: input.restock, reason: input.reason },
  };
  const lines = [...row.basket.lines, line];
  const saved = saveStep(tx, call, row, { ...row.basket, lines, selectedLineId: line.id });
  if (!saved.ok) return saved;
  return ok({ lineId: line.id });
});
