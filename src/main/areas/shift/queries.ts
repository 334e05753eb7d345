/** What other areas and the shift's own screens ask: which shift is open, and what it should hold. */
import type { CashMoveRow } from '../../../domain/areas/shift/report.ts';
import type { CashAmount, TenderTotal } from '../../../domain/areas/shift/shift.ts';
import type { Reader } from '../../ledger/reader.ts';

export interface CurrentShift {
  readonly id: string;
  readonly number: string;
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

/** Who has the drawer: who took it over last, or who opened the shift. */
export function cashierOf(read: Reader, shift: CurrentShift): { id: string | null; name: string } {
  const last = read.get<{ id: string | null; name: string }>(
    `select h.to_user_id as id, h.to_user_name as name
     from shift_fact f join handover h on h.id = f.subject_id
     where f.shift_id = ? and f.kind = 'handover' order by f.subject_id desc limit 1`,
    shift.id,
  );
  return last ?? { id: shift.openedById, name: shift.openedByName };
}

export interface ParkedBasket {
  readonly id: string;
  readonly name: string;
  readonly totalMinor: number;
  readonly parkedAt: number;
}

/** Baskets that wait on this branch; a close lists them and is never held up by them. */
export const parkedBaskets = (read: Reader): ParkedBasket[] =>
  read.all<ParkedBasket>(
    `select id, name, total_minor as "totalMinor", parked_at as "parkedAt" from parked_basket
     where deleted_at is null and basket is not null order by parked_at, id limit 500`,
  );

export const cashMovesOf = (read: Reader, shiftId: string): CashMoveRow[] =>
  read
    .all<Omit<CashMoveRow, 'isApproved'> & { approvedById: string | null }>(
      `select m.id, m.at, m.kind, m.currency, m.amount_minor as "amountMinor", m.reason,
         m.user_name as "userName", m.approved_by_id as "approvedById"
       from shift_fact f join cash_move m on m.id = f.subject_id
       where f.shift_id = ? and f.kind = 'move' order by f.subject_id`,
      shiftId,
    )
    .map(({ approvedById, ...move }) => ({ ...move, isApproved: approvedById !== null }));

/** What the last shift of a till left in its drawer. */
export function lastLeft(read: Reader, tillId: string): { left: CashAmount[]; closedAt: number | null } {
  const last = read.get<{ left: string; closedAt: number }>(
    `select c."left", c.closed_at as "closedAt" from shift s join shift_close c on c.shift_id = s.id
     where s.till_id = ? order by s.id desc limit 1`,
    tillId,
  );
  return { left: last ? (JSON.parse(last.left) as CashAmount[]) : [], closedAt: last?.closedAt ?? null };
}

/** Later than now where the clock was set back: what was sold before the close is no latecomer. */
export const lastSaleAt = (read: Reader, shiftId: string): number =>
  read.get<{ at: number | null }>(
    `select max(s.at) as at from shift_fact f join sale s on s.id = f.subject_id
     where f.shift_id = ? and f.kind = 'sale'`,
    shiftId,
  )?.at ?? 0;

export function countsIn(read: Reader, shiftId: string): number {
  const row = read.get<{ n: number }>(
    `select count(*) as n from shift_fact where shift_id = ? and kind = 'count'`,
    shiftId,
  );
  return row?.n ?? 0;
}
