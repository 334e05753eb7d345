/** All customers, found by anything one remembers of them. */
import { useState } from 'react';
import type { CustomerRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { CustomerIcon } from '../../parts/icons.tsx';
import { BalanceText } from './balance-text.tsx';
import styles from './customer.module.css';
import { showCard, useDesk } from './desk.ts';

export const shows = ['all', 'owing', 'advance', 'erased'] as const;
export type Show = (typeof shows)[number];
export const isShow = (id: string): id is Show => shows.some((show) => show === id);
/** A page; more come as one scrolls. */
const page = 100;

interface CustomerListProps {
  readonly text: string;
  readonly show: Show;
}

export function CustomerList({ text, show }: CustomerListProps) {
  const w = useWords(customerWords);
  const [limit, setLimit] = useState(page);
  const beside = useDesk((desk) => desk.beside);
  const found = useAsk(api.customer.customers, { show, limit, ...(text ? { text } : {}) }, { keep: true });
  const filtered = text !== '' || show !== 'all';
  return (
    <DataTable<CustomerRow>
      label={w.title}
      rows={found.data?.rows}
      columns={useColumns(found.data?.total)}
      rowKey={(row) => row.id}
      openKey={'customerId' in beside ? beside.customerId : undefined}
      onOpen={(row) => showCard(row.id)}
      onEnd={() => found.data && found.data.total > limit && setLimit(Math.min(500, limit + page))}
      error={found.error}
      onTryAgain={() => void found.refetch()}
      empty={
        filtered
          ? { icon: CustomerIcon, title: w.nothingFound }
          : { icon: CustomerIcon, title: w.empty, hint: w.emptyHint }
      }
      toneOf={(row) => (row.deletedAt === null ? undefined : 'muted')}
    />
  );
}

function useColumns(total: number | undefined): readonly Column<CustomerRow>[] {
  const w = useWords(customerWords);
  return [
    {
      id: 'name',
      header: total === undefined ? w.name : w.count(total),
      width: 'minmax(9rem, 2fr)',
      cell: (row) => (
        <span className={styles.who}>
          <span>{row.name}</span>
          {row.groupName && <small>{row.groupName}</small>}
        </span>
      ),
    },
    {
      id: 'phone',
      header: w.phone,
      width: 'minmax(8rem, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.phone}</bdi>,
    },
    {
      id: 'owed',
      header: w.owes,
      align: 'end',
      width: 'minmax(7rem, 0.9fr)',
      cell: (row) => <BalanceText row={row} />,
    },
  ];
}
