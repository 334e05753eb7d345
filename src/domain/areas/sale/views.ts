/** What the counter is shown: a basket reckoned, a scan's outcome, past sales. */
import { z } from 'zod';
import { MinorField, QtyField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { Basket, BasketLine, GivenBack, SoldLine } from './basket.ts';
import { KitPart, LineTax, Restock, SaleKind, TaxTotal, TenderDetails, TenderMethod } from './sale.ts';

const LineView = z.object({
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  taxMinor: MinorField,
  totalMinor: MinorField,
  taxes: z.array(LineTax).readonly(),
});

/** The basket as any counter may see it: what things cost us stays in the till. */
const ShownBasket = Basket.extend({
  lines: z.array(
    BasketLine.omit({ costMinor: true }).extend({
      givenBack: GivenBack.extend({ sold: SoldLine.omit({ costMinor: true }).nullable() }).nullable(),
    }),
  ),
});
export type ShownLine = z.infer<typeof ShownBasket>['lines'][number];

const SettlementView = z.object({
  dueMinor: MinorField,
  tenderedMinor: MinorField,
  remainingMinor: MinorField,
  remainingCashMinor: MinorField,
  roundingMinor: MinorField,
  changeMinor: MinorField,
  totalMinor: MinorField,
  isSettled: z.boolean(),
});

/** The sale just completed, shown with its change until the next scan. */
export const LastSale = z.object({
  saleId: Id,
  number: z.string(),
  kind: SaleKind,
  totalMinor: MinorField,
  tenderedMinor: MinorField,
  tenders: z.array(z.object({ method: TenderMethod, amountMinor: MinorField })),
  changeMinor: MinorField,
  currency: z.string(),
});

export const BasketView = z.object({
  basket: ShownBasket,
  version: z.number().int(),
  kind: SaleKind,
  totals: z.object({
    lines: z.array(LineView).readonly(),
    grossMinor: MinorField,
    discountMinor: MinorField,
    taxMinor: MinorField,
    linesMinor: MinorField,
    carriedRoundingMinor: MinorField,
    taxes: z.array(TaxTotal).readonly(),
    pieces: z.number(),
  }),
  settlement: SettlementView,
  /** How a refund goes back the way it was paid; empty where there is nothing to propose. */
  proposed: z.array(z.object({ method: TenderMethod, amountMinor: MinorField })),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  last: LastSale.nullable(),
});
export type BasketView = z.infer<typeof BasketView>;

export const ItemChoice = z.object({
  itemId: Id,
  barcodeId: Id.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  priceMinor: MinorField,
});

/** Scanned anew with the answer, where the code says more than which item it is; null: it does not. */
const scanned = z.string().nullable();

/** What a scanned or typed code turned out to be. */
export const ScanOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('added'),
    lineId: Id,
    name: z.string(),
    qtyMilli: QtyField,
    /** Past its date, or the very label of another line: sold all the same, but said. */
    warning: z.enum(['expired', 'sameLabel']).nullable(),
  }),
  z.object({ kind: z.literal('choose'), code: z.string(), items: z.array(ItemChoice), scanned }),
  /** The item's price is asked at the counter, or its weight. */
  z.object({ kind: z.literal('ask'), what: z.enum(['price', 'weight']), item: ItemChoice, scanned }),
  z.object({ kind: z.literal('sale'), saleId: Id, number: z.string() }),
  z.object({ kind: z.literal('customer'), customerId: Id, name: z.string() }),
  z.object({ kind: z.literal('unknown'), code: z.string(), scanned }),
]);
export type ScanOutcome = z.infer<typeof ScanOutcome>;

export const SaleSummary = z.object({
  id: Id,
  number: z.string(),
  kind: SaleKind,
  at: z.number().int(),
  businessDate: z.string(),
  userName: z.string(),
  customerName: z.string().nullable(),
  lineCount: z.number().int(),
  totalMinor: MinorField,
  currency: z.string(),
});

export const SoldLineView = z.object({
  n: z.number().int(),
  itemId: Id.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  qtyMilli: QtyField,
  unitPriceMinor: MinorField,
  listPriceMinor: MinorField.nullable(),
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  taxMinor: MinorField,
  totalMinor: MinorField,
  taxes: z.array(LineTax).readonly(),
  components: z.array(KitPart).readonly().nullable(),
  staffName: z.string().nullable(),
  note: z.string().nullable(),
  weightTyped: z.boolean(),
  tareMilli: QtyField.nullable(),
  restock: Restock.nullable(),
  /** Already given back, and what still can be. */
  refundedMilli: QtyField,
  refundableMilli: QtyField,
});

export const SaleView = SaleSummary.extend({
  shiftId: Id,
  branchId: Id,
  tillId: Id,
  userId: Id.nullable(),
  customerId: Id.nullable(),
  grossMinor: MinorField,
  discountMinor: MinorField,
  taxMinor: MinorField,
  linesMinor: MinorField,
  roundingMinor: MinorField,
  tipMinor: MinorField,
  changeMinor: MinorField,
  taxes: z.array(TaxTotal).readonly(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  refundOfSaleId: Id.nullable(),
  refundOfNumber: z.string().nullable(),
  lines: z.array(SoldLineView),
  tenders: z.array(
    z.object({
      n: z.number().int(),
      method: TenderMethod,
      amountMinor: MinorField,
      currency: z.string(),
      givenMinor: MinorField,
      rateMicro: z.number().int().nullable(),
      reference: z.string().nullable(),
      details: TenderDetails.nullable(),
    }),
  ),
  /** Refunds and exchanges that gave back from this sale. */
  refunds: z.array(SaleSummary),
});
export type SaleView = z.infer<typeof SaleView>;

export const ParkedView = z.object({
  id: Id,
  name: z.string(),
  totalMinor: MinorField,
  lineCount: z.number().int(),
  parkedAt: z.number().int(),
  parkedByName: z.string(),
  customerName: z.string().nullable(),
  takenByName: z.string().nullable(),
});
