/** The shapes of a shift: what is in the drawer, what was counted, what was expected. */
import { z } from 'zod';
import { MinorField, PaidField } from '../../kit/contract.ts';
import { largestMinor } from '../../kit/money.ts';

export const CashMoveKind = z.enum(['float', 'payIn', 'payOut', 'drop', 'noSale']);
export type CashMoveKind = z.infer<typeof CashMoveKind>;

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** Notes or coins of one value, and how many of them lie there. */
export const Pieces = z.object({
  valueMinor: PaidField,
  pieces: z.number().int().min(0).max(1_000_000),
});
export type Pieces = z.infer<typeof Pieces>;

/** Cash of one currency: counted by note and coin, or only as a total (then `denominations` is empty). */
export const CountedCash = z.object({
  currency: CurrencyCode,
  denominations: z.array(Pieces).max(60),
  totalMinor: MinorField.min(0).max(largestMinor),
});
export type CountedCash = z.infer<typeof CountedCash>;

export const TenderTotal = z.object({
  method: z.string().max(20),
  currency: CurrencyCode,
  amountMinor: MinorField,
});
export type TenderTotal = z.infer<typeof TenderTotal>;

/** What a pinpad's or a bank's own paper says. */
export const StatedTotal = TenderTotal.extend({
  amountMinor: MinorField.min(-largestMinor).max(largestMinor),
});

export const CashAmount = z.object({ currency: CurrencyCode, amountMinor: MinorField });
export type CashAmount = z.infer<typeof CashAmount>;
/** Cash that lies somewhere: there may be none of it, not less than none. */
export const LeftCash = CashAmount.extend({ amountMinor: MinorField.min(0).max(largestMinor) });

/** Why the drawer was counted: just to check, before the close, or when it went to the next cashier. */
export const CountPurpose = z.enum(['check', 'close', 'handover']);
export type CountPurpose = z.infer<typeof CountPurpose>;

/** What may belong to a shift, for the list of everything that happened in it. */
export type ShiftFactKind = 'sale' | 'removed' | 'move' | 'repayment' | 'count' | 'handover';
