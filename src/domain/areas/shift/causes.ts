/** What may have made a drawer differ from its ledger: the shapes; the reckoning is in explain.ts. */
import { z } from 'zod';
import { MinorField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { CurrencyCode } from './shift.ts';

export const CauseKind = z.enum([
  'keyedAsCash',
  'keyedAsOther',
  'unpaidSale',
  'digitSwap',
  'note',
  'noteMistaken',
  'unloggedOut',
  'unloggedIn',
  'refundTwice',
  'refundNotPaid',
  'changeNotGiven',
  'changeTwice',
  'moveReversed',
  'moveTwice',
  'floatForgotten',
  'rounding',
]);
export type CauseKind = z.infer<typeof CauseKind>;

/** One explanation of a difference, with what it points at. */
export const Cause = z.object({
  kind: CauseKind,
  currency: CurrencyCode,
  /** Of the sale, the move, the note or the sum it points at; always positive. */
  amountMinor: MinorField,
  /** A swap's or a mistake's other amount: what it should have been. */
  otherMinor: MinorField.nullable(),
  /** The sale or the cash move. */
  subjectId: Id.nullable(),
  /** The receipt's number, or the move's reason. */
  label: z.string().nullable(),
  /** How likely it is, against the others and against what the ledger cannot tell, in basis points. */
  weightBp: z.number().int(),
});
export type Cause = z.infer<typeof Cause>;
