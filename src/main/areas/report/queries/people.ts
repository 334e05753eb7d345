/** Customers and those who served, by what they bought or sold. */
import type { CustomerSort } from '../../../../domain/areas/report/contract.ts';
import type { CustomerRow, Extent, StaffRow } from '../../../../domain/areas/report/figures.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { isAmong, valuesOf } from '../../shift/queries/trading.ts';
import { linesOf, salesOf } from '../fill.ts';
import { openDays } from './cover.ts';

export interface CustomersQuery extends Extent {
  readonly sort: CustomerSort;
  readonly down: boolean;
  readonly offset: number;
  readonly limit: number;
}

const customerOrder: Record<CustomerSort, string> = {
  total: 'total',
  receipts: 'receipts',
  lastDate: 'last',
};

const ofBranch = isAmong('h.branch_id');

export const customersOf = (read: Reader, { sort, down, ...page }: CustomersQuery): CustomerRow[] =>
  read.all<CustomerRow>(
    `with few as (
       select customer_id, sum(receipts) as receipts, sum(total_minor) as total, max(business_date) as last
       from (
         select customer_id, business_date, receipts, total_minor from day_customer h
           where business_date between :from and :to and ${ofBranch}
         union all
         select s.customer_id, s.business_date, 1, s.lines_minor
           from ${salesOf(':open')} where s.customer_id is not null and ${ofBranch}
       )
       group by customer_id order by ${customerOrder[sort]} ${down ? 'desc' : 'asc'}, 1
       limit :limit offset :offset
     )
     select r.customer_id as "customerId", coalesce(c.name, '') as name, c.phone, r.receipts,
       r.total as "totalMinor", r.last as "lastDate"
     from few r left join customer c on c.id = r.customer_id
     order by r.${customerOrder[sort]} ${down ? 'desc' : 'asc'}, 1`,
    { ...valuesOf(read, page), limit: page.limit, offset: page.offset, open: openDays(read, page) },
  );

export const staffOf = (read: Reader, extent: Extent): StaffRow[] =>
  read.all<StaffRow>(
    `select r.staff_id as "staffId", coalesce(max(u.name), '') as name, sum(r.lines) as lines,
       sum(r.discount_minor) as "discountMinor", sum(r.total_minor) as "totalMinor"
     from (
       select staff_id, lines, discount_minor, total_minor from day_staff h
         where business_date between :from and :to and ${ofBranch}
       union all
       select l.staff_id, l.qty_milli > 0, l.line_discount_minor + l.basket_discount_minor, l.total_minor
         from ${linesOf(':open')} where l.staff_id is not null and ${ofBranch}
     ) r left join user u on u.id = r.staff_id
     group by r.staff_id order by sum(r.total_minor) desc, r.staff_id`,
    { ...valuesOf(read, extent), open: openDays(read, extent) },
  );
