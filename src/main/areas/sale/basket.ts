/** The basket of a counter: read, and reckoned as the screen shows it. */
import { Basket, emptyBasket } from '../../../domain/areas/sale/basket.ts';
import { withinLeft } from '../../../domain/areas/sale/refund-rules.ts';
import { kindOf, reckon } from '../../../domain/areas/sale/rules.ts';
import type { BasketTotals } from '../../../domain/areas/sale/sale.ts';
import {
  asPaid,
  type HeldTender,
  type Settlement,
  settle,
  type ToSettle,
} from '../../../domain/areas/sale/tender-rules.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { type Minor, minor, most, subtract, sum, zero } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { lastSale, refundLeft, tendersHeld } from './queries.ts';
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
  const basket = row ? basketIn(read, counter, row.basket) : null;
  return row && basket ? { ...row, basket } : null;
}

/** A kept step of a ring; null for one that this version cannot read. */
export function stepOf(read: Reader, ring: number, step: number): Basket | null {
  const row = read.get<{ basket: string }>(
    'select basket from basket_step where place = ?',
    placeOf(ring, step),
  );
  return row ? (Basket.safeParse(JSON.parse(row.basket)).data ?? null) : null;
}

/** Counters whose basket this run of the till has found to be of its own version. */
const ofThisVersion = new WeakMap<Reader, Set<string>>();

/** What an earlier version wrote is lifted; what cannot be is left where it lies, and the counter begins anew. */
function basketIn(read: Reader, counter: string, text: string): Basket | null {
  const written = JSON.parse(text) as Basket;
  const known = ofThisVersion.get(read) ?? new Set();
  if (known.has(counter)) return written;
  const lifted = Basket.safeParse(written).data ?? null;
  if (lifted && JSON.stringify(lifted).length === text.length) ofThisVersion.set(read, known.add(counter));
  return lifted;
}

/** Where a step lies. */
export const placeOf = (ring: number, step: number): number => ring * keptSteps + (step % keptSteps);

type Steps = Pick<BasketRow, 'step' | 'lastStep'>;
export const canUndo = ({ step, lastStep }: Steps): boolean => step > 0 && lastStep - step < keptSteps - 1;
export const canRedo = ({ step, lastStep }: Steps): boolean => step < lastStep;

export function basketView(read: Reader, counter: string): BasketView {
  const row = basketRow(read, counter);
  const basket = row?.basket ?? emptyBasket('00000000-0000-7000-8000-000000000000', 0, shopOf(read).currency);
  const totals = reckonHere(read, basket);
  const shop = shopOf(read);
  const what = toSettle(read, basket, { totals, shop });
  return {
    basket,
    version: row?.version ?? 0,
    kind: kindOf(basket.lines),
    totals,
    settlement: settle(what, basket.tenders),
    proposed: proposed(read, basket, { what, shop }),
    canUndo: row !== null && canUndo(row),
    canRedo: row !== null && canRedo(row),
    last: row?.lastSaleId ? lastSale(read, row.lastSaleId) : null,
  };
}

/** What the basket comes to, with what its sale has left to give back. */
export function reckonHere(read: Reader, basket: Basket): BasketTotals {
  const totals = reckon(basket);
  const saleId = saleGivenBack(basket.lines);
  return saleId ? withinLeft(totals, basket.lines, leftOf(read, saleId)) : totals;
}

/** How the basket stands with its tenders so far. */
export function settlementOf(read: Reader, basket: Basket, totals = reckonHere(read, basket)): Settlement {
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
    refundCapMinor: refundCap(read, basket, totals),
  };
}

/** The one sale that this basket gives back and nothing else; null when it is more than that. */
function refundedSaleIn(basket: Basket): string | null {
  if (kindOf(basket.lines) !== 'refund') return null;
  const ids = new Set(basket.lines.map((line) => line.givenBack?.sold?.saleId ?? null));
  const [saleId] = ids;
  return ids.size === 1 ? (saleId ?? null) : null;
}

/** What is left of the sale that gives back, less what is taken for it; what has no receipt has no such bound. */
function refundCap(read: Reader, { lines }: Basket, totals: BasketTotals): ToSettle['refundCapMinor'] {
  const saleId = saleGivenBack(lines);
  if (saleId === null || lines.some(({ givenBack }) => givenBack && !givenBack.sold)) return null;
  const taken = sum(totals.lines.filter((_, i) => !lines[i]?.givenBack).map(({ totalMinor }) => totalMinor));
  return most(zero, subtract(leftOf(read, saleId), taken));
}

/** One receipt a basket. */
const saleGivenBack = (lines: Basket['lines']): string | null =>
  lines.find(({ givenBack }) => givenBack?.sold)?.givenBack?.sold?.saleId ?? null;

const leftOf = (read: Reader, saleId: string): Minor => most(zero, minor(refundLeft(read, saleId)));

/** How a refund goes back the way it was paid; nothing where that cannot be said or was decided already. */
export function proposed(
  read: Reader,
  basket: Basket,
  { what, shop }: { readonly what: ToSettle; readonly shop: Shop },
): HeldTender[] {
  const saleId = basket.tenders.length > 0 ? null : refundedSaleIn(basket);
  if (saleId === null) return [];
  const held = tendersHeld(read, saleId);
  return asPaid(
    what,
    held.filter(({ method }) => shop.tenderMethods.includes(method)),
  );
}
