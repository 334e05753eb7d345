/** Who sold how much, and what they gave away or took back; below, who served, where lines say so. */
import type { CashierRow, StaffRow } from '../../../domain/areas/report/figures.ts';
import { averageBasket, linesPerSale, receiptsOf, turnoverOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { UsersIcon } from '../../parts/icons.tsx';
import { CountText, QtyText } from '../../parts/number-text.tsx';
import { Amount, Nothing } from './item-columns.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { figureOf, openFigure, useRange } from './state.ts';

export function StaffScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const { data, error, refetch } = useAsk(api.report.staff, range, { keep: true });
  const cashiers = useCashierColumns();
  const served = useServedColumns();
  return (
    <ReportFrame view="staff" flush exported={{ report: 'staff', ...range }}>
      <div className={styles.stack}>
        <DataTable<CashierRow>
          label={w.cashiers}
          rows={data?.cashiers}
          columns={cashiers}
          rowKey={({ userId }) => userId}
          onOpen={({ userId, name, ...row }) =>
            openFigure({
              title: userId === '' ? w.noUser : name,
              amountMinor: turnoverOf(row),
              figure: figureOf(range, { userId }),
            })
          }
          error={error}
          onTryAgain={() => void refetch()}
          empty={{ icon: UsersIcon, title: w.nothing.period, hint: w.nothing.hint }}
          remember="report.cashiers"
        />
        {data && data.staff.length > 0 && (
          <section className={styles.stacked}>
            <h2 className={styles.stackedTitle}>{w.servedBy}</h2>
            <DataTable<StaffRow>
              label={w.servedBy}
              rows={data.staff}
              columns={served}
              rowKey={({ staffId }) => staffId}
              onOpen={({ staffId, name, totalMinor }) =>
                openFigure({
                  title: name,
                  amountMinor: totalMinor,
                  figure: figureOf(range, { part: { of: 'staff', staffId } }),
                })
              }
            />
          </section>
        )}
      </div>
    </ReportFrame>
  );
}

function useCashierColumns(): readonly Column<CashierRow>[] {
  const w = useWords(reportWords);
  const money = (id: string, header: string, of: (row: CashierRow) => number | null): Column<CashierRow> => ({
    id,
    header,
    align: 'end',
    width: 'minmax(6.5rem, 1fr)',
    cell: (row) => <Amount amount={of(row)} />,
    sortBy: of,
    optional: 'shown',
  });
  return [
    {
      id: 'name',
      header: w.col.cashier,
      width: 'minmax(9rem, 2fr)',
      cell: ({ userId, name }) => (userId === '' ? w.noUser : name),
      sortBy: ({ name }) => name,
    },
    {
      id: 'receipts',
      header: w.col.receipts,
      align: 'end',
      width: 'minmax(4.5rem, 0.6fr)',
      cell: (row) => <CountText count={receiptsOf(row)} />,
      sortBy: receiptsOf,
    },
    {
      ...money('turnover', w.col.turnover, turnoverOf),
      cell: (row) => <Amount amount={turnoverOf(row)} strong />,
    },
    money('average', w.col.average, averageBasket),
    {
      id: 'lines',
      yields: 4,
      header: w.col.linesPerSale,
      align: 'end',
      width: 'minmax(7.5rem, 0.7fr)',
      optional: 'shown',
      sortBy: linesPerSale,
      cell: (row) => {
        const lines = linesPerSale(row);
        return lines === null ? <Nothing /> : <QtyText quantity={lines * 100} decimals={1} />;
      },
    },
    { ...money('refunds', w.col.refunds, ({ refundsMinor }) => refundsMinor), yields: 1 },
    { ...money('discount', w.col.discount, ({ discountMinor }) => discountMinor), yields: 2 },
    { ...money('removed', w.col.removed, ({ removedMinor }) => removedMinor), yields: 3 },
    { ...money('tips', w.col.tips, ({ tipMinor }) => tipMinor), optional: 'hidden' },
  ];
}

function useServedColumns(): readonly Column<StaffRow>[] {
  const w = useWords(reportWords);
  return [
    { id: 'name', header: w.servedBy, width: 'minmax(9rem, 2fr)', cell: ({ name }) => name },
    {
      id: 'lines',
      header: w.col.lines,
      align: 'end',
      cell: ({ lines }) => <CountText count={lines} />,
      sortBy: ({ lines }) => lines,
    },
    {
      id: 'turnover',
      header: w.col.turnover,
      align: 'end',
      cell: ({ totalMinor }) => <Amount amount={totalMinor} strong />,
      sortBy: ({ totalMinor }) => totalMinor,
    },
    {
      id: 'discount',
      header: w.col.discount,
      align: 'end',
      cell: ({ discountMinor }) => <Amount amount={discountMinor} />,
      sortBy: ({ discountMinor }) => discountMinor,
    },
  ];
}
