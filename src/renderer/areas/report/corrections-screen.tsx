/** What was taken out, voided, changed and given away: newest first, with who did it and who allowed it. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type CorrectionKind,
  type CorrectionRow,
  correctionKinds,
} from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { Chips } from '../../parts/chips.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { AuditIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { Amount } from './item-columns.tsx';
import { pagesOf } from './pages.ts';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { openReceipt, useRange } from './state.ts';

const pageSize = 100;

export function CorrectionsScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const mayOpen = useMay('sale.view');
  const [kinds, setKinds] = useState<CorrectionKind[]>([]);
  const query = useInfiniteQuery(
    api.report.corrections.infiniteOptions({
      input: (offset: number) => ({ ...range, kinds, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length === pageSize ? pages.length * pageSize : undefined),
      context: { retry: 2 },
      placeholderData: keepPreviousData,
    }),
  );
  const pages = pagesOf(query);
  return (
    <ReportFrame
      view="corrections"
      flush
      exported={{ report: 'corrections', ...range, kinds }}
      pages={pages}
      bar={<Kinds chosen={kinds} onChoose={setKinds} />}
    >
      <DataTable<CorrectionRow>
        label={w.tabs.corrections}
        rows={pages.rows}
        columns={useColumns()}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        onEnd={pages.more}
        onOpen={({ saleId }) => mayOpen && saleId && openReceipt(saleId)}
        error={query.error}
        onTryAgain={() => void query.refetch()}
        empty={{ icon: AuditIcon, title: w.nothing.corrections }}
      />
    </ReportFrame>
  );
}

interface KindsProps {
  readonly chosen: CorrectionKind[];
  readonly onChoose: (kinds: CorrectionKind[]) => void;
}

/** How many of each, and how much they come to. */
function Kinds({ chosen, onChoose }: KindsProps) {
  const w = useWords(reportWords);
  const { data } = useAsk(api.report.correctionSums, useRange(), { keep: true });
  const known = correctionKinds.filter((kind) => data?.some((sum) => sum.kind === kind));
  const pick = (id: string): void => {
    const kind = known.find((one) => one === id);
    if (!kind) return;
    onChoose(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]);
  };
  if (known.length === 0) return null;
  return (
    <FilterBar onClear={chosen.length > 0 ? () => onChoose([]) : undefined}>
      <Chips
        label={w.correctionKinds}
        chosen={chosen}
        onPick={pick}
        wrap
        chips={known.map((kind) => {
          const sum = data?.find((one) => one.kind === kind);
          return {
            id: kind,
            label: w.correction[kind],
            count: sum && (
              <>
                <CountText count={sum.count} /> · <MoneyText amount={sum.amountMinor} size="xs" bare />
              </>
            ),
          };
        })}
      />
    </FilterBar>
  );
}

function useColumns(): readonly Column<CorrectionRow>[] {
  const w = useWords(reportWords);
  return [
    {
      id: 'time',
      header: w.col.time,
      width: 'minmax(9rem, 1.1fr)',
      cell: ({ at }) => <DateText at={at} show="both" />,
    },
    {
      id: 'kind',
      header: w.col.kind,
      width: 'minmax(11rem, 2fr)',
      cell: ({ kind, name, number }) => (
        <span className={styles.two}>
          {w.correction[kind]}
          <small>{name || (number && <bdi>{number}</bdi>)}</small>
        </span>
      ),
    },
    {
      id: 'cashier',
      header: w.col.cashier,
      cell: ({ userName, approvedByName }) => (
        <span className={styles.two}>
          {userName}
          {approvedByName && (
            <small>
              {w.col.approvedBy} {approvedByName}
            </small>
          )}
        </span>
      ),
    },
    { id: 'reason', header: w.col.reason, width: 'minmax(7rem, 1.4fr)', cell: ({ reason }) => reason },
    {
      id: 'amount',
      header: w.col.amount,
      align: 'end',
      cell: ({ amountMinor }) => <Amount amount={amountMinor} strong />,
    },
  ];
}
