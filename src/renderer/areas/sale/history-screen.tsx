/** Past receipts: found by number, customer, day; one of them whole beside the list. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { SaleSummary } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { useBranches } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { BranchChoice } from '../../parts/branch-choice.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ReceiptIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { open } from './counter.ts';
import styles from './receipt.module.css';
import { ReceiptView } from './receipt-view.tsx';

type Row = z.infer<typeof SaleSummary>;
const pageSize = 100;

export function HistoryScreen() {
  const w = useWords(saleWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [limit, setLimit] = useState(pageSize);
  const [branchId, setBranchId] = useState<string | null>(null);
  const branches = useBranches();
  const wanted = text.trim();
  const found = useAsk(
    api.sale.sales,
    { limit, ...(wanted ? { text: wanted } : {}), ...(branchId ? { branchId } : {}) },
    { keep: true },
  );
  useScan(({ code }) => setText(code));
  const refund = (saleId: string): void => {
    open({ kind: 'refund', saleId });
    void navigate({ to: '/sale' });
  };
  const list = (
    <Pane
      label={w.history.title}
      flush
      head={
        <PageHeader title={w.history.title}>
          <div className={styles.find}>
            <SearchField value={text} label={w.refund.find} onChange={setText} acceptBarcode />
            <BranchChoice branches={branches} chosen={branchId} onChoose={setBranchId} />
          </div>
        </PageHeader>
      }
    >
      <DataTable
        label={w.history.title}
        rows={found.data}
        columns={useColumns()}
        rowKey={(row) => row.id}
        openKey={chosen ?? undefined}
        onOpen={(row) => setChosen(row.id)}
        onEnd={() => found.data?.length === limit && limit < 200 && setLimit(200)}
        error={found.error}
        toneOf={(row) => (row.kind === 'refund' ? 'amber' : undefined)}
        empty={{ icon: ReceiptIcon, title: w.history.empty, hint: w.history.emptyHint }}
      />
    </Pane>
  );
  const one = chosen ? (
    <ReceiptView saleId={chosen} onOpen={setChosen} onRefund={refund} />
  ) : (
    <EmptyState icon={ReceiptIcon} title={w.history.choose} />
  );
  return <SplitPane startWidth="60%" portraitFoot="end" start={list} end={one} />;
}

function useColumns(): readonly Column<Row>[] {
  const w = useWords(saleWords);
  return [
    {
      id: 'number',
      header: w.history.number,
      cell: (row) => <bdi>{row.number}</bdi>,
      width: 'minmax(5.5rem, 1fr)',
    },
    {
      id: 'time',
      header: w.history.time,
      cell: (row) => <DateText at={row.at} show="both" style="short" />,
      width: 'minmax(8.5rem, 1.2fr)',
    },
    {
      id: 'cashier',
      header: w.history.cashier,
      cell: (row) => row.userName,
      yields: 1,
      width: 'minmax(4rem, 1fr)',
      optional: 'shown',
    },
    {
      id: 'customer',
      header: w.history.customer,
      cell: (row) => row.customerName ?? '',
      yields: 2,
      width: 'minmax(4rem, 1fr)',
      optional: 'shown',
    },
    {
      id: 'total',
      header: w.history.total,
      align: 'end',
      cell: (row) => <MoneyText amount={row.totalMinor} currency={row.currency} strong bare />,
      width: 'minmax(9rem, 0.9fr)',
    },
  ];
}
