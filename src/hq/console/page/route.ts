/** Where in the console one is: behind `#`, so that Back and a bookmark work. */
import { useSyncExternalStore } from 'react';

export const routes = [
  'tills',
  'branches',
  'days',
  'review',
  'quarantine',
  'hitches',
  'storage',
  'people',
  'account',
] as const;
export type Route = (typeof routes)[number];

export const hrefOf = (route: Route): string => `#/${route}`;

export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => location.hash);
  return routes.find((route) => hash === hrefOf(route)) ?? 'tills';
}

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The one-time code of the link that the first start prints; gone from the address once taken. */
export function takeSetupCode(): string {
  const [, code = ''] = /^#setup=(\S+)$/.exec(location.hash) ?? [];
  if (code) history.replaceState(null, '', location.pathname);
  return code;
}
