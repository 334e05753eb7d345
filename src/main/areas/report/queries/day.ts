/** A day as it stands now, and a period beside another. */
import type { Comparison } from '../../../../domain/areas/report/contract.ts';
import type { DayReport, Margin, PeriodReport } from '../../../../domain/areas/report/figures.ts';
import { comparedWith, pastOf, receiptsOf, turnoverOf } from '../../../../domain/areas/report/rules.ts';
import { addDays, type CalendarDate } from '../../../../domain/kit/calendar.ts';
import { businessDateOf, type DateRange } from '../../../../domain/kit/time.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { hereIn, settingOf } from '../../setting/queries.ts';
import { currentShift } from '../../shift/queries.ts';
import { cashiersOf, costsOf, daysOf, hoursOf, taxesOf, tendersOf, totalsOf } from './totals.ts';

const weekMs = 7 * 86_400_000;

interface Asker {
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
  { date: wanted, ...asker }: Asker & { date: CalendarDate | null },
): DayReport {
  const today = tradingDate(read, asker.now);
  const date = wanted ?? today;
  const firstHour = Math.ceil(settingOf(read, 'day.cutoffMinutes') / 60);
  const range = { from: date, to: date };
  return {
    ...summaryOf(read, range, asker),
    date,
    isToday: date === today,
    hours: hoursOf(read, range, firstHour),
    compared: comparedDay(read, addDays(date, -7), {
      firstHour,
      until: date === today ? asker.now - weekMs : null,
    }),
    shifts: shiftsOf(read, date),
  };
}

interface ComparedDay {
  readonly firstHour: number;
  readonly until: number | null;
}

function comparedDay(
  read: Reader,
  date: CalendarDate,
  { firstHour, until }: ComparedDay,
): DayReport['compared'] {
  const range = { from: date, to: date };
  const totals = totalsOf(read, range);
  if (receiptsOf(totals) === 0) return null;
  const soFarMinor = until === null ? null : turnoverUntil(read, date, until);
  return { date, totals, hours: hoursOf(read, range, firstHour), soFarMinor };
}

const turnoverUntil = (read: Reader, date: CalendarDate, until: number): number =>
  read.get<{ minor: number }>(
    `select coalesce(sum(s.lines_minor), 0) as minor
     from shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'sale'
       cross join sale s on s.id = f.subject_id
     where h.business_date = ? and s.at <= ?`,
    date,
    until,
  )?.minor ?? 0;

const shiftsOf = (read: Reader, date: CalendarDate): DayReport['shifts'] =>
  read.all<DayReport['shifts'][number]>(
    `select h.id, h.number, h.opened_at as "openedAt", h.opened_by_name as "openedByName",
       c.closed_at as "closedAt"
     from shift h left join shift_close c on c.shift_id = h.id
     where h.business_date = ? order by h.id limit 100`,
    date,
  );

export function periodReport(
  read: Reader,
  { compare, language, ...asked }: Asker & DateRange & { compare: Comparison; language: Language },
): PeriodReport {
  const today = tradingDate(read, asked.now);
  const range = { from: asked.from, to: asked.to };
  const other = comparedWith(range, compare, { today, language });
  const { from, to } = pastOf(range, today);
  return {
    ...summaryOf(read, { from, to }, asked),
    from,
    to,
    days: daysOf(read, { from, to }),
    compared: other && { ...other, totals: totalsOf(read, other), days: daysOf(read, other) },
  };
}

function summaryOf(read: Reader, range: DateRange, { margin }: Asker) {
  const totals = totalsOf(read, range);
  return {
    currency: settingOf(read, 'shop.currency'),
    totals,
    tenders: tendersOf(read, range),
    taxes: taxesOf(read, range),
    cashiers: cashiersOf(read, range),
    margin: margin ? marginOfRange(read, range, turnoverOf(totals) - totals.taxMinor) : null,
  };
}

function marginOfRange(read: Reader, range: DateRange, netMinor: number): Margin {
  const { costMinor, uncostedMinor } = costsOf(read, range);
  return { costMinor, costedMinor: netMinor - uncostedMinor, netMinor };
}
