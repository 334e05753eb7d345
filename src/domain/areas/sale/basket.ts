/**
 * A basket: a sale in progress, as it lies on disk after each step. It outlives the version of the till that wrote
 * it, so what a later version adds comes with a default.
 */
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
  costMinor: MinorField.nullable().default(null),
  taxes: z.array(LineTax),
  /** Quantity already given back before this basket. */
  refundedMilli: QtyField,
});
export type SoldLine = z.infer<typeof SoldLine>;

export const GivenBack = z.object({
  /** Null: without a receipt. */
  sold: SoldLine.nullable().default(null),
  restock: Restock,
  reason: z.string(),
});
export type GivenBack = z.infer<typeof GivenBack>;

export const BasketLine = z.object({
  id: Id,
  itemId: Id.nullable().default(null),
  name: z.string(),
  sku: z.string().nullable().default(null),
  barcode: z.string().nullable().default(null),
  categoryId: Id.nullable().default(null),
  unit: z.string(),
  decimals: z.number().int().min(0).max(3),
  packQtyMilli: QtyField,
  components: z.array(KitPart).nullable().default(null),
  /** Negative when given back. */
  qtyMilli: QtyField,
  unitPriceMinor: MinorField,
  /** The price before an override. */
  listPriceMinor: MinorField.nullable().default(null),
  costMinor: MinorField.nullable().default(null),
  taxes: z.array(TaxRef),
  discount: Discount.nullable().default(null),
  staffId: Id.nullable().default(null),
  staffName: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  /** Nobody's scale said the weight: a person typed it, and the receipt says so. */
  weightTyped: z.boolean().default(false),
  /** What the scale took off; null: no scale weighed it. */
  tareMilli: QtyField.nullable().default(null),
  /** What the label says this comes to: charged as it stands, whatever price and quantity come to. */
  labelMinor: MinorField.nullable().default(null),
  /** The marking code of this very piece, as it was scanned. */
  mark: z.string().nullable().default(null),
  givenBack: GivenBack.nullable().default(null),
});
export type BasketLine = z.infer<typeof BasketLine>;

/** Another quantity than the label's has no longer the label's price. */
export const withQty = (line: BasketLine, qtyMilli: number): BasketLine =>
  qtyMilli === line.qtyMilli ? line : { ...line, qtyMilli, labelMinor: null, ...unweighed(line) };

/** What a hand changes is no longer what the scale said. */
const unweighed = ({ tareMilli }: BasketLine): Partial<BasketLine> =>
  tareMilli === null ? {} : { tareMilli: null, weightTyped: true };

export const BasketTender = z.object({
  id: Id,
  method: TenderMethod,
  /** In the shop's currency, change still in; negative when given back. */
  amountMinor: MinorField,
  currency: z.string(),
  givenMinor: MinorField,
  rateMicro: z.number().int().nullable().default(null),
  reference: z.string().nullable().default(null),
  details: TenderDetails.nullable().default(null),
});
export type BasketTender = z.infer<typeof BasketTender>;

export const BasketCustomer = z.object({
  id: Id,
  name: z.string(),
  priceListId: Id.nullable().default(null),
  discountBp: z.number().int(),
});
export type BasketCustomer = z.infer<typeof BasketCustomer>;

/** The group's discount comes with its customer. */
export const groupDiscount = (customer: BasketCustomer | null): Discount | null =>
  customer && customer.discountBp > 0 ? { kind: 'percent', bp: customer.discountBp } : null;

/** Whether the basket's discount came with its customer and will go with them. */
export const isGroups = ({ discount, customer }: Pick<Basket, 'discount' | 'customer'>): boolean =>
  discount === null ||
  (discount.kind === 'percent' && discount.bp > 0 && discount.bp === (customer?.discountBp ?? 0));

export const mostLines = 1000;
export const mostTenders = 40;

export const Basket = z.object({
  id: Id,
  startedAt: z.number().int(),
  currency: z.string(),
  lines: z.array(BasketLine).max(mostLines),
  /** The line the next key acts on. */
  selectedLineId: Id.nullable().default(null),
  customer: BasketCustomer.nullable().default(null),
  discount: Discount.nullable().default(null),
  note: z.string().nullable().default(null),
  tenders: z.array(BasketTender).max(mostTenders),
  tipMinor: MinorField,
  /** Set when the basket came back from being parked. */
  parkedId: Id.nullable().default(null),
  parkedName: z.string().nullable().default(null),
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
