/** Who owes: the most overdue first, with what is overdue and what falls due next. */
import type { DebtorRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { AccountIcon } from '../../parts/icons.tsx';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import styles from './customer.module.css';
import { showCard, useDesk } from './desk.ts';

export function DebtorList() {
  const w = useWords(customerWords);
  const say = useMoneyInWords();
  const debtors = useAsk(api.customer.debtors, { limit: 500 });
  const beside = useDesk((desk) => desk.beside);
  const total = debtors.data?.reduce((sum, { owedMinor }) => sum + owedMinor, 0) ?? 0;
  return (
    <>
      {total > 0 && <p className={styles.sentence}>{w.debtors.total(say(total))}</p>}
      <DataTable<DebtorRow>
        label={w.debtors.title}
        rows={debtors.data}
        columns={useColumns()}
        rowKey={(row) => row.id}
        openKey={'customerId' in beside ? beside.customerId : undefined}
        onOpen={(row) => showCard(row.id)}
        error={debtors.error}
        onTryAgain={() => void debtors.refetch()}
        empty={{ icon: AccountIcon, title: w.debtors.empty }}
      />
    </>
  );
}

function useColumns(): readonly Column<DebtorRow>[] {
  const w = useWords(customerWords);
  return [
    {
      id: 'name',
      header: w.name,
      width: 'minmax(9rem, 2fr)',
      cell: (row) => (
        <span className={styles.who}>
          <span>{row.name}</span>
          <small>
            <bdi dir="ltr">{row.phone}</bdi>
          </small>
        </span>
      ),
    },
    {
      id: 'next',
      header: w.debtors.next,
      width: 'minmax(6.5rem, 1fr)',
      cell: (row) => row.nextDueDate && <DateText day={row.nextDueDate as CalendarDate} />,
    },
    {
      id: 'overdue',
      header: w.overdue,
      align: 'end',
      width: 'minmax(6.5rem, 0.9fr)',
      sortBy: (row) => row.overdueMinor,
      cell: (row) => row.overdueMinor > 0 && <MoneyText amount={row.overdueMinor} tone="red" bare />,
    },
    {
      id: 'owed',
      header: w.owes,
      align: 'end',
      width: 'minmax(6.5rem, 0.9fr)',
      sortBy: (row) => row.owedMinor,
      cell: (row) => <MoneyText amount={row.owedMinor} strong bare />,
    },
  ];
}
