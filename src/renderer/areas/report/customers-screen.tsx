/** Who bought most, came most often, or has not come for long. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomerSort } from '../../../domain/areas/report/contract.ts';
import type { CustomerRow } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Sort } from '../../parts/data-table-head.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { CustomerIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { Amount } from './item-columns.tsx';
import { pagesOf } from './pages.ts';
import { ReportFrame } from './report-frame.tsx';
import { figureOf, openFigure, useRange } from './state.ts';

const pageSize = 100;

export function CustomersScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const [sort, setSort] = useState<Sort>({ by: 'total', down: true });
  const query = useInfiniteQuery(
    api.report.customers.infiniteOptions({
      input: (offset: number) => ({
        ...range,
        sort: CustomerSort.catch('total').parse(sort.by),
        down: sort.down,
        offset,
        limit: pageSize,
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length === pageSize ? pages.length * pageSize : undefined),
      context: { retry: 2 },
      placeholderData: keepPreviousData,
    }),
  );
  const pages = pagesOf(query);
  return (
    <ReportFrame view="customers" flush exported={{ report: 'customers', ...range }} pages={pages}>
      <DataTable<CustomerRow>
        label={w.tabs.customers}
        rows={pages.rows}
        columns={useColumns()}
        rowKey={({ customerId }) => customerId}
        sort={sort}
        onSort={setSort}
        onEnd={pages.more}
        onOpen={({ customerId, name, totalMinor }) =>
          openFigure({
            title: name || w.goneCustomer,
            amountMinor: totalMinor,
            figure: figureOf(range, { customerId }),
          })
        }
        error={query.error}
        onTryAgain={() => void query.refetch()}
        empty={{ icon: CustomerIcon, title: w.nothing.customers, hint: w.nothing.hint }}
      />
    </ReportFrame>
  );
}

function useColumns(): readonly Column<CustomerRow>[] {
  const w = useWords(reportWords);
  return [
    {
      id: 'name',
      header: w.col.customer,
      width: 'minmax(10rem, 2fr)',
      cell: ({ name }) => name || w.goneCustomer,
    },
    { id: 'phone', header: w.col.phone, cell: ({ phone }) => phone && <bdi dir="ltr">{phone}</bdi> },
    {
      id: 'receipts',
      header: w.col.receipts,
      align: 'end',
      width: '6rem',
      sortBy: () => 0,
      cell: ({ receipts }) => <CountText count={receipts} />,
    },
    {
      id: 'total',
      header: w.col.turnover,
      align: 'end',
      sortBy: () => 0,
      cell: ({ totalMinor }) => <Amount amount={totalMinor} strong />,
    },
    {
      id: 'lastDate',
      header: w.col.lastVisit,
      align: 'end',
      sortBy: () => 0,
      cell: ({ lastDate }) => <DateText day={lastDate} />,
    },
  ];
}
