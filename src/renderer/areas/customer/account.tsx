/** The parts of a customer's account: what is due, the statement, the purchases. */
import type { ReactNode } from 'react';
import type { CustomerCard, MovementRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { DateText } from '../../parts/date-text.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './customer.module.css';

export function Dues({ dues }: { readonly dues: CustomerCard['dues'] }) {
  const w = useWords(customerWords);
  const zone = useShop((shop) => shop.timeZone);
  const today = dateAt(useNow(60_000), zone);
  if (dues.length === 0) return null;
  return (
    <Section title={w.dues}>
      <table className={styles.ledger}>
        <tbody>
          {dues.map((due) => {
            const overdue = due.dueDate < today;
            return (
              <tr key={`${due.saleId} ${due.dueDate}`}>
                <td>
                  <DateText day={due.dueDate as CalendarDate} />
                  {overdue && <small className={styles.late}>{w.overdue}</small>}
                </td>
                <td>
                  <bdi>{due.number}</bdi>
                </td>
                <td>
                  <MoneyText amount={due.leftMinor} tone={overdue ? 'red' : 'ink'} bare />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

export function Statement({ customerId }: { readonly customerId: string }) {
  const w = useWords(customerWords);
  const rows = useAsk(api.customer.statement, { customerId, limit: 200 });
  if (!rows.data) return null;
  const branches = new Set(rows.data.map(({ branchName }) => branchName));
  return (
    <Section title={w.account}>
      {rows.data.length === 0 ? (
        <p className={styles.quiet}>{w.statement.empty}</p>
      ) : (
        <table className={styles.ledger}>
          <thead>
            <tr>
              <th>{w.statement.what}</th>
              <th>{w.statement.amount}</th>
              <th>{w.statement.balance}</th>
            </tr>
          </thead>
          <tbody>
            {rows.data.map((row) => (
              <tr key={`${row.subjectId} ${row.n}`}>
                <td>
                  {kindOf(row, w)}
                  <small>
                    <DateText at={row.at} show="both" /> · <bdi>{row.number}</bdi>
                    {branches.size > 1 && (
                      <>
                        {' '}
                        · <bdi>{row.branchName}</bdi>
                      </>
                    )}
                  </small>
                </td>
                <td>
                  <MoneyText amount={row.owedMinor} bare plus />
                </td>
                <td>
                  <MoneyText amount={row.balanceMinor} strong bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function kindOf({ kind, owedMinor }: MovementRow, w: (typeof customerWords)['en']): string {
  if (kind === 'repayment') return w.statement.repayment;
  return owedMinor < 0 ? w.statement.refund : w.statement.sale;
}

export function Purchases({ customerId }: { readonly customerId: string }) {
  const w = useWords(customerWords);
  const sees = useMay('sale.view');
  const sales = useAsk(api.sale.sales, sees ? { customerId, limit: 50 } : null);
  if (!sales.data?.length) return null;
  return (
    <Section title={w.purchases}>
      <table className={styles.ledger}>
        <tbody>
          {sales.data.map((sale) => (
            <tr key={sale.id}>
              <td>
                <bdi>{sale.number}</bdi>
                <small>
                  <DateText at={sale.at} show="both" /> · {sale.userName}
                </small>
              </td>
              <td>
                <MoneyText amount={sale.totalMinor} currency={sale.currency} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.section}>{title}</h3>
      {children}
    </section>
  );
}
