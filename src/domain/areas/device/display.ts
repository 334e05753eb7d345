/** What a customer may see of the sale at a counter: no costs, no notes, no names of people. */
import { z } from 'zod';
import { MinorField, QtyField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { languages } from '../../kit/words.ts';
import { SaleKind, TenderMethod } from '../sale/sale.ts';
import type { BasketView } from '../sale/views.ts';
import type { ScaleNow } from './attached.ts';
import { shownWeight } from './scale-shown.ts';

/** Nothing is sold, lines are added, money is given, it is done. */
export const DisplayStage = z.enum(['welcome', 'selling', 'paying', 'done']);

const DisplayLine = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  /** Negative when given back. */
  qtyMilli: QtyField,
  unitPriceMinor: MinorField,
  /** What the customer need not pay of it. */
  discountMinor: MinorField,
  totalMinor: MinorField,
});
export type DisplayLine = z.infer<typeof DisplayLine>;

const DisplayTender = z.object({
  id: Id,
  method: TenderMethod,
  amountMinor: MinorField,
  /** Handed over in another currency than the shop's. */
  foreign: z.object({ currency: z.string(), givenMinor: MinorField }).nullable(),
});

export const DisplayView = z.object({
  stage: DisplayStage,
  kind: SaleKind,
  currency: z.string(),
  /** The latest lines, as they were added. */
  lines: z.array(DisplayLine),
  /** Lines before those. */
  earlier: z.number().int(),
  /** The line that changed last. */
  newestId: Id.nullable(),
  discountMinor: MinorField,
  roundingMinor: MinorField,
  /** Negative when money goes back. */
  totalMinor: MinorField,
  tenders: z.array(DisplayTender),
  remainingMinor: MinorField,
  changeMinor: MinorField,
  /** What the customer's telephone reads to pay. */
  qr: z.string().nullable(),
  /** The sale that is done: another one is another moment. */
  saleId: Id.nullable(),
});
export type DisplayView = z.infer<typeof DisplayView>;

export const DisplayShop = z.object({
  name: z.string(),
  /** `data:` URI. */
  logo: z.string().nullable(),
  language: z.enum(languages),
});
export type DisplayShop = z.infer<typeof DisplayShop>;

/** What lies on the scale as its customer may check it: net, and whether it still moves. */
export const DisplayWeight = z.object({ netMilli: QtyField, stable: z.boolean() });
export type DisplayWeight = z.infer<typeof DisplayWeight>;

/** Null while nothing lies on it, and where the scale has nothing to say. */
export function displayWeightOf(now: ScaleNow | null): DisplayWeight | null {
  const netMilli = now && shownWeight(now);
  if (netMilli === null || netMilli <= 0) return null;
  return { netMilli, stable: now?.measure?.stable !== false };
}

/** More lines than any display has room for. */
const mostShown = 30;

export function displayOf(view: BasketView): DisplayView {
  const { basket, totals, settlement, last } = view;
  if (basket.lines.length === 0) return last ? doneOf(last) : { ...nothing, currency: basket.currency };
  const lines = basket.lines.map((line, n): DisplayLine => {
    const { lineDiscountMinor = 0, basketDiscountMinor = 0, totalMinor = 0 } = totals.lines[n] ?? {};
    const { id, name, unit, decimals, qtyMilli, unitPriceMinor } = line;
    const discountMinor = lineDiscountMinor + basketDiscountMinor;
    return { id, name, unit, decimals, qtyMilli, unitPriceMinor, discountMinor, totalMinor };
  });
  const earlier = Math.max(0, lines.length - mostShown);
  return {
    stage: basket.tenders.length > 0 ? 'paying' : 'selling',
    kind: view.kind,
    currency: basket.currency,
    lines: lines.slice(earlier),
    earlier,
    newestId: basket.selectedLineId ?? lines.at(-1)?.id ?? null,
    discountMinor: totals.discountMinor,
    roundingMinor: settlement.roundingMinor,
    totalMinor: settlement.totalMinor,
    tenders: basket.tenders.map(({ id, method, amountMinor, currency, givenMinor }) => ({
      id,
      method,
      amountMinor,
      foreign: currency === basket.currency ? null : { currency, givenMinor },
    })),
    remainingMinor: settlement.remainingMinor,
    changeMinor: settlement.changeMinor,
    qr: basket.tenders.findLast(({ method }) => method === 'qr')?.details?.payload ?? null,
    saleId: null,
  };
}

const nothing: DisplayView = {
  stage: 'welcome',
  kind: 'sale',
  currency: '',
  lines: [],
  earlier: 0,
  newestId: null,
  discountMinor: 0,
  roundingMinor: 0,
  totalMinor: 0,
  tenders: [],
  remainingMinor: 0,
  changeMinor: 0,
  qr: null,
  saleId: null,
};

const doneOf = ({
  saleId,
  kind,
  currency,
  totalMinor,
  changeMinor,
}: NonNullable<BasketView['last']>): DisplayView => ({
  ...nothing,
  stage: 'done',
  kind,
  currency,
  totalMinor,
  changeMinor,
  saleId,
});

/** How long thanks are said before the next customer is welcomed. */
export const thanksMs = 20_000;

/** The same without a sale that was thanked for long enough. */
export const afterThanks = (view: DisplayView): DisplayView =>
  view.stage === 'done' ? { ...nothing, currency: view.currency } : view;
