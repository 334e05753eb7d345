/** What the shift's own screens ask for, made of the area's queries. */
import type {
  Closing,
  Opening,
  ShiftRow,
  CurrentShift as Shown,
} from '../../../domain/areas/shift/contract.ts';
import { isCounted } from '../../../domain/areas/shift/rules.ts';
import type { CashAmount, TenderTotal } from '../../../domain/areas/shift/shift.ts';
import { businessDateOf } from '../../../domain/kit/time.ts';
import type { Reader } from '../../ledger/reader.ts';
import { hereIn, settingOf } from '../setting/queries.ts';
import { branchesText, isAmong, joinBranch } from './queries/trading.ts';
import {
  cashierOf,
  cashMovesOf,
  countsIn,
  currentShift,
  lastLeft,
  parkedBaskets,
  tenderLedger,
} from './queries.ts';

export const openHere = (read: Reader) => currentShift(read, hereIn(read).tillId);

export function shown(read: Reader): Shown | null {
  const shift = openHere(read);
  if (!shift) return null;
  const cashier = cashierOf(read, shift);
  return {
    id: shift.id,
    number: shift.number,
    businessDate: shift.businessDate,
    openedAt: shift.openedAt,
    openedByName: shift.openedByName,
    cashierId: cashier.id,
    cashierName: cashier.name,
  };
}

export function opening(read: Reader, now: number): Opening {
  const { left, closedAt } = lastLeft(read, hereIn(read).tillId);
  return {
    currency: settingOf(read, 'shop.currency'),
    businessDate: businessDateOf(now, settingOf(read, 'time.zone'), settingOf(read, 'day.cutoffMinutes')),
    left,
    lastClosedAt: closedAt,
  };
}

/** Names and counts only: nothing here tells a blind counter what to find. */
export function closing(read: Reader): Closing | null {
  const shift = openHere(read);
  if (!shift) return null;
  const currency = settingOf(read, 'shop.currency');
  const ledger = tenderLedger(read, shift.id);
  const inCash = ledger.filter(({ method }) => method === 'cash').map((line) => line.currency);
  return {
    currency,
    cashCurrencies: [currency, ...inCash.filter((one) => one !== currency)],
    statedMethods: [...new Set(ledger.map(({ method }) => method))].filter(
      (method) => method !== 'cash' && isCounted(method),
    ),
    counts: countsIn(read, shift.id),
    proposedLeft: floatOf(read, shift.id),
    parked: parkedBaskets(read),
    askReasonBeyondMinor: settingOf(read, 'shift.overShortLimitMinor'),
  };
}

/** A shop starts each day with the same float: what this shift began with is proposed for the next. */
const floatOf = (read: Reader, shiftId: string): CashAmount[] =>
  cashMovesOf(read, shiftId)
    .filter(({ kind }) => kind === 'float')
    .map(({ currency, amountMinor }) => ({ currency, amountMinor }));

interface HistoryRow extends Omit<ShiftRow, 'currency' | 'overShortMinor'> {
  readonly overShort: string | null;
}

interface HistoryQuery {
  readonly before: string | null;
  readonly branchId: string | null;
  readonly limit: number;
  readonly sees: boolean;
}

export function history(read: Reader, { before, branchId, limit, sees }: HistoryQuery): ShiftRow[] {
  const currency = settingOf(read, 'shop.currency');
  return read
    .all<HistoryRow>(
      `select s.id, s.number, c.z_number as "zNumber", coalesce(t.name, '') as "tillName",
         coalesce(b.name, '') as "branchName",
         s.business_date as "businessDate", s.opened_at as "openedAt", s.opened_by_name as "openedByName",
         c.closed_at as "closedAt", c.closed_by_name as "closedByName", c.over_short as "overShort",
         coalesce(x.sales + x.refunds, 0) as receipts,
         coalesce(x.sales_minor + x.refunds_minor, 0) as "takingsMinor"
       from shift s left join shift_close c on c.shift_id = s.id
         left join shift_total x on x.shift_id = s.id left join till t on t.id = s.till_id ${joinBranch('s')}
       where s.id < :before and ${isAmong('s.branch_id')} order by s.id desc limit :limit`,
      { before: before ?? 'g', branches: branchesText(read, branchId), limit },
    )
    .map(({ overShort, ...row }) => ({
      ...row,
      currency,
      takingsMinor: row.closedAt === null && !sees ? null : row.takingsMinor,
      overShortMinor: overShort === null ? null : cashOff(JSON.parse(overShort) as TenderTotal[], currency),
    }));
}

const cashOff = (overShort: readonly TenderTotal[], currency: string): number | null =>
  overShort.find((total) => total.method === 'cash' && total.currency === currency)?.amountMinor ?? null;
