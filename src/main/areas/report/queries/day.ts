/** A day as it stands now, and a period beside another. */
import type { Comparison } from '../../../../domain/areas/report/contract.ts';
import type {
  DayReport,
  Extent,
  Margin,
  PeriodReport,
  Totals,
} from '../../../../domain/areas/report/figures.ts';
import { comparedWith, pastOf, receiptsOf, turnoverOf } from '../../../../domain/areas/report/rules.ts';
import { addDays, type CalendarDate } from '../../../../domain/kit/calendar.ts';
import { businessDateOf } from '../../../../domain/kit/time.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { hereIn, settingOf } from '../../setting/queries.ts';
import { isAmong, joinBranch, valuesOf } from '../../shift/queries/trading.ts';
import { currentShift } from '../../shift/queries.ts';
import { cashiersOf, costsOf, daysOf, hoursOf, taxesOf, tendersOf, totalsOf } from './totals.ts';

const weekMs = 7 * 86_400_000;

export interface Asker {
  readonly now: number;
  /** May know costs. */
  readonly margin: boolean;
}

/** The date being traded: the open shift's, or what the next shift would have. */
export const tradingDate = (read: Reader, now: number): CalendarDate =>
  (currentShift(read, hereIn(read).tillId)?.businessDate as CalendarDate | undefined) ??
  businessDateOf(now, settingOf(read, 'time.zone'), settingOf(read, 'day.cutoffMinutes'));

export function dayReport(
  read: Reader,
  { date: wanted, branchId, ...asker }: Asker & Pick<Extent, 'branchId'> & { date: CalendarDate | null },
): DayReport {
  const today = tradingDate(read, asker.now);
  const date = wanted ?? today;
  const firstHour = Math.ceil(settingOf(read, 'day.cutoffMinutes') / 60);
  const extent = { from: date, to: date, branchId };
  return {
    ...summaryOf(read, extent, asker),
    date,
    isToday: date === today,
    hours: hoursOf(read, extent, firstHour),
    compared: comparedDay(read, addDays(date, -7), {
      branchId,
      firstHour,
      until: date === today ? asker.now - weekMs : null,
    }),
    shifts: shiftsOf(read, extent),
  };
}

interface ComparedDay extends Pick<Extent, 'branchId'> {
  readonly firstHour: number;
  readonly until: number | null;
}

function comparedDay(
  read: Reader,
  date: CalendarDate,
  { branchId, firstHour, until }: ComparedDay,
): DayReport['compared'] {
  const extent = { from: date, to: date, branchId };
  const totals = totalsOf(read, extent);
  if (receiptsOf(totals) === 0) return null;
  const soFarMinor = until === null ? null : turnoverUntil(read, extent, until);
  return { date, totals, hours: hoursOf(read, extent, firstHour), soFarMinor };
}

/** What a date's sales up to a moment came to. */
export const turnoverUntil = (read: Reader, extent: Extent, until: number): number =>
  read.get<{ minor: number }>(
    `select coalesce(sum(s.lines_minor), 0) as minor
     from shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'sale'
       cross join sale s on s.id = f.subject_id
     where h.business_date = :from and ${isAmong('h.branch_id')} and s.at <= :until`,
    { ...valuesOf(read, extent), until },
  )?.minor ?? 0;

const shiftsOf = (read: Reader, extent: Extent): DayReport['shifts'] =>
  read.all<DayReport['shifts'][number]>(
    `select h.id, h.number, h.opened_at as "openedAt", h.opened_by_name as "openedByName",
       c.closed_at as "closedAt", coalesce(b.name, '') as "branchName", coalesce(t.name, '') as "tillName"
     from shift h left join shift_close c on c.shift_id = h.id ${joinBranch('h')}
       left join till t on t.id = h.till_id
     where h.business_date = :from and ${isAmong('h.branch_id')}
     order by h.id limit 100`,
    valuesOf(read, extent),
  );

export function periodReport(
  read: Reader,
  { compare, language, ...asked }: Asker & Extent & { compare: Comparison; language: Language },
): PeriodReport {
  const today = tradingDate(read, asked.now);
  const { branchId } = asked;
  const other = comparedWith(asked, compare, { today, language });
  const { from, to } = pastOf(asked, today);
  const extent = { from, to, branchId };
  const before = other && { ...other, branchId };
  return {
    ...summaryOf(read, extent, asked),
    from,
    to,
    days: daysOf(read, extent),
    compared: before && { ...other, totals: totalsOf(read, before), days: daysOf(read, before) },
  };
}

function summaryOf(read: Reader, extent: Extent, { margin }: Asker) {
  const totals = totalsOf(read, extent);
  return {
    currency: settingOf(read, 'shop.currency'),
    totals,
    tenders: tendersOf(read, extent),
    taxes: taxesOf(read, extent),
    cashiers: cashiersOf(read, extent),
    margin: margin ? marginIn(read, extent, totals) : null,
  };
}

export function marginIn(read: Reader, extent: Extent, totals: Totals): Margin {
  const netMinor = turnoverOf(totals) - totals.taxMinor;
  const { costMinor, uncostedMinor } = costsOf(read, extent);
  return { costMinor, costedMinor: netMinor - uncostedMinor, netMinor };
}
