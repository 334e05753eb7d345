/** What sold and what did not, page by page, in the order one asks for. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ItemSort } from '../../../domain/areas/report/contract.ts';
import type { ItemRow } from '../../../domain/areas/report/figures.ts';
import { turnoverOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Sort } from '../../parts/data-table-head.tsx';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { CatalogueIcon } from '../../parts/icons.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Amount, useSumColumns } from './item-columns.tsx';
import { pagesOf } from './pages.ts';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { Share } from './share.tsx';
import { figureOf, narrowTo, openFigure, useLooking, useRange } from './state.ts';

const pageSize = 100;

export function ItemsScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const category = useLooking((looking) => looking.category);
  const [sort, setSort] = useState<Sort>({ by: 'total', down: true });
  const asked = {
    ...range,
    categoryId: category?.id ?? null,
    sort: ItemSort.catch('total').parse(sort.by),
    down: sort.down,
  };
  const query = useInfiniteQuery(
    api.report.items.infiniteOptions({
      input: (offset: number) => ({ ...asked, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length === pageSize ? pages.length * pageSize : undefined),
      context: { retry: 2 },
      placeholderData: keepPreviousData,
    }),
  );
  const pages = pagesOf(query);
  useAction({
    id: 'report.order',
    label: w.keys.order,
    group: w.keys.group,
    keys: ['O'],
    run: () => setSort({ ...sort, down: !sort.down }),
  });
  const columns = useColumns();
  return (
    <ReportFrame
      view="items"
      flush
      exported={{ report: 'items', ...asked }}
      pages={pages}
      bar={<CategoryBar />}
    >
      <DataTable<ItemRow>
        label={w.tabs.items}
        rows={pages.rows}
        columns={columns}
        rowKey={({ itemId }) => itemId}
        sort={sort}
        onSort={setSort}
        onEnd={pages.more}
        onOpen={({ itemId, name, options, totalMinor }) =>
          openFigure({
            title: itemId === '' ? w.noItem : [name, options].filter(Boolean).join(' · '),
            amountMinor: totalMinor,
            figure: figureOf(range, { part: { of: 'item', itemId } }),
          })
        }
        error={query.error}
        onTryAgain={() => void query.refetch()}
        empty={{ icon: CatalogueIcon, title: w.nothing.period, hint: w.nothing.hint }}
        remember="report.items"
      />
    </ReportFrame>
  );
}

/** Items of one category alone, until that is cleared. */
function CategoryBar() {
  const w = useWords(reportWords);
  const category = useLooking((looking) => looking.category);
  if (!category) return null;
  return (
    <FilterBar onClear={() => narrowTo(null)}>
      <span>{category.id === '' ? w.noCategory : w.inCategory(category.name)}</span>
    </FilterBar>
  );
}

function useColumns(): readonly Column<ItemRow>[] {
  const w = useWords(reportWords);
  const { unit: units } = useWords(saleWords);
  const period = useAsk(api.report.period, { ...useRange(), compare: 'none' }, { keep: true });
  const turnover = period.data ? turnoverOf(period.data.totals) : 0;
  const sums = useSumColumns<ItemRow>(true);
  return [
    {
      id: 'name',
      header: w.col.item,
      width: 'minmax(12rem, 3fr)',
      cell: ({ itemId, name, options, sku }) => (
        <span className={styles.two}>
          {itemId === '' ? w.noItem : name}
          {(options || sku) && <small>{[options, sku].filter(Boolean).join(' · ')}</small>}
        </span>
      ),
    },
    {
      id: 'qty',
      header: w.col.qty,
      align: 'end',
      width: 'minmax(6rem, 1fr)',
      sortBy: () => 0,
      cell: ({ qtyMilli, unit, decimals }) => (
        <QtyText quantity={qtyMilli} decimals={decimals} unit={units[unit] ?? unit} />
      ),
    },
    {
      id: 'total',
      header: w.col.turnover,
      align: 'end',
      width: 'minmax(7rem, 1.2fr)',
      sortBy: () => 0,
      cell: ({ totalMinor }) => <Amount amount={totalMinor} strong />,
    },
    {
      id: 'share',
      yields: 3,
      header: w.col.share,
      width: 'minmax(5rem, 1fr)',
      optional: 'shown',
      cell: ({ totalMinor }) => <Share part={totalMinor} whole={turnover} />,
    },
    ...sums,
  ];
}
