/** Columns that items and categories share. */
import type { CategoryRow, ItemRow } from '../../../domain/areas/report/figures.ts';
import { marginOf, rateOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import type { Column } from '../../parts/data-table.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import styles from './report.module.css';

type Sums = Omit<CategoryRow, 'categoryId' | 'name' | 'colour' | 'depth'> & Partial<ItemRow>;

/** Beside the turnover, which each table sets in its own way. `sorts`: the till can order by them. */
export function useSumColumns<R extends Sums>(sorts: boolean): readonly Column<R>[] {
  const w = useWords(reportWords);
  const mayMargin = useMay('report.margin');
  const sortBy = sorts ? { sortBy: () => 0 } : {};
  const money = (id: string, header: string, of: (row: R) => number | null): Column<R> => ({
    id,
    header,
    align: 'end',
    width: 'minmax(6.5rem, 1fr)',
    cell: (row) => <Amount amount={of(row)} />,
    optional: 'shown',
  });
  const margins: Column<R>[] = [
    { ...money('margin', w.col.margin, marginIn), ...sortBy },
    {
      id: 'marginRate',
      header: w.col.marginRate,
      align: 'end',
      width: 'minmax(5rem, 0.6fr)',
      optional: 'shown',
      cell: (row) => {
        const rate = rateOf(marginIn(row) ?? 0, row.costedMinor ?? 0);
        return rate === null ? <Nothing /> : <PercentText percent={Math.round(rate / 10) * 10} />;
      },
    },
  ];
  return [
    { ...money('discount', w.col.discount, ({ discountMinor }) => discountMinor), ...sortBy, yields: 2 },
    { ...money('refunded', w.col.refunds, ({ refundedMinor }) => refundedMinor), ...sortBy, yields: 1 },
    { ...money('tax', w.col.tax, ({ taxMinor }) => taxMinor), optional: 'hidden' },
    ...(mayMargin ? margins : []),
  ];
}

const marginIn = ({ costMinor, costedMinor }: Sums): number | null =>
  costMinor === null || costedMinor === null || costedMinor === 0
    ? null
    : marginOf({ costMinor, costedMinor });

/** Quieter than a zero. */
export const Nothing = () => <span className={styles.nothing}>—</span>;

export function Amount({
  amount,
  strong = false,
}: {
  readonly amount: number | null;
  readonly strong?: boolean;
}) {
  if (amount === null || amount === 0) return <Nothing />;
  return <MoneyText amount={amount} bare strong={strong} />;
}
