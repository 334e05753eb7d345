/** What other areas and the shift's own screens ask: which shift is open, and what it should hold. */
import type { TenderTotal } from '../../../domain/areas/shift/shift.ts';
import { must } from '../../../domain/kit/result.ts';
import type { Reader } from '../../ledger/reader.ts';

export interface CurrentShift {
  readonly id: string;
  readonly number: number;
  readonly tillId: string;
  readonly businessDate: string;
  readonly openedAt: number;
  readonly openedById: string | null;
  readonly openedByName: string;
}

const shiftColumns = `s.id, s.number, s.till_id as "tillId", s.business_date as "businessDate",
  s.opened_at as "openedAt", s.opened_by_id as "openedById", s.opened_by_name as "openedByName"`;

/** The open shift of a till, or null: one look at a projection and one at the shift. */
export const currentShift = (read: Reader, tillId: string): CurrentShift | null =>
  read.get<CurrentShift>(
    `select ${shiftColumns} from open_shift o join shift s on s.id = o.shift_id
     where o.till_id = ? order by o.shift_id desc limit 1`,
    tillId,
  ) ?? null;

export const shiftById = (read: Reader, shiftId: string): CurrentShift | null =>
  read.get<CurrentShift>(`select ${shiftColumns} from shift s where s.id = ?`, shiftId) ?? null;

/** This copy's till: the same for every command of the process. */
export const tillHere = (read: Reader): { tillId: string; branchId: string } =>
  must(
    read.get<{ tillId: string; branchId: string }>(
      'select till_id as "tillId", branch_id as "branchId" from ledger_identity where one = 1',
    ),
    'a till has an identity',
  );

export interface ShiftTotals {
  readonly sales: number;
  readonly refunds: number;
  readonly salesMinor: number;
  readonly refundsMinor: number;
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly roundingMinor: number;
  readonly tipMinor: number;
}

const nothingSold: ShiftTotals = {
  sales: 0,
  refunds: 0,
  salesMinor: 0,
  refundsMinor: 0,
  grossMinor: 0,
  discountMinor: 0,
  taxMinor: 0,
  roundingMinor: 0,
  tipMinor: 0,
};

/** What a shift sold so far. */
export const shiftTotals = (read: Reader, shiftId: string): ShiftTotals =>
  read.get<ShiftTotals>(
    `select sales, refunds, sales_minor as "salesMinor", refunds_minor as "refundsMinor",
       gross_minor as "grossMinor", discount_minor as "discountMinor", tax_minor as "taxMinor",
       rounding_minor as "roundingMinor", tip_minor as "tipMinor"
     from shift_total where shift_id = ?`,
    shiftId,
  ) ?? nothingSold;

export interface TenderLedger {
  readonly method: string;
  readonly currency: string;
  readonly salesMinor: number;
  readonly refundsMinor: number;
  readonly movesMinor: number;
  readonly count: number;
}

/** The drawer's ledger by tender and currency. */
export const tenderLedger = (read: Reader, shiftId: string): TenderLedger[] =>
  read.all<TenderLedger>(
    `select method, currency, sales_minor as "salesMinor", refunds_minor as "refundsMinor",
       moves_minor as "movesMinor", count
     from shift_tender where shift_id = ? order by method, currency`,
    shiftId,
  );

/** What each tender of a shift should hold now. */
export const expectedOf = (read: Reader, shiftId: string): TenderTotal[] =>
  tenderLedger(read, shiftId).map(({ method, currency, salesMinor, refundsMinor, movesMinor }) => ({
    method,
    currency,
    amountMinor: salesMinor + refundsMinor + movesMinor,
  }));
