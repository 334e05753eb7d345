/** How the branches that trade here stand beside each other. */
import type { Comparison } from '../../../../domain/areas/report/contract.ts';
import type { BranchesReport, BranchRow, Extent } from '../../../../domain/areas/report/figures.ts';
import { comparedWith, pastOf, turnoverOf } from '../../../../domain/areas/report/rules.ts';
import { type CalendarDate, dayNumber } from '../../../../domain/kit/calendar.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { DateRange } from '../../../../domain/kit/time.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { isAmong, tradingBranches, valuesOf } from '../../shift/queries/trading.ts';
import { type Asker, marginIn, tradingDate, turnoverUntil } from './day.ts';
import { totalsOf } from './totals.ts';

const dayMs = 86_400_000;
const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

interface BranchesQuery extends Asker, DateRange {
  readonly compare: Comparison;
  readonly language: Language;
}

export function branchesReport(read: Reader, query: BranchesQuery): BranchesReport {
  const today = tradingDate(read, query.now);
  const compared = comparedWith(query, query.compare, { today, language: query.language });
  const range = pastOf(query, today);
  const isToday = query.from === today && query.to === today;
  const beforeOf = (before: Extent): number =>
    isToday
      ? turnoverUntil(read, before, query.now - daysBetween(before.to, today) * dayMs)
      : turnoverOf(totalsOf(read, before));
  const branches = tradingBranches(read).map(({ id, name }): BranchRow => {
    const extent = { ...range, branchId: id };
    const totals = totalsOf(read, extent);
    const margin = query.margin ? marginIn(read, extent, totals) : null;
    const beforeMinor = compared && beforeOf({ ...compared, branchId: id });
    return { ...totals, branchId: id, name, margin, beforeMinor, ...shiftsOf(read, extent) };
  });
  return { branches: branches.sort((a, b) => turnoverOf(b) - turnoverOf(a)), compared };
}

const shiftsOf = (read: Reader, extent: Extent): Pick<BranchRow, 'shifts' | 'openShifts' | 'lastAt'> =>
  must(
    read.get<Pick<BranchRow, 'shifts' | 'openShifts' | 'lastAt'>>(
      `select count(*) as shifts, coalesce(sum(x.is_open), 0) as "openShifts", max(s.at) as "lastAt"
       from (
         select not exists (select 1 from shift_close c where c.shift_id = h.id) as is_open,
           (select max(f.subject_id) from shift_fact f where f.shift_id = h.id and f.kind = 'sale') as last
         from shift h where ${isAmong('h.branch_id')} and h.business_date between :from and :to
       ) x left join sale s on s.id = x.last`,
      valuesOf(read, extent),
    ),
    'a count is always there',
  );
