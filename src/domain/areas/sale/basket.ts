/** A basket: a sale in progress, as it lies on disk after each step. */
import { z } from 'zod';
import { MinorField, QtyField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { Discount, KitPart, LineTax, Restock, TaxRef, TenderDetails, TenderMethod } from './sale.ts';

/** What a line given back was when it was sold: frozen facts, so a refund can be reckoned to the minor unit. */
export const SoldLine = z.object({
  saleId: Id,
  number: z.string(),
  n: z.number().int(),
  qtyMilli: QtyField,
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  totalMinor: MinorField,
  /** This line's share of the sale's cash rounding. */
  roundingMinor: MinorField,
  costMinor: MinorField.nullable(),
  taxes: z.array(LineTax),
  /** Quantity already given back before this basket. */
  refundedMilli: QtyField,
});
export type SoldLine = z.infer<typeof SoldLine>;

export const GivenBack = z.object({
  /** Null: without a receipt. */
  sold: SoldLine.nullable(),
  restock: Restock,
  reason: z.string(),
});
export type GivenBack = z.infer<typeof GivenBack>;

export const BasketLine = z.object({
  id: Id,
  itemId: Id.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  categoryId: Id.nullable(),
  unit: z.string(),
  decimals: z.number().int().min(0).max(3),
  packQtyMilli: QtyField,
  components: z.array(KitPart).nullable(),
  /** Negative when given back. */
  qtyMilli: QtyField,
  unitPriceMinor: MinorField,
  /** The price before an override. */
  listPriceMinor: MinorField.nullable(),
  costMinor: MinorField.nullable(),
  taxes: z.array(TaxRef),
  discount: Discount.nullable(),
  staffId: Id.nullable(),
  staffName: z.string().nullable(),
  note: z.string().nullable(),
  /** Nobody's scale said the weight: a person typed it, and the receipt says so. */
  weightTyped: z.boolean(),
  givenBack: GivenBack.nullable(),
});
export type BasketLine = z.infer<typeof BasketLine>;

export const BasketTender = z.object({
  id: Id,
  method: TenderMethod,
  /** In the shop's currency, change still in; negative when given back. */
  amountMinor: MinorField,
  currency: z.string(),
  givenMinor: MinorField,
  rateMicro: z.number().int().nullable(),
  reference: z.string().nullable(),
  details: TenderDetails.nullable(),
});
export type BasketTender = z.infer<typeof BasketTender>;

export const BasketCustomer = z.object({
  id: Id,
  name: z.string(),
  priceListId: Id.nullable(),
  discountBp: z.number().int(),
});
export type BasketCustomer = z.infer<typeof BasketCustomer>;

/** The group's discount comes with its customer. */
export const groupDiscount = (customer: BasketCustomer | null): Discount | null =>
  customer && customer.discountBp > 0 ? { kind: 'percent', bp: customer.discountBp } : null;

export const mostLines = 1000;
export const mostTenders = 40;

export const Basket = z.object({
  id: Id,
  startedAt: z.number().int(),
  currency: z.string(),
  lines: z.array(BasketLine).max(mostLines),
  /** The line the next key acts on. */
  selectedLineId: Id.nullable(),
  customer: BasketCustomer.nullable(),
  discount: Discount.nullable(),
  note: z.string().nullable(),
  tenders: z.array(BasketTender).max(mostTenders),
  tipMinor: MinorField,
  /** Set when the basket came back from being parked. */
  parkedId: Id.nullable(),
  parkedName: z.string().nullable(),
});
export type Basket = z.infer<typeof Basket>;

export const emptyBasket = (id: string, startedAt: number, currency: string): Basket => ({
  id,
  startedAt,
  currency,
  lines: [],
  selectedLineId: null,
  customer: null,
  discount: null,
  note: null,
  tenders: [],
  tipMinor: 0,
  parkedId: null,
  parkedName: null,
});
