/** What is compared of branches. */
import type { ReactNode } from 'react';
import type { BranchRow } from '../../../domain/areas/report/figures.ts';
import {
  averageBasket,
  changeOf,
  linesPerSale,
  marginOf,
  rateOf,
  receiptsOf,
  turnoverOf,
} from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import type { Column } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { DownIcon, UpIcon } from '../../parts/icons.tsx';
import { CountText, PercentText, QtyText } from '../../parts/number-text.tsx';
import { Amount, Nothing } from './item-columns.tsx';
import styles from './report.module.css';
import { Share } from './share.tsx';

/** `turnover` of all of them together. */
export function useBranchColumns(turnover: number, isCompared: boolean): readonly Column<BranchRow>[] {
  const w = useWords(reportWords);
  const mayMargin = useMay('report.margin');
  return [
    {
      id: 'name',
      header: w.col.branch,
      width: 'minmax(14rem, 2fr)',
      cell: (row) => <Named row={row} />,
      sortBy: ({ name }) => name,
    },
    {
      ...money('turnover', w.col.turnover, turnoverOf),
      cell: (row) => <Amount amount={turnoverOf(row)} strong />,
    },
    {
      id: 'share',
      header: w.col.share,
      width: 'minmax(5rem, 1fr)',
      yields: 6,
      optional: 'shown',
      cell: (row) => <Share part={turnoverOf(row)} whole={turnover} />,
    },
    ...(isCompared ? [number('change', w.col.change, changeIn, (change) => <Change change={change} />)] : []),
    number('receipts', w.col.receipts, receiptsOf, (count) => <CountText count={count} />),
    { ...money('average', w.col.average, averageBasket), yields: 1 },
    { ...number('lines', w.col.linesPerSale, linesPerSale, tenths), yields: 5, optional: 'shown' },
    ...(mayMargin
      ? [
          { ...money('margin', w.col.margin, profitOf), yields: 2 },
          { ...number('marginRate', w.col.marginRate, marginRateOf, toTenth), optional: 'shown' as const },
        ]
      : []),
    { ...money('refunds', w.col.refunds, ({ refundsMinor }) => refundsMinor), yields: 3 },
    { ...money('discount', w.col.discount, ({ discountMinor }) => discountMinor), yields: 4 },
    {
      id: 'shifts',
      header: w.col.shifts,
      width: 'minmax(6.5rem, 0.9fr)',
      cell: (row) => <Done row={row} />,
      sortBy: ({ openShifts }) => openShifts,
    },
  ];
}

type Of = (row: BranchRow) => number | null;

const number = (
  id: string,
  header: string,
  of: Of,
  said: (value: number) => ReactNode,
): Column<BranchRow> => ({
  ...{ id, header, align: 'end', width: 'minmax(5.5rem, 0.7fr)', sortBy: of },
  cell: (row) => {
    const value = of(row);
    return value === null ? <Nothing /> : said(value);
  },
});

const money = (id: string, header: string, of: Of): Column<BranchRow> => ({
  ...{ id, header, align: 'end', width: 'minmax(6.5rem, 1fr)', sortBy: of },
  cell: (row) => <Amount amount={of(row)} />,
  optional: 'shown',
});

const tenths = (value: number): ReactNode => <QtyText quantity={value * 100} decimals={1} />;
const toTenth = (rate: number): ReactNode => <PercentText percent={Math.round(rate / 10) * 10} />;

const changeIn = (row: BranchRow): number | null =>
  row.beforeMinor === null ? null : changeOf(turnoverOf(row), row.beforeMinor);
const profitOf = ({ margin }: BranchRow): number | null =>
  margin === null || margin.costedMinor === 0 ? null : marginOf(margin);
const marginRateOf = ({ margin }: BranchRow): number | null =>
  margin && rateOf(marginOf(margin), margin.costedMinor);

/** With when it was last heard of: what came late says so. */
function Named({ row: { name, lastAt } }: { readonly row: BranchRow }) {
  const w = useWords(reportWords);
  return (
    <span className={styles.two}>
      {name}
      <small>
        {lastAt === null ? (
          w.branches.silent
        ) : (
          <>
            {w.col.lastReceipt}: <DateText at={lastAt} show="both" style="short" />
          </>
        )}
      </small>
    </span>
  );
}

function Change({ change }: { readonly change: number }) {
  const Arrow = change < 0 ? DownIcon : UpIcon;
  return (
    <span className={styles.change} data-up={change >= 0 || undefined}>
      {change !== 0 && <Arrow size={14} />}
      <PercentText percent={Math.abs(change)} />
    </span>
  );
}

/** Whether every shift that is known of is closed. */
function Done({ row: { shifts, openShifts } }: { readonly row: BranchRow }) {
  const w = useWords(reportWords).branches;
  if (shifts === 0) return <Nothing />;
  if (openShifts === 0) return w.closed;
  return <span className={styles.isOpen}>{w.open(openShifts)}</span>;
}
