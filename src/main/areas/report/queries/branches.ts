/** Which branches trade here, and how they stand beside each other. */
import type { Comparison } from '../../../../domain/areas/report/contract.ts';
import type {
  BranchesReport,
  BranchRow,
  Extent,
  TradingBranch,
} from '../../../../domain/areas/report/figures.ts';
import { comparedWith, pastOf, turnoverOf } from '../../../../domain/areas/report/rules.ts';
import { type CalendarDate, dayNumber } from '../../../../domain/kit/calendar.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { DateRange } from '../../../../domain/kit/time.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { type Asker, marginIn, tradingDate, turnoverUntil } from './day.ts';
import { totalsOf } from './totals.ts';

const dayMs = 86_400_000;
const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** From shift to shift by the index, so that it costs what there are branches. */
const trading = `with recursive here(id) as (
    select min(branch_id) from shift
    union all
    select (select min(branch_id) from shift where branch_id > here.id) from here where here.id is not null
  )
  select here.id, coalesce(b.name, '') as name from here left join branch b on b.id = here.id
  where here.id is not null order by b.name, here.id`;

export const tradingBranches = (read: Reader): TradingBranch[] => read.all<TradingBranch>(trading);

export const branchIds = (read: Reader): string[] => tradingBranches(read).map(({ id }) => id);

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

const shiftsOf = (
  read: Reader,
  { from, to, branchId }: Extent,
): Pick<BranchRow, 'shifts' | 'openShifts' | 'lastAt'> =>
  must(
    read.get<Pick<BranchRow, 'shifts' | 'openShifts' | 'lastAt'>>(
      `select count(*) as shifts, coalesce(sum(x.is_open), 0) as "openShifts", max(s.at) as "lastAt"
       from (
         select not exists (select 1 from shift_close c where c.shift_id = h.id) as is_open,
           (select max(f.subject_id) from shift_fact f where f.shift_id = h.id and f.kind = 'sale') as last
         from shift h where h.branch_id = ? and h.business_date between ? and ?
       ) x left join sale s on s.id = x.last`,
      branchId,
      from,
      to,
    ),
    'a count is always there',
  );
