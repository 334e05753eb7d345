/** Headquarters' door: HTTP or HTTPS, sizes and paces before anything is parsed, and a graceful end. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Answer, ok } from '../../domain/kit/sync/answer.ts';
import { hqRefusals } from '../../domain/kit/sync/refusals.ts';
import type { Refused } from '../../domain/kit/sync/wire.ts';
import type { HqKit } from '../kit.ts';
import { type Asker, askerOf } from '../registry/tokens.ts';
import { apiDoors } from './api.ts';
import { getBlob, putBlob } from './blobs.ts';
import { limitOf, parsed, readBody } from './body.ts';
import { consolePage } from './console-page.ts';
import { Live } from './live.ts';
import { openPages } from './open-pages.ts';
import { Pace, type Paces } from './pace.ts';
import { peerOf } from './peer.ts';

export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  /** PEM texts; without them a proxy does the TLS, or nobody. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Believe `x-forwarded-for` and `x-forwarded-proto`: a proxy of ours stands before. */
  readonly trustProxy: boolean;
  readonly paces: Paces;
  /** For who asks for `/metrics` from another machine. */
  readonly metricsToken?: string;
  readonly timeouts?: Timeouts;
}

export interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
}

const usualTimeouts: Timeouts = { headersMs: 10_000, requestMs: 60_000 };
const keepAliveMs = 65_000;
const mostConnections = 10_000;
/** For the answers that are owed when the door closes. */
const drainMs = 10_000;

export interface HqDoor {
  readonly port: number;
  close(): Promise<void>;
}

export async function openDoor(kit: HqKit, options: DoorOptions): Promise<HqDoor> {
  const live = new Live(kit);
  const answer = await answering(kit, live, options);
  const server = serverOf(options, (request, response) => {
    if (!server.listening) response.setHeader('connection', 'close');
    answer(request, response).catch((error: unknown) => {
      kit.log.error({ err: error }, 'a request failed');
      if (response.headersSent) response.destroy();
      else refuse(response, { code: 'Unavailable' });
    });
  });
  const port = await listen(server, options);
  return {
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      live.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(late);
    },
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

async function answering(kit: HqKit, live: Live, options: DoorOptions): Promise<Listener> {
  const pace = new Pace(kit.now, options.paces);
  const pages = await openPages(kit, options);
  const page = consolePage();
  const api = apiDoors(kit, live, pace);
  return async (request, response) => {
    const startedMs = performance.now();
    const peer = peerOf(request, options);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    response.once('close', () => observe(kit, path, response.statusCode, performance.now() - startedMs));
    for (const [name, value] of guards) response.setHeader(name, value);
    if (page(path, request, response) || (await pages(path, request, response))) return;
    const paced = pace.address(peer.address);
    if (!paced.ok) return refuse(response, paced.refused);
    const asker = isForTills(path) ? await askerOf(kit, request.headers.authorization) : ok(null);
    if (!asker.ok) return refuse(response, asker.refused);
    const till = asker.value;
    const ofTill = till ? pace.till(till) : ok(null);
    if (!ofTill.ok) return refuse(response, ofTill.refused);
    const [, hash] = /^\/v1\/blob\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (hash !== undefined && till) return answerBlob(kit, { asker: till, hash }, request, response);
    const read = await readBody(request, limitOf(path));
    if (!read.ok) return refuse(response, { code: read.code, detail: read.detail });
    const body = parsed(read.bytes);
    if (!body.ok) return refuse(response, { code: 'BadRequest', detail: 'not JSON that can be stored' });
    const matched = await api(Object.assign(request, { body: body.value }), response, { peer, asker: till });
    if (!matched) refuse(response, { code: 'NotFound' });
  };
}

/** Nobody's body is read before it is known whose it is, but where a machine becomes known. */
const isForTills = (path: string): boolean =>
  path.startsWith('/v1/') && path !== '/v1/enrol' && path !== '/v1/token';

async function answerBlob(
  kit: HqKit,
  { asker, hash }: { asker: Asker; hash: string },
  request: IncomingMessage,
  response: ServerResponse,
) {
  const done: Answer<unknown> =
    request.method === 'PUT'
      ? await putBlob(kit, asker, hash, request)
      : await getBlob(kit, asker, hash, { request, response });
  if (!done.ok) refuse(response, done.refused);
  else if (!response.headersSent) response.writeHead(200, json).end(JSON.stringify(done.value));
}

const json = { 'content-type': 'application/json; charset=utf-8' };

export function refuse(response: ServerResponse, refused: Refused): void {
  const { status } = hqRefusals[refused.code];
  if (refused.retryAfterMs !== undefined)
    response.setHeader('retry-after', Math.ceil(refused.retryAfterMs / 1000));
  // What is left of a body that was too large is not read.
  if (refused.code === 'TooLarge') response.setHeader('connection', 'close');
  // The compression of a handler that did not match has put its hook on the headers, and then gone.
  response.setHeader('cache-control', 'no-store, no-transform');
  response.writeHead(status, json).end(JSON.stringify(refused));
}

const guards = [
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
] as const;

/** By kind of route: ids and hashes would make a series each. */
function observe({ metrics, log }: HqKit, path: string, status: number, ms: number): void {
  const [, area = '', name = ''] = path.split('/');
  const route = area === 'v1' || area === 'console' ? `/${area}/${name}` : `/${area}`;
  const known = status === 404 ? 'other' : route;
  metrics.requests.observe({ route: known, status: String(status) }, ms / 1000);
  if (status >= 400) metrics.refused.inc({ status: String(status) });
  log.info({ route, status, ms: Math.round(ms) }, 'answered');
}

function serverOf({ tls, timeouts = usualTimeouts }: DoorOptions, listener: RequestListener): Server {
  const times = {
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    connectionsCheckingInterval: Math.min(1000, timeouts.headersMs),
    keepAliveTimeout: keepAliveMs,
    maxHeaderSize: 16 * 1024,
  };
  const server = tls ? createTlsServer({ ...tls, ...times }, listener) : createServer(times, listener);
  server.maxConnections = mostConnections;
  return server;
}

function listen(server: Server, { port, host }: DoorOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
