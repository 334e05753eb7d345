/** Who is at the other end of a request, as far as it can be believed. */
import type { IncomingMessage } from 'node:http';

export interface Peer {
  readonly address: string;
  readonly secure: boolean;
}

/** Behind a proxy the last address is the one it saw; those before it are the client's own word. */
export function peerOf(
  { headers, socket }: IncomingMessage,
  { trustProxy, tls }: { readonly trustProxy: boolean; readonly tls?: object },
): Peer {
  const forwarded = trustProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  const secure = tls !== undefined || (trustProxy && headers['x-forwarded-proto'] === 'https');
  return { address: forwarded || (socket.remoteAddress ?? 'unknown'), secure };
}
