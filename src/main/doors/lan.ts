/** The HTTP door: the counter's pages, WebSocket for browsers, and the OpenAPI of every procedure. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { isAdmitted } from './admit.ts';
import type { DoorContext } from './guard.ts';
import { apiPages } from './openapi.ts';
import { OwedAnswers } from './owed.ts';
import { pages } from './pages.ts';
import type { Router } from './port.ts';
import { type SocketOptions, socketDoor } from './sockets.ts';

export interface LanOptions {
  readonly port: number;
  readonly host: string;
  readonly rendererDir: string;
  /** What is there besides pages and procedures; answers false when the path is not its. */
  readonly besides: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** True while other machines may come in; loopback always may. */
  readonly lanEnabled: () => boolean;
  /** Hears of what failed before a procedure was found; the guard tells of the rest. */
  readonly onFault: (error: unknown) => void;
  readonly sockets?: Pick<SocketOptions, 'pulseMs' | 'mostSockets'>;
}

/** A hundred thousand rows travel as a file in chunks; nothing else is near this. */
const maxPayloadBytes = 8 * 1024 * 1024;
const mostConnections = 500;

export interface LanDoor {
  readonly port: number;
  /** Lets nobody in from the first moment; resolves when all were answered and are gone. */
  close(): Promise<void>;
}

/** For the answer to what was asked before the door closed. */
const answersMs = 3000;

export async function openLanDoor(router: Router, contract: object, options: LanOptions): Promise<LanDoor> {
  const { onFault, rendererDir, lanEnabled } = options;
  const admitted = (request: IncomingMessage): boolean => isAdmitted(request, lanEnabled());
  const owed = new OwedAnswers();
  const api = apiDoor(router, owed);
  const reference = apiPages(contract, onFault);
  const page = pages(rendererDir, onFault);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of guards) response.setHeader(name, value);
    if (!admitted(request)) return end(response, 403);
    if (reference(request, response) || options.besides(request, response)) return;
    if (!isApi(request)) return page(request, response);
    response.setHeader('cache-control', 'no-store');
    const context = { peer: peerOf(request) };
    const { matched } = await api.handle(request, response, { prefix: '/api', context });
    if (!matched) end(response, 404);
  };
  const server = createServer((request, response) => {
    // One that is closing takes nothing more over this wire.
    if (!server.listening) response.setHeader('connection', 'close');
    const left = new Promise((resolve) => response.once('close', resolve));
    owed.track(async () => {
      await answer(request, response).catch((error: unknown) => {
        onFault(error);
        if (response.headersSent) response.destroy();
        else end(response, 500);
      });
      await left;
    });
  });
  server.maxConnections = mostConnections;
  const sockets = socketDoor(router, server, { ...options.sockets, admitted, peerOf, maxPayloadBytes, owed });
  const port = await listen(server, options);
  return {
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.deafen();
      await owed.given(answersMs);
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const apiDoor = (router: Router, owed: OwedAnswers) =>
  new OpenAPIHandler<DoorContext>(router as never, {
    rootInterceptors: [owed.sparesStreams],
    plugins: [
      new RequestHeadersPlugin(),
      new BodyLimitPlugin({ maxBodySize: maxPayloadBytes }),
      new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] }),
    ],
  });

/** On every answer: nobody guesses its type, reads it from another site or learns where it came from. */
const guards = [
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
] as const;

const isApi = ({ url = '' }: IncomingMessage): boolean => /^\/api(\/|\?|$)/.test(url);
const peerOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? 'unknown';

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ code: codes[status] ?? 'INTERNAL_SERVER_ERROR', status }));
}

const codes: Record<number, string> = { 403: 'FORBIDDEN', 404: 'NOT_FOUND' };

function listen(server: Server, { port, host }: LanOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
