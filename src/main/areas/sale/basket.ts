/** The basket of a counter: read, and reckoned as the screen shows it. */
import { type Basket, emptyBasket } from '../../../domain/areas/sale/basket.ts';
import { type BasketTotals, kindOf, reckon } from '../../../domain/areas/sale/rules.ts';
import { type Settlement, settle, type ToSettle } from '../../../domain/areas/sale/tender-rules.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { minor } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { lastSale } from './queries.ts';
import { type Shop, shopOf } from './shop.ts';

/** Steps of a counter that are kept, and how far back undo reaches. */
const keptSteps = 128;

export interface BasketRow {
  readonly counter: string;
  readonly ring: number;
  readonly version: number;
  readonly step: number;
  readonly lastStep: number;
  readonly basket: Basket;
  readonly lastSaleId: string | null;
}

/** The counter's basket; null before its first step. */
export function basketRow(read: Reader, counter: string): BasketRow | null {
  const row = read.get<Omit<BasketRow, 'basket'> & { basket: string }>(
    `select o.counter, o.ring, o.version, o.step, o.last_step as "lastStep", s.basket,
       o.last_sale_id as "lastSaleId"
     from open_basket o join basket_step s on s.place = o.ring * ${keptSteps} + o.step % ${keptSteps}
     where o.counter = ?`,
    counter,
  );
  return row ? { ...row, basket: JSON.parse(row.basket) as Basket } : null;
}

/** Where a step lies. */
export const placeOf = (ring: number, step: number): number => ring * keptSteps + (step % keptSteps);

type Steps = Pick<BasketRow, 'step' | 'lastStep'>;
export const canUndo = ({ step, lastStep }: Steps): boolean => step > 0 && lastStep - step < keptSteps - 1;
export const canRedo = ({ step, lastStep }: Steps): boolean => step < lastStep;

export function basketView(read: Reader, counter: string): BasketView {
  const row = basketRow(read, counter);
  const basket = row?.basket ?? emptyBasket('00000000-0000-7000-8000-000000000000', 0, shopOf(read).currency);
  const totals = reckon(basket);
  return {
    basket,
    version: row?.version ?? 0,
    kind: kindOf(basket.lines),
    totals,
    settlement: settlementOf(read, basket, totals),
    canUndo: row !== null && canUndo(row),
    canRedo: row !== null && canRedo(row),
    last: row?.lastSaleId ? lastSale(read, row.lastSaleId) : null,
  };
}

/** How the basket stands with its tenders so far. */
export function settlementOf(read: Reader, basket: Basket, totals = reckon(basket)): Settlement {
  return settle(toSettle(read, basket, { totals, shop: shopOf(read) }), basket.tenders);
}

interface Known {
  readonly totals: BasketTotals;
  readonly shop: Shop;
}

export function toSettle(read: Reader, basket: Basket, { totals, shop }: Known): ToSettle {
  return {
    linesMinor: totals.linesMinor,
    carriedRoundingMinor: totals.carriedRoundingMinor,
    tipMinor: minor(basket.tipMinor),
    cashStep: shop.cashStep,
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
