/** What may be asked of a shift: open it, move its cash, count it, read it, close it. */
import { z } from 'zod';
import {
  command,
  DateField,
  live,
  MinorField,
  PaidField,
  query,
  refusals,
  TextField,
} from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { Cause } from './causes.ts';
import { CashMoveRow, ShiftReport } from './report.ts';
import {
  CashAmount,
  CountedCash,
  CountPurpose,
  CurrencyCode,
  LeftCash,
  StatedTotal,
  TenderTotal,
} from './shift.ts';

const Reason = TextField(200).min(1);
const noShift = { NoOpenShift: {} };
const doesNotAddUp = { CountDoesNotAddUp: { currency: z.string(), totalMinor: MinorField } };

export const CurrentShift = z.object({
  id: Id,
  number: z.string(),
  businessDate: DateField,
  openedAt: z.number().int(),
  openedByName: z.string(),
  /** Who has the drawer now. */
  cashierId: Id.nullable(),
  cashierName: z.string(),
});
export type CurrentShift = z.infer<typeof CurrentShift>;

/** What the opening screen proposes. */
export const Opening = z.object({
  currency: CurrencyCode,
  businessDate: DateField,
  /** What the last shift left in the drawer. */
  left: z.array(CashAmount),
  lastClosedAt: z.number().int().nullable(),
});
export type Opening = z.infer<typeof Opening>;

/** What the close wizard needs to know before it may know what is expected. */
export const Closing = z.object({
  currency: CurrencyCode,
  /** Currencies that lay in the drawer, the shop's own first. */
  cashCurrencies: z.array(CurrencyCode),
  /** Other tenders that were used and are stated from the pinpad's or the bank's own totals. */
  statedMethods: z.array(z.string()),
  counts: z.number().int(),
  proposedLeft: z.array(CashAmount),
  parked: z.array(z.object({ id: Id, name: z.string(), totalMinor: MinorField, parkedAt: z.number().int() })),
  askReasonBeyondMinor: MinorField,
});
export type Closing = z.infer<typeof Closing>;

/** What a count came to; null where the counter may not see it. */
export const CountResult = z.object({
  countId: Id,
  result: z
    .object({
      expected: z.array(TenderTotal),
      overShort: z.array(TenderTotal),
      asksReason: z.boolean(),
      causes: z.array(Cause),
    })
    .nullable(),
});
export type CountResult = z.infer<typeof CountResult>;

export const ShiftRow = z.object({
  id: Id,
  number: z.string(),
  zNumber: z.string().nullable(),
  branchName: z.string(),
  tillName: z.string(),
  businessDate: DateField,
  openedAt: z.number().int(),
  openedByName: z.string(),
  closedAt: z.number().int().nullable(),
  closedByName: z.string().nullable(),
  currency: CurrencyCode,
  receipts: z.number().int(),
  /** Null for an open shift whose takings the asker may not see. */
  takingsMinor: MinorField.nullable(),
  /** Cash in the shop's currency; null when nobody counted. */
  overShortMinor: MinorField.nullable(),
});
export type ShiftRow = z.infer<typeof ShiftRow>;

const moveShape = { currency: CurrencyCode, amountMinor: PaidField, reason: Reason };

export const shiftContract = {
  currentShift: live('signedIn', {}, CurrentShift.nullable()),
  opening: query('shift.open', {}).output(Opening),
  openShift: command('shift.open', { float: z.array(CountedCash).max(10) }, { audit: 'CREATE' })
    .output(z.object({ shiftId: Id, number: z.string() }))
    .errors(refusals({ ShiftAlreadyOpen: { openedByName: z.string() }, ...doesNotAddUp })),

  payIn: command('shift.payIn', moveShape, { audit: 'PAYMENT' })
    .output(z.object({ moveId: Id }))
    .errors(refusals(noShift)),
  payOut: command('shift.payOut', moveShape, { audit: 'PAYMENT', severity: 'MEDIUM' })
    .output(z.object({ moveId: Id }))
    .errors(refusals(noShift)),
  drop: command('shift.drop', { ...moveShape, reason: TextField(200) }, { audit: 'PAYMENT' })
    .output(z.object({ moveId: Id }))
    .errors(refusals(noShift)),
  noSale: command('shift.noSale', { reason: Reason }, { audit: 'WARNING', severity: 'MEDIUM' })
    .output(z.object({ moveId: Id }))
    .errors(refusals(noShift)),
  cashMoves: live('signedIn', {}, z.array(CashMoveRow)),

  /** The signed-in user takes the drawer over, with a blind count if one was made. */
  takeOver: command('shift.open', { counted: z.array(CountedCash).max(10) }, { audit: 'UPDATE' })
    .output(z.object({ handoverId: Id }))
    .errors(refusals({ ...noShift, ...doesNotAddUp, AlreadyYours: {} })),
  submitCount: command(
    'shift.close',
    {
      purpose: CountPurpose.exclude(['handover']),
      counted: z.array(CountedCash).max(10),
      stated: z.array(StatedTotal).max(20),
    },
    { audit: 'CREATE' },
  )
    .output(CountResult)
    .errors(refusals({ ...noShift, ...doesNotAddUp })),

  closing: live('shift.close', {}, Closing.nullable()),
  closeShift: command(
    'shift.close',
    { countId: Id.nullable(), left: z.array(LeftCash).max(10), reason: TextField(300).nullable() },
    { audit: 'UPDATE', severity: 'MEDIUM' },
  )
    .output(z.object({ shiftId: Id, zNumber: z.string() }))
    .errors(refusals({ ...noShift, CountUnknown: {} })),

  xReport: query('shift.xReport', {}, { audit: 'VIEW' }).output(ShiftReport.nullable()),
  shiftReport: query('shift.view', { shiftId: Id }).output(ShiftReport.nullable()),
  shifts: query('shift.view', {
    before: Id.nullable().default(null),
    /** Of one branch alone, where shifts of several are here. */
    branchId: Id.nullable().default(null),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }).output(z.array(ShiftRow)),
};
