/** The receipts a figure is made of, beside the report; one of them opens in their place. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Figure, FigureRow } from '../../../domain/areas/report/contract.ts';
import { lengthOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay, formatDayMonth } from '../../../domain/kit/date-format.ts';
import { formatNumber, isolated } from '../../../domain/kit/format.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { BesideHead } from './beside-head.tsx';
import { ReceiptInPlace } from './receipt-in-place.tsx';
import styles from './report.module.css';
import { ReportExport } from './report-export.tsx';
import { type Opened, openReceipt, useLooking } from './state.ts';

export function FigurePane() {
  const { opened, receiptId } = useLooking();
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // The keys go on with what was opened, and return to where it was opened from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that is opened
  useEffect(() => {
    aside.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, [opened, receiptId]);
  return (
    <aside ref={aside} className={styles.beside}>
      {receiptId !== null ? (
        <ReceiptInPlace key={receiptId} saleId={receiptId} />
      ) : (
        opened && <Receipts opened={opened} />
      )}
    </aside>
  );
}

const pageSize = 100;

function Receipts({ opened: { title, amountMinor, figure } }: { readonly opened: Opened }) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const mayOpen = useMay('sale.view');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    api.report.salesOf.infiniteOptions({
      input: (before: string | null) => ({ figure, before, limit: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.length === pageSize ? last.at(-1)?.id : undefined),
      context: { retry: 2 },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = data?.pages.flat();
  const count = rows && isolated(`${formatNumber(rows.length, language)}${hasNextPage ? '+' : ''}`);
  return (
    <Pane
      flush
      surface="surface"
      label={title}
      head={
        <BesideHead
          title={title}
          sub={
            <>
              {amountMinor !== null && <MoneyText amount={amountMinor} strong />}
              {amountMinor !== null && count && ' · '}
              {count && w.figureOf.receipts(count, rows.length)}
            </>
          }
          end={<ReportExport what={{ report: 'receipts', figure }} />}
        />
      }
    >
      <DataTable<FigureRow>
        label={title}
        rows={rows}
        columns={useColumns(figure)}
        rowKey={({ id }) => id}
        onOpen={mayOpen ? ({ id }) => openReceipt(id) : undefined}
        onEnd={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
        }}
        error={error}
        onTryAgain={() => void refetch()}
        toneOf={({ kind }) => (kind === 'sale' ? undefined : 'amber')}
        empty={{ title: w.nothing.figure }}
      />
    </Pane>
  );
}

/** Of a figure that is a part of its receipts, how much of it each of them is. */
function useColumns({ from, to, part: of }: Figure): readonly Column<FigureRow>[] {
  const w = useWords(reportWords);
  const language = useLanguage();
  const isPart = of !== null;
  const dayText = lengthOf({ from, to }) < 300 ? formatDayMonth : formatDay;
  const total: Column<FigureRow> = {
    id: 'total',
    header: w.col.total,
    align: 'end',
    width: 'minmax(5.5rem, 0.7fr)',
    cell: ({ totalMinor, currency }) => (
      <MoneyText amount={totalMinor} currency={currency} bare tone={isPart ? 'muted' : 'ink'} />
    ),
  };
  const part: Column<FigureRow> = {
    id: 'part',
    header: w.col.part,
    align: 'end',
    width: 'minmax(5.5rem, 0.7fr)',
    cell: ({ partMinor, currency }) => <MoneyText amount={partMinor} currency={currency} bare strong />,
  };
  return [
    {
      id: 'number',
      header: w.col.receipt,
      width: 'minmax(8rem, 1.7fr)',
      cell: ({ number, kind, at, businessDate, userName }) => (
        <span className={styles.two}>
          <bdi>{kind === 'sale' ? number : `${number} · ${w.sale[kind]}`}</bdi>
          <small>
            {from !== to && dayText(businessDate as CalendarDate, language) + w.comma}
            <DateText at={at} show="time" />
            {userName && ` · ${userName}`}
          </small>
        </span>
      ),
    },
    total,
    ...(isPart ? [part] : []),
  ];
}
