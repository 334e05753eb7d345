/** How receipts were paid and paid back. */
import type { TenderRow } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { CashIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { Amount } from './item-columns.tsx';
import { ReportFrame } from './report-frame.tsx';
import { Share } from './share.tsx';
import { figureOf, openFigure, useRange } from './state.ts';

const netOf = ({ receivedMinor, returnedMinor }: TenderRow): number => receivedMinor + returnedMinor;

export function TendersScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const { data, error, refetch } = useAsk(api.report.tenders, range, { keep: true });
  const names = useWords(saleWords).tender;
  const columns = useColumns(data ?? []);
  return (
    <ReportFrame view="tenders" flush exported={{ report: 'tenders', ...range }}>
      <DataTable<TenderRow>
        label={w.tabs.tenders}
        rows={data}
        columns={columns}
        rowKey={({ method, currency }) => `${method} ${currency}`}
        onOpen={(row) =>
          openFigure({
            title: names[row.method],
            amountMinor: netOf(row),
            figure: figureOf(range, { part: { of: 'tender', method: row.method, currency: row.currency } }),
          })
        }
        totals={{
          method: w.col.total,
          received: <Amount amount={sum(data, ({ receivedMinor }) => receivedMinor)} />,
          returned: <Amount amount={sum(data, ({ returnedMinor }) => returnedMinor)} />,
          net: <Amount amount={sum(data, netOf)} strong />,
        }}
        error={error}
        onTryAgain={() => void refetch()}
        empty={{ icon: CashIcon, title: w.nothing.period, hint: w.nothing.hint }}
      />
    </ReportFrame>
  );
}

const sum = (rows: readonly TenderRow[] | undefined, of: (row: TenderRow) => number): number =>
  (rows ?? []).reduce((total, row) => total + of(row), 0);

function useColumns(rows: readonly TenderRow[]): readonly Column<TenderRow>[] {
  const w = useWords(reportWords);
  const names = useWords(saleWords).tender;
  const own = useShop((shop) => shop.currency);
  const all = sum(rows, netOf);
  return [
    {
      id: 'method',
      header: w.col.method,
      width: 'minmax(9rem, 2fr)',
      cell: ({ method, currency, givenMinor }) => (
        <>
          {names[method]}
          {currency !== own && ' · '}
          {currency !== own && <MoneyText amount={givenMinor} currency={currency} tone="muted" />}
        </>
      ),
    },
    {
      id: 'count',
      header: w.col.count,
      align: 'end',
      width: '5rem',
      cell: ({ count }) => <CountText count={count} />,
    },
    {
      id: 'received',
      header: w.col.received,
      align: 'end',
      cell: ({ receivedMinor }) => <Amount amount={receivedMinor} />,
    },
    {
      id: 'returned',
      header: w.col.returned,
      align: 'end',
      cell: ({ returnedMinor }) => <Amount amount={returnedMinor} />,
    },
    { id: 'net', header: w.col.net, align: 'end', cell: (row) => <Amount amount={netOf(row)} strong /> },
    {
      id: 'share',
      yields: 1,
      header: w.col.share,
      width: 'minmax(5rem, 1fr)',
      cell: (row) => <Share part={netOf(row)} whole={all} />,
    },
  ];
}
