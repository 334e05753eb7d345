/** The tree of categories, each with all that was sold below it; one tap to its items. */
import { useNavigate } from '@tanstack/react-router';
import type { CategoryRow } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { hueVar } from '../../app/theme.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { CatalogueIcon } from '../../parts/icons.tsx';
import { Amount, useSumColumns } from './item-columns.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { Share } from './share.tsx';
import { closeBeside, narrowTo, useRange } from './state.ts';
import { pathOf } from './views.ts';

export function CategoriesScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const navigate = useNavigate();
  const { data, error, refetch } = useAsk(api.report.categories, range, { keep: true });
  const columns = useColumns(data ?? []);
  return (
    <ReportFrame view="categories" flush exported={{ report: 'categories', ...range }}>
      <DataTable<CategoryRow>
        label={w.tabs.categories}
        rows={data}
        columns={columns}
        rowKey={({ categoryId }) => categoryId}
        onOpen={({ categoryId, name }) => {
          closeBeside();
          narrowTo({ id: categoryId, name });
          void navigate({ to: pathOf('items') as never });
        }}
        error={error}
        onTryAgain={() => void refetch()}
        empty={{ icon: CatalogueIcon, title: w.nothing.period, hint: w.nothing.hint }}
        remember="report.categories"
      />
    </ReportFrame>
  );
}

function useColumns(rows: readonly CategoryRow[]): readonly Column<CategoryRow>[] {
  const w = useWords(reportWords);
  const sums = useSumColumns<CategoryRow>(false);
  const turnover = rows.filter(({ depth }) => depth === 0).reduce((sum, row) => sum + row.totalMinor, 0);
  return [
    {
      id: 'name',
      header: w.col.category,
      width: 'minmax(12rem, 2.5fr)',
      cell: ({ categoryId, name, colour, depth }) => (
        <span className={styles.category} style={{ paddingInlineStart: `${depth * 1.5}rem` }}>
          <span className={styles.hue} style={{ background: hueVar(colour) }} />
          <span data-top={depth === 0 || undefined}>{categoryId === '' ? w.noCategory : name}</span>
        </span>
      ),
    },
    {
      id: 'total',
      header: w.col.turnover,
      align: 'end',
      width: 'minmax(7rem, 1.2fr)',
      cell: ({ totalMinor, depth }) => <Amount amount={totalMinor} strong={depth === 0} />,
    },
    {
      id: 'share',
      yields: 3,
      header: w.col.share,
      width: 'minmax(5rem, 1fr)',
      cell: ({ totalMinor }) => <Share part={totalMinor} whole={turnover} />,
    },
    ...sums,
  ];
}
