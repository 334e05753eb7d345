/** The basket of a counter: read, and reckoned as the screen shows it. */
import { type Basket, emptyBasket } from '../../../domain/areas/sale/basket.ts';
import { kindOf, reckon } from '../../../domain/areas/sale/rules.ts';
import { type Settlement, settle, type ToSettle } from '../../../domain/areas/sale/tender-rules.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { minor } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { lastSale } from './queries.ts';
import { shopOf } from './shop.ts';

export interface BasketRow {
  readonly counter: string;
  readonly basketId: string;
  readonly version: number;
  readonly step: number;
  readonly basket: Basket;
  readonly lastSaleId: string | null;
}

/** The counter's basket; null before its first step. */
export function basketRow(read: Reader, counter: string): BasketRow | null {
  const row = read.get<Omit<BasketRow, 'basket'> & { basket: string }>(
    `select counter, basket_id as "basketId", version, step, basket, last_sale_id as "lastSaleId"
     from open_basket where counter = ?`,
    counter,
  );
  return row ? { ...row, basket: JSON.parse(row.basket) as Basket } : null;
}

export function basketView(read: Reader, counter: string): BasketView {
  const row = basketRow(read, counter);
  const basket = row?.basket ?? emptyBasket('00000000-0000-7000-8000-000000000000', 0, shopOf(read).currency);
  const totals = reckon(basket);
  const steps = row
    ? read.get<{ least: number | null; most: number | null }>(
        'select min(step) as least, max(step) as most from basket_step where basket_id = ?',
        row.basketId,
      )
    : undefined;
  return {
    basket,
    version: row?.version ?? 0,
    kind: kindOf(basket.lines),
    totals,
    settlement: settlementOf(read, basket),
    canUndo: row !== null && (steps?.least ?? row.step) < row.step,
    canRedo: row !== null && (steps?.most ?? row.step) > row.step,
    last: row?.lastSaleId ? lastSale(read, row.lastSaleId) : null,
  };
}

/** How the basket stands with its tenders so far. */
export function settlementOf(read: Reader, basket: Basket): Settlement {
  return settle(toSettle(read, basket), basket.tenders);
}

export function toSettle(read: Reader, basket: Basket): ToSettle {
  const totals = reckon(basket);
  return {
    linesMinor: totals.linesMinor,
    carriedRoundingMinor: totals.carriedRoundingMinor,
    tipMinor: minor(basket.tipMinor),
    cashStep: shopOf(read).cashStep,
    refundCapMinor: refundCap(read, basket),
  };
}

/** What may still go back of the one sale this basket gives back; null when it is not a pure refund of one. */
function refundCap(read: Reader, basket: Basket): ToSettle['refundCapMinor'] {
  if (kindOf(basket.lines) !== 'refund') return null;
  const ids = new Set(basket.lines.map((line) => line.givenBack?.sold?.saleId ?? null));
  const [saleId] = ids;
  if (ids.size !== 1 || !saleId) return null;
  const row = read.get<{ paid: number; back: number | null }>(
    `select s.total_minor - s.tip_minor as paid, r.total_minor as back
     from sale s left join refunded_sale r on r.sale_id = s.id where s.id = ?`,
    saleId,
  );
  return row ? minor(Math.max(0, row.paid - (row.back ?? 0))) : null;
}
