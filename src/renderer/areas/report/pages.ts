import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** A long list that comes page by page. */
export interface Pages<R> {
  /** What has come; undefined while the first page is asked. */
  readonly rows: R[] | undefined;
  readonly hasMore: boolean;
  /** Asks for the next page, unless it is already on its way. */
  more(): void;
}

export function pagesOf<R>(query: UseInfiniteQueryResult<InfiniteData<R[], unknown>>): Pages<R> {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return {
    rows: data?.pages.flat(),
    hasMore: hasNextPage,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}
