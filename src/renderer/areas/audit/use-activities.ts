/** The log page by page, and whether there is more now than was shown. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ActivityFilter, ActivityRow } from '../../../domain/areas/audit/contract.ts';
import { useLive } from '../../app/ask.ts';
import { api, client } from '../../app/client.ts';

export interface Activities {
  readonly rows: readonly ActivityRow[] | undefined;
  readonly error: Error | null;
  readonly more: () => void;
  readonly again: () => void;
  /** Something happened since. */
  readonly isStale: boolean;
}

export function useActivities(filter: ActivityFilter): Activities {
  const newest = useLive(api.audit.newest, {}).data?.id ?? null;
  const pages = useInfiniteQuery({
    queryKey: ['activities', filter],
    queryFn: async ({ pageParam, signal }) => {
      const page = await client.audit.activities({ ...filter, before: pageParam }, { signal });
      return { ...page, askedAt: newest };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const first = pages.data?.pages[0];
  return {
    rows: pages.data?.pages.flatMap(({ rows }) => rows),
    error: pages.error,
    more: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    again: () => void pages.refetch(),
    isStale: first !== undefined && first.askedAt !== null && first.askedAt !== newest,
  };
}
