/** What was taken out, voided, overridden and given away in an extent, with who did it. */
import type {
  CorrectionKind,
  CorrectionRow,
  CorrectionSum,
  Extent,
} from '../../../../domain/areas/report/figures.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { isAmong } from '../../shift/queries/trading.ts';
import { removedExtent, removedOfExtent } from './removed.ts';

export interface CorrectionsQuery extends Extent {
  /** Empty: all of them. */
  readonly kinds: readonly CorrectionKind[];
  readonly offset: number;
  readonly limit: number;
}

const salesOfExtent = `shift h cross join shift_fact f on f.shift_id = h.id and f.kind = 'sale'
    and h.business_date between :from and :to and ${isAmong('h.branch_id')}
  cross join sale s on s.id = f.subject_id`;

const removed = `select r.id, r.kind, r.at, r.user_name as "userName", u.name as "approvedByName", r.name,
    r.qty_milli as "qtyMilli", r.total_minor as "amountMinor", r.reason, null as "saleId", null as number
  from ${removedOfExtent} left join user u on u.id = r.approved_by_id`;

/** An override is what the price was less what it became, for the quantity; below zero where it rose. */
const overridden = `select s.id || ' ' || l.n, 'override', s.at, s.user_name, null, l.name, l.qty_milli,
    (l.list_price_minor - l.unit_price_minor) * l.qty_milli / 1000, l.note, s.id, s.number
  from ${salesOfExtent} cross join sale_line l on l.sale_id = s.id
  where l.list_price_minor is not null and l.qty_milli > 0`;

const discounted = `select s.id, 'discount', s.at, s.user_name, null, '', 0, s.discount_minor, s.note,
    s.id, s.number
  from ${salesOfExtent} where s.discount_minor > 0`;

const all = `select * from (${removed} union all ${overridden} union all ${discounted})`;

export const correctionsOf = (read: Reader, query: CorrectionsQuery): CorrectionRow[] =>
  read.all<CorrectionRow>(
    `${all} where :kinds = '[]' or kind in (select value from json_each(:kinds))
     order by at desc, id desc limit :limit offset :offset`,
    {
      ...removedExtent(read, query),
      kinds: JSON.stringify(query.kinds),
      limit: query.limit,
      offset: query.offset,
    },
  );

export const correctionSums = (read: Reader, extent: Extent): CorrectionSum[] =>
  read.all<CorrectionSum>(
    `select kind, count(*) as count, sum("amountMinor") as "amountMinor" from (${all})
     group by kind order by kind`,
    removedExtent(read, extent),
  );
