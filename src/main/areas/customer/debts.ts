/** A customer's account: the statement, what is due when, and who owes. */
import type { CustomerCard, DebtorRow, MovementRow } from '../../../domain/areas/customer/contract.ts';
import { type Due, type OpenDue, openDues, overdueOf } from '../../../domain/areas/customer/rules.ts';
import { minor } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { customersById } from './queries.ts';

/** Newest first, each with the balance after it. */
export const statement = (read: Reader, customerId: string, limit: number): MovementRow[] =>
  read.all<MovementRow>(
    `select m.subject_id as "subjectId", m.n, m.kind, m.number, m.at, m.method, m.user_name as "userName", m.note,
       coalesce(b.name, '') as "branchName", m.owed_minor as "owedMinor",
       sum(m.owed_minor) over (order by m.subject_id, m.n) as "balanceMinor"
     from account_move m left join branch b on b.id = m.branch_id
     where m.customer_id = ? order by m.subject_id desc, m.n desc limit ?`,
    customerId,
    limit,
  );

const duesOf = (read: Reader, customerId: string): (Due & { number: string })[] =>
  read.all<Due & { number: string }>(
    `select d.due_date as "dueDate", d.sale_id as "saleId", d.amount_minor as "amountMinor", m.number
     from debt_due d join account_move m
       on m.customer_id = d.customer_id and m.subject_id = d.sale_id and m.n = d.n
     where d.customer_id = ? order by d.due_date, d.sale_id, d.n, d.part`,
    customerId,
  );

export function customerCard(read: Reader, customerId: string): CustomerCard | null {
  const [row] = customersById(read, [customerId]);
  const own = read.get<Pick<CustomerCard, 'note' | 'groupId' | 'discountBp'>>(
    `select c.note, c.group_id as "groupId", coalesce(g.discount_bp, 0) as "discountBp"
     from customer c left join customer_group g on g.id = c.group_id and g.deleted_at is null
     where c.id = ?`,
    customerId,
  );
  if (!row || !own) return null;
  const bought = read.get<Pick<CustomerCard, 'sales' | 'spentMinor' | 'lastSaleAt'>>(
    `select count(*) as sales, coalesce(sum(s.total_minor), 0) as "spentMinor", max(s.at) as "lastSaleAt"
     from customer_sale x join sale s on s.id = x.sale_id where x.customer_id = ?`,
    customerId,
  ) ?? { sales: 0, spentMinor: 0, lastSaleAt: null };
  const dues = openDues(minor(row.owedMinor), duesOf(read, customerId)) as (OpenDue & { number: string })[];
  return { ...row, ...own, ...bought, dues };
}

type Debtor = Omit<DebtorRow, 'overdueMinor' | 'nextDueDate'>;

/** Who owes, the most overdue first. */
export function debtors(read: Reader, today: string, limit: number): DebtorRow[] {
  const owing = read.all<Debtor>(
    `select c.id, c.name, c.phone, b.owed_minor as "owedMinor", c.debt_limit_minor as "debtLimitMinor",
       (select m.at from account_move m
        where m.customer_id = c.id and m.kind = 'repayment' order by m.subject_id desc limit 1) as "lastPaidAt"
     from customer_balance b join customer c on c.id = b.customer_id
     where b.owed_minor > 0 order by b.owed_minor desc, c.id limit 5000`,
  );
  return owing
    .map((debtor) => {
      const dues = openDues(minor(debtor.owedMinor), duesOf(read, debtor.id));
      const next = dues.find(({ dueDate }) => dueDate >= today);
      return { ...debtor, overdueMinor: overdueOf(dues, today), nextDueDate: next?.dueDate ?? null };
    })
    .sort((a, b) => b.overdueMinor - a.overdueMinor || b.owedMinor - a.owedMinor)
    .slice(0, limit);
}
