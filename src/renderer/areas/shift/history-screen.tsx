/** Past shifts, newest first, and the report of one of them beside. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShiftRow } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { useAsk } from '../../app/ask.ts';
import { useBranches } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { BranchChoice } from '../../parts/branch-choice.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ShiftIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { PrintZ } from './print-report.tsx';
import { ReportView } from './report-view.tsx';
import styles from './shift.module.css';

export function HistoryScreen() {
  const w = useWords(shiftWords);
  const navigate = useNavigate();
  const [openId, setOpenId] = useState<string | null>(null);
  const [limit, setLimit] = useState(50);
  const branches = useBranches();
  const [branchId, setBranchId] = useState<string | null>(null);
  const shifts = useAsk(api.shift.shifts, { before: null, branchId, limit }, { keep: true });
  const columns = useColumns(branches.length > 0);
  return (
    <SplitPane
      startWidth="60%"
      portraitFoot="end"
      start={
        <Pane
          label={w.history.title}
          flush
          head={
            <PageHeader
              title={w.history.title}
              onBack={() => void navigate({ to: '/shift' as never })}
              actions={<BranchChoice branches={branches} chosen={branchId} onChoose={setBranchId} />}
            />
          }
        >
          <DataTable<ShiftRow>
            label={w.history.title}
            rows={shifts.data}
            columns={columns}
            rowKey={(row) => row.id}
            openKey={openId ?? undefined}
            onOpen={(row) => setOpenId(row.id)}
            onEnd={() => shifts.data?.length === limit && setLimit(Math.min(200, limit + 50))}
            error={shifts.error}
            onTryAgain={() => void shifts.refetch()}
            empty={{ icon: ShiftIcon, title: w.history.empty }}
          />
        </Pane>
      }
      end={
        openId ? <Report shiftId={openId} /> : <EmptyState icon={ShiftIcon} title={w.history.choose} small />
      }
    />
  );
}

function Report({ shiftId }: { readonly shiftId: string }) {
  const w = useWords(shiftWords);
  const report = useAsk(api.shift.shiftReport, { shiftId }, { keep: true });
  return (
    <Pane label={w.shifts} head={report.data?.seal && <PrintZ shiftId={shiftId} />} reading>
      <div className={styles.page}>
        <ErrorNote error={report.error} />
        {report.data && <ReportView report={report.data} />}
      </div>
    </Pane>
  );
}

/** With branches where there are several. */
function useColumns(hasBranches: boolean): readonly Column<ShiftRow>[] {
  const w = useWords(shiftWords);
  const { columns } = w.history;
  return [
    {
      id: 'number',
      header: columns.number,
      width: '4rem',
      cell: (row) => (row.zNumber === null ? w.history.open : <bdi>{row.zNumber}</bdi>),
    },
    {
      id: 'date',
      header: columns.date,
      width: 'minmax(5.25rem, 1fr)',
      cell: (row) => <DateText day={row.businessDate as CalendarDate} style="short" />,
    },
    {
      id: 'cashier',
      header: columns.cashier,
      width: 'minmax(5.5rem, 1.4fr)',
      cell: (row) => (hasBranches ? <Placed row={row} /> : row.openedByName),
    },
    {
      id: 'receipts',
      // Where the list is narrow, amounts stay.
      yields: 1,
      header: columns.receipts,
      align: 'end',
      width: '4rem',
      cell: (row) => <CountText count={row.receipts} />,
    },
    {
      id: 'takings',
      header: columns.takings,
      align: 'end',
      width: 'minmax(6.5rem, 1fr)',
      cell: (row) => row.takingsMinor !== null && <MoneyText amount={row.takingsMinor} bare />,
    },
    {
      id: 'overShort',
      header: columns.overShort,
      align: 'end',
      width: 'minmax(5.5rem, 0.8fr)',
      cell: (row) => <Off amount={row.overShortMinor} />,
    },
  ];
}

/** Whose shift it was, and where. */
function Placed({ row }: { readonly row: ShiftRow }) {
  return (
    <span className={styles.placed}>
      {row.openedByName}
      <small>{[row.branchName, row.tillName].filter(Boolean).join(' · ')}</small>
    </span>
  );
}

function Off({ amount }: { readonly amount: number | null }) {
  if (amount === null) return '—';
  return <MoneyText amount={amount} tone={amount === 0 ? 'muted' : 'amber'} bare plus />;
}
