/** The shapes a sale is made of, shared by basket, rules, contract and tables. */
import { z } from 'zod';
import { DateField, MinorField, PercentField, QtyField, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import type { Minor } from '../../kit/money.ts';

export const SaleKind = z.enum(['sale', 'refund', 'exchange']);
export type SaleKind = z.infer<typeof SaleKind>;

export const Restock = z.enum(['yes', 'no', 'damaged']);
export type Restock = z.infer<typeof Restock>;

export const TenderMethod = z.enum(['cash', 'card', 'bank', 'qr', 'cheque', 'onAccount', 'instalments']);
export type TenderMethod = z.infer<typeof TenderMethod>;
/** Money that is owed afterwards: needs a customer and obeys the customer's limit. */
export const isDebt = (method: TenderMethod): boolean => method === 'onAccount' || method === 'instalments';

export const TaxRef = z.object({
  taxId: Id,
  name: z.string(),
  rateBp: PercentField,
  /** True when the price contains it. */
  included: z.boolean(),
});
export type TaxRef = z.infer<typeof TaxRef>;

export const LineTax = TaxRef.extend({ baseMinor: MinorField, taxMinor: MinorField });
export type LineTax = z.infer<typeof LineTax>;
export const TaxTotal = LineTax;
export type TaxTotal = z.infer<typeof TaxTotal>;

export const Discount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), bp: z.number().int().min(0).max(10_000) }),
  z.object({ kind: z.literal('amount'), minor: MinorField.min(0) }),
]);
export type Discount = z.infer<typeof Discount>;

export const KitPart = z.object({ itemId: Id, qtyMilli: QtyField });
export type KitPart = z.infer<typeof KitPart>;

export const Instalment = z.object({ dueDate: DateField, amountMinor: MinorField });
export type Instalment = z.infer<typeof Instalment>;
export const TenderDetails = z.object({
  instalments: z.array(Instalment).max(60).optional(),
  /** Cheque number, bank, last four digits of a card: what was typed. */
  note: TextField(200).optional(),
  /** What the customer's telephone reads to pay: an EMV code, a bank's link. */
  payload: TextField(1000).optional(),
});
export type TenderDetails = z.infer<typeof TenderDetails>;

/** One line reckoned; on a line given back every amount is negative. */
export interface LineTotals {
  /** Price × quantity, rounded half up; or what the label says. */
  readonly grossMinor: Minor;
  readonly lineDiscountMinor: Minor;
  readonly basketDiscountMinor: Minor;
  readonly taxMinor: Minor;
  /** What the customer is charged: gross − discounts + added taxes. */
  readonly totalMinor: Minor;
  readonly taxes: readonly LineTax[];
  readonly costMinor: Minor | null;
  /** Cash rounding that goes back with a line given back; 0 on what is sold, until it is paid. */
  readonly roundingMinor: Minor;
}

export interface BasketTotals {
  readonly lines: readonly LineTotals[];
  readonly grossMinor: Minor;
  readonly discountMinor: Minor;
  readonly taxMinor: Minor;
  readonly linesMinor: Minor;
  readonly costMinor: Minor;
  /** Rounding of the sales given back from, returned with their lines. */
  readonly carriedRoundingMinor: Minor;
  readonly taxes: readonly TaxTotal[];
  /** Whole and weighed pieces together: what the counter shows as "items". */
  readonly pieces: number;
}
