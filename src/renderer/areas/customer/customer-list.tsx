/** All customers, found by anything one remembers of them. */
import { useState } from 'react';
import type { CustomerRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { Chips } from '../../parts/chips.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { CustomerIcon } from '../../parts/icons.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { BalanceText } from './balance-text.tsx';
import styles from './customer.module.css';
import { showCard, useDesk } from './desk.ts';

const shows = ['all', 'owing', 'advance', 'erased'] as const;
type Show = (typeof shows)[number];
const isShow = (id: string): id is Show => shows.some((show) => show === id);
/** A page; more come as one scrolls. */
const page = 100;

export function CustomerList() {
  const w = useWords(customerWords);
  const [text, setText] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [limit, setLimit] = useState(page);
  const beside = useDesk((desk) => desk.beside);
  const found = useAsk(
    api.customer.customers,
    { show, limit, ...(text.trim() ? { text: text.trim() } : {}) },
    { keep: true },
  );
  useScan(({ code }) => setText(code));
  const rows = found.data?.rows;
  const filtered = text !== '' || show !== 'all';
  const clear = (): void => {
    setText('');
    setShow('all');
  };
  return (
    <>
      <div className={styles.filters}>
        <FilterBar found={found.data && w.count(found.data.total)} onClear={filtered ? clear : undefined}>
          <SearchField
            value={text}
            onChange={setText}
            label={w.search}
            onEnter={() => rows?.[0] && showCard(rows[0].id)}
            acceptBarcode
          />
          <Chips
            label={w.title}
            chips={shows.map((id) => ({ id, label: w.show[id] }))}
            chosen={[show]}
            onPick={(id) => isShow(id) && setShow(id)}
          />
        </FilterBar>
      </div>
      <DataTable<CustomerRow>
        label={w.title}
        rows={rows}
        columns={useColumns()}
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
    </>
  );
}

function useColumns(): readonly Column<CustomerRow>[] {
  const w = useWords(customerWords);
  return [
    {
      id: 'name',
      header: w.name,
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
