/** The X and the Z of a shift: one typed structure for the screen, the slip and the export. */
import type { ShiftFigures, ShiftReport, ShiftSeal } from '../../../../domain/areas/shift/report.ts';
import { lyingAtClose, takenOut } from '../../../../domain/areas/shift/rules.ts';
import { codecOf } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { settingOf } from '../../setting/queries.ts';
import { type CurrentShift, cashMovesOf, shiftById } from '../queries.ts';
import { drawerCount, shiftClose } from '../tables.ts';
import { drawerFigures } from './drawer.ts';
import { cashierFigures, headFigures, lineFigures, refundsWithoutReceipt, taxFigures } from './figures.ts';

type Close = (typeof shiftClose)['$inferSelect'];
type Count = (typeof drawerCount)['$inferSelect'];

/** Null for an unknown shift. `sees` false hides all that tells what the drawer should hold. */
export function shiftReport(read: Reader, shiftId: string, sees = true): ShiftReport | null {
  const shift = shiftById(read, shiftId);
  if (!shift) return null;
  const close = closeOf(read, shiftId);
  const until = close?.closedAt ?? Number.MAX_SAFE_INTEGER;
  const moves = cashMovesOf(read, shiftId);
  return {
    shift: headOf(read, shift, close),
    currency: settingOf(read, 'shop.currency'),
    ...receiptsOf(read, shiftId, until),
    ...removedOf(read, shiftId),
    noSales: moves.filter(({ kind }) => kind === 'noSale').length,
    moves,
    counts: countsOf(read, shiftId).map(({ id, at, purpose, userName, overShort }) => ({
      id,
      at,
      purpose,
      userName,
      overShort: sees || purpose === 'close' ? [...overShort] : [],
    })),
    handovers: handoversOf(read, shiftId),
    figures: sees ? figuresOf(read, shiftId, { until, moves }) : null,
    seal: close ? sealOf(read, close) : null,
    ...lateOf(read, shiftId, until),
  };
}

function figuresOf(
  read: Reader,
  shiftId: string,
  { until, moves }: { until: number; moves: ShiftReport['moves'] },
): ShiftFigures {
  return {
    ...headFigures(read, shiftId, until),
    ...lineFigures(read, shiftId, until),
    taxes: taxFigures(read, shiftId, until),
    withoutReceipt: refundsWithoutReceipt(read, shiftId, until),
    ...drawerFigures(read, shiftId, moves),
    cashiers: cashierFigures(read, shiftId, until),
  };
}

function headOf(read: Reader, shift: CurrentShift, close: Close | null): ShiftReport['shift'] {
  const place = read.get<{ tillName: string; branchName: string }>(
    `select t.name as "tillName", coalesce(b.name, '') as "branchName"
     from till t left join branch b on b.id = t.branch_id where t.id = ?`,
    shift.tillId,
  );
  return {
    id: shift.id,
    number: shift.number,
    zNumber: close?.zNumber ?? null,
    branchName: place?.branchName ?? '',
    tillName: place?.tillName ?? '',
    businessDate: shift.businessDate,
    openedAt: shift.openedAt,
    openedByName: shift.openedByName,
    closedAt: close?.closedAt ?? null,
    closedByName: close?.closedByName ?? '',
  };
}

function sealOf(read: Reader, close: Close): ShiftSeal {
  const count = close.countId === null ? null : countById(read, close.countId);
  const lying = lyingAtClose(close.counted, count?.expected ?? [], close.expected);
  return {
    counted: [...close.counted],
    countId: close.countId,
    stated: [...close.stated],
    expected: [...close.expected],
    overShort: [...close.overShort],
    reason: close.reason,
    left: [...close.left],
    takenOut: takenOut(lying, close.left),
    carriedBaskets: close.carriedBaskets,
    carriedMinor: close.carriedMinor,
    tipSeq: close.tipSeq,
    tipHash: close.tipHash,
  };
}

export function closeOf(read: Reader, shiftId: string): Close | null {
  const codec = codecOf(shiftClose);
  const row = read.get<Record<string, unknown>>(codec.selectByKey, shiftId);
  return row ? (codec.decode(row) as Close) : null;
}

function countById(read: Reader, countId: string): Count | null {
  const codec = codecOf(drawerCount);
  const row = read.get<Record<string, unknown>>(codec.selectByKey, countId);
  return row ? (codec.decode(row) as Count) : null;
}

const countsOf = (read: Reader, shiftId: string): Count[] =>
  read
    .all<Record<string, unknown>>(
      `select c.* from shift_fact f join drawer_count c on c.id = f.subject_id
       where f.shift_id = ? and f.kind = 'count' order by f.subject_id`,
      shiftId,
    )
    .map((row) => codecOf(drawerCount).decode(row) as Count);

const handoversOf = (read: Reader, shiftId: string): ShiftReport['handovers'] =>
  read.all<ShiftReport['handovers'][number]>(
    `select h.at, h.from_user_name as "fromUserName", h.to_user_name as "toUserName"
     from shift_fact f join handover h on h.id = f.subject_id
     where f.shift_id = ? and f.kind = 'handover' order by f.subject_id`,
    shiftId,
  );

type Receipts = Pick<ShiftReport, 'firstReceipt' | 'lastReceipt' | 'receipts'>;

function receiptsOf(read: Reader, shiftId: string, until: number): Receipts {
  const edge = (order: 'asc' | 'desc') =>
    read.get<{ number: string }>(
      `select s.number from shift_fact f join sale s on s.id = f.subject_id
       where f.shift_id = ? and f.kind = 'sale' and s.at <= ? order by s.at ${order}, s.id ${order} limit 1`,
      shiftId,
      until,
    )?.number ?? null;
  const count = read.get<{ n: number }>(
    `select count(*) as n from shift_fact f join sale s on s.id = f.subject_id
     where f.shift_id = ? and f.kind = 'sale' and s.at <= ?`,
    shiftId,
    until,
  );
  return { firstReceipt: edge('asc'), lastReceipt: edge('desc'), receipts: count?.n ?? 0 };
}

type Removed = Pick<ShiftReport, 'removedLines' | 'loweredLines' | 'voids' | 'removedMinor'>;

const removedOf = (read: Reader, shiftId: string): Removed =>
  read.get<Removed>(
    `select coalesce(sum(r.kind = 'line'), 0) as "removedLines",
       coalesce(sum(r.kind = 'quantity'), 0) as "loweredLines",
       count(distinct iif(r.kind = 'void', r.basket_id, null)) as voids,
       coalesce(sum(r.total_minor), 0) as "removedMinor"
     from shift_fact f join removed_line r on r.id = f.subject_id
     where f.shift_id = ? and f.kind = 'removed'`,
    shiftId,
  ) as Removed;

function lateOf(read: Reader, shiftId: string, until: number) {
  const late = read.all<{ number: string; totalMinor: number }>(
    `select s.number, s.total_minor as "totalMinor" from shift_fact f join sale s on s.id = f.subject_id
     where f.shift_id = ? and f.kind = 'sale' and s.at > ? order by f.subject_id limit 500`,
    shiftId,
    until,
  );
  return {
    lateReceipts: late.map(({ number }) => number),
    lateMinor: late.reduce((total, { totalMinor }) => total + totalMinor, 0),
  };
}
