/** The till as the screens see it: `api.sale.openBasket` for hooks, `client` for a plain call. */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { contract } from '../../domain/contract.ts';
import { type CallContext, tillLink } from './link.ts';

export type Client = ContractRouterClient<typeof contract, CallContext>;

type Link = { call: ReturnType<typeof tillLink>['call'] };
let link: Link | null = null;

/** Tests and previews put another wire in. */
export function connectTo(other: Link): void {
  link = other;
}

export const client: Client = createORPCClient<Client>({
  call: (path, input, options) => {
    link ??= tillLink();
    return link.call(path, input, options);
  },
});

export const api = createTanstackQueryUtils(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    // The till is this machine: what the system thinks of the network is no concern of ours.
    queries: { networkMode: 'always', staleTime: 0, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});
