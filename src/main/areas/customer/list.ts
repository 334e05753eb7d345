/** The list of customers, filtered and by pages, and the groups they are in. */
import type { CustomerRow, GroupRow } from '../../../domain/areas/customer/contract.ts';
import type { Reader } from '../../ledger/reader.ts';
import { customersById, findCustomers, latelyServed } from './queries.ts';

export const pickList = (read: Reader, { text, limit }: { text: string; limit: number }): CustomerRow[] =>
  customersById(read, text.trim() === '' ? latelyServed(read, limit) : findCustomers(read, text, limit));

export interface ListQuery {
  readonly text?: string | undefined;
  readonly groupId?: string | undefined;
  readonly show: 'all' | 'owing' | 'advance' | 'erased';
  readonly offset: number;
  readonly limit: number;
}

/** A text finds at most this many before the filters narrow them. */
const mostFound = 1000;

export function customers(read: Reader, query: ListQuery): { rows: CustomerRow[]; total: number } {
  const { text, groupId, show, offset, limit } = query;
  const found = text ? JSON.stringify(findCustomers(read, text, mostFound)) : null;
  const filters = `(w.ids is null or c.id in (select value from json_each(w.ids)))
    and (w.group_id is null or c.group_id = w.group_id) and (c.deleted_at is null) = (w.show <> 'erased')
    and (w.show <> 'owing' or b.owed_minor > 0) and (w.show <> 'advance' or b.owed_minor < 0)`;
  const from = `customer c join (select ? as ids, ? as group_id, ? as show) w
    left join customer_balance b on b.customer_id = c.id`;
  const wanted = [found, groupId ?? null, show] as const;
  const page = read.all<{ id: string }>(
    `select c.id from ${from} where ${filters} order by c.name, c.id limit ? offset ?`,
    ...wanted,
    limit,
    offset,
  );
  const count = read.get<{ n: number }>(`select count(*) as n from ${from} where ${filters}`, ...wanted);
  const ids = page.map(({ id }) => id);
  return { rows: customersById(read, ids), total: count?.n ?? 0 };
}

export const groups = (read: Reader): GroupRow[] =>
  read.all<GroupRow>(
    `select g.id, g.name, g.price_list_id as "priceListId", g.discount_bp as "discountBp",
       (select count(*) from customer c where c.group_id = g.id and c.deleted_at is null) as customers
     from customer_group g where g.deleted_at is null order by g.name, g.id`,
  );
