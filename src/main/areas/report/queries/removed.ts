/** What was taken out of unpaid baskets: by its shift's date, or by its moment where no shift was open. */
import { firstIdAt } from '../../../../domain/kit/ids.ts';
import { type DateRange, momentsOf } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { settingOf } from '../../setting/queries.ts';

/** `removed_line r` of the range in `removedRange`. */
export const removedOfRange = `(
  select f.subject_id as id from shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'removed'
    where h.business_date between :from and :to
  union all
  select id from removed_line where shift_id is null and id >= :firstId and id < :untilId
) x join removed_line r on r.id = x.id`;

export function removedRange(read: Reader, range: DateRange) {
  const cutoff = settingOf(read, 'day.cutoffMinutes');
  const { from, until } = momentsOf(range, settingOf(read, 'time.zone'), cutoff);
  return { from: range.from, to: range.to, firstId: firstIdAt(from), untilId: firstIdAt(until) };
}

export function removedByUser(
  read: Reader,
  range: DateRange,
): Map<string, { removed: number; removedMinor: number }> {
  const rows = read.all<{ userId: string; removed: number; removedMinor: number }>(
    `select coalesce(r.user_id, '') as "userId", count(*) as removed, sum(r.total_minor) as "removedMinor"
     from ${removedOfRange} group by 1`,
    removedRange(read, range),
  );
  return new Map(rows.map(({ userId, ...sums }) => [userId, sums]));
}
