/** What a sale asks about a customer: by a code, with the group's terms, and the debt. */
import type { BasketCustomer } from '../../../domain/areas/sale/basket.ts';
import type { Reader } from '../../ledger/reader.ts';

/** The customer whose card was scanned. */
export const customerByCode = (read: Reader, code: string): { id: string; name: string } | null =>
  read.get<{ id: string; name: string }>(
    'select id, name from customer where code = ? and deleted_at is null order by id limit 1',
    code,
  ) ?? null;

export function customerForSale(read: Reader, customerId: string): BasketCustomer | null {
  return (
    read.get<BasketCustomer>(
      `select c.id, c.name, g.price_list_id as "priceListId", coalesce(g.discount_bp, 0) as "discountBp"
       from customer c left join customer_group g on g.id = c.group_id and g.deleted_at is null
       where c.id = ? and c.deleted_at is null`,
      customerId,
    ) ?? null
  );
}

/** What is owed, and the most that may be; a null limit means this customer does not buy on account. */
export const customerDebt = (
  read: Reader,
  customerId: string,
): { owedMinor: number; limitMinor: number | null } =>
  read.get<{ owedMinor: number; limitMinor: number | null }>(
    `select coalesce(b.owed_minor, 0) as "owedMinor", c.debt_limit_minor as "limitMinor"
     from customer c left join customer_balance b on b.customer_id = c.id where c.id = ?`,
    customerId,
  ) ?? { owedMinor: 0, limitMinor: null };
