/** What was taken out of unpaid baskets: by its shift's date, or by its moment where no shift was open. */
import type { Extent } from '../../../../domain/areas/report/figures.ts';
import { firstIdAt } from '../../../../domain/kit/ids.ts';
import { momentsOf } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { settingOf } from '../../setting/queries.ts';
import { isAmong, valuesOf } from '../../shift/queries/trading.ts';

/** `removed_line r` of the extent in `removedExtent`. */
export const removedOfExtent = `(
  select f.subject_id as id from shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'removed'
    where h.business_date between :from and :to and ${isAmong('h.branch_id')}
  union all
  select id from removed_line where shift_id is null and id >= :firstId and id < :untilId
    and ${isAmong('branch_id')}
) x join removed_line r on r.id = x.id`;

export function removedExtent(read: Reader, extent: Extent) {
  const cutoff = settingOf(read, 'day.cutoffMinutes');
  const { from, until } = momentsOf(extent, settingOf(read, 'time.zone'), cutoff);
  return { ...valuesOf(read, extent), firstId: firstIdAt(from), untilId: firstIdAt(until) };
}

export function removedByUser(
  read: Reader,
  extent: Extent,
): Map<string, { removed: number; removedMinor: number }> {
  const rows = read.all<{ userId: string; removed: number; removedMinor: number }>(
    `select coalesce(r.user_id, '') as "userId", count(*) as removed, sum(r.total_minor) as "removedMinor"
     from ${removedOfExtent} group by 1`,
    removedExtent(read, extent),
  );
  return new Map(rows.map(({ userId, ...sums }) => [userId, sums]));
}
