/** The console's one cookie: no script reads it, no other site sends it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Cookies {
  readonly session: string | null;
  keep(session: string, maxAgeS: number): void;
  drop(): void;
}

export function consoleCookies(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { secure }: { readonly secure: boolean },
): Cookies {
  // The prefix binds the cookie to this host and to TLS; without TLS no browser would keep it.
  const name = secure ? '__Host-dukkan-hq' : 'dukkan-hq';
  const set = (value: string, maxAgeS: number) =>
    response.setHeader(
      'set-cookie',
      `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeS}${secure ? '; Secure' : ''}`,
    );
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return {
    session: pairs.find(([key]) => key === name)?.[1] ?? null,
    keep: set,
    drop: () => set('', 0),
  };
}

/** What changes something comes from our own page: a form or script of another site cannot set this header. */
export const isOurs = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' || headers['x-dukkan-console'] !== undefined;
