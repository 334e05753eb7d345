/** Whether a request may come in at all, before anything of it is read. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Browsers always name the page's origin: another site's page may not use a till it can reach. A foreign Host
 * header (DNS rebinding) is refused too: such an attack needs a name of the public DNS.
 */
export function isAdmitted(request: IncomingMessage, lanEnabled: boolean): boolean {
  const { host = '', origin } = request.headers;
  if (!isLoopback(request.socket.remoteAddress ?? '') && !lanEnabled) return false;
  const name = nameOf(host);
  if (name === null || !(lanEnabled ? isLocalName(name) : isLoopbackName(name))) return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** The name or address of a Host header without its port and brackets; null for nonsense. */
function nameOf(host: string): string | null {
  if (!URL.canParse(`http://${host}`)) return null;
  const { hostname, username, pathname, search } = new URL(`http://${host}`);
  if (hostname === '' || username !== '' || pathname !== '/' || search !== '') return null;
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

export const isLoopback = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
const isLoopbackName = (name: string): boolean => name === 'localhost' || isLoopback(name);

/** Names that no public DNS answers for: addresses, bare names, and what home networks call their own. */
const isLocalName = (name: string): boolean =>
  isIP(name) !== 0 || !name.includes('.') || /\.(local|lan|internal|home\.arpa|localhost)$/.test(name);
