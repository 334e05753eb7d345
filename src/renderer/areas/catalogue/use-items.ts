/** The list of items as it is scrolled: page after page, asked again when the catalogue changes. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListedItem, ListFilter } from '../../../domain/areas/catalogue/list.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { api } from '../../app/client.ts';
import type { Sort } from '../../parts/data-table-head.tsx';

const pageSize = 100;
const sorts = ['popular', 'name', 'price', 'newest'] as const;
type SortKey = (typeof sorts)[number];

export interface Items {
  /** undefined: still being asked. */
  readonly items: readonly ListedItem[] | undefined;
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly more: () => void;
  readonly again: () => void;
}

export function useItems(filter: ListFilter, sort: Sort, priceListId: Id | null = null): Items {
  const by: SortKey = sorts.find((key) => key === sort.by) ?? 'popular';
  const query = useInfiniteQuery(
    api.catalogue.items.infiniteOptions({
      input: (offset: number) => ({
        ...filter,
        priceListId,
        sort: by,
        descending: sort.down,
        offset,
        limit: pageSize,
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
        return shown < last.total && last.items.length > 0 ? shown : undefined;
      },
      context: { retry: 2 },
      placeholderData: keepPreviousData,
    }),
  );
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    items,
    total: data?.pages.at(-1)?.total,
    error,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    again: () => void refetch(),
  };
}
