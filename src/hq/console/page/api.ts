/** Headquarters as the page sees it, and headquarters' clock: a browser's own may be wrong. */
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { now, useNow } from '../../../renderer/app/clock.ts';
import { consoleContract } from '../contract.ts';

type Client = JsonifiedClient<ContractRouterClient<typeof consoleContract>>;

let aheadMs = 0;

const link = new OpenAPILink(consoleContract, {
  url: `${globalThis.location.origin}/console/api`,
  headers: { 'x-dukkan-console': '1' },
  fetch: async (request, init) => {
    const response = await fetch(request, init);
    const said = Date.parse(response.headers.get('date') ?? '');
    // It says whole seconds; less than two apart is the same time.
    if (!Number.isNaN(said)) aheadMs = Math.abs(said - now()) < 2000 ? 0 : said - now();
    return response;
  },
});

export const api = createTanstackQueryUtils(createORPCClient<Client>(link));

/** The time at headquarters, read again every `everyMs`. */
export const useHqNow = (everyMs = 1000): number => useNow(everyMs) + aheadMs;

const isSignedOut = (error: unknown): boolean => error instanceof ORPCError && error.code === 'SignedOut';

const forgetWhoIsIn = (error: unknown): void => {
  if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: api.session.key() });
};

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 1000 }, mutations: { retry: false } },
  queryCache: new QueryCache({ onError: forgetWhoIsIn }),
  mutationCache: new MutationCache({
    onError: forgetWhoIsIn,
    // A deed may change any list; there are few, and they are small.
    onSuccess: () => queryClient.invalidateQueries(),
  }),
});

/** Lists look again by themselves. */
export const refetchInterval = 4000;
