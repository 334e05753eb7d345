/** The HTTP door: the counter's pages, WebSocket for browsers, and the OpenAPI of every procedure. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler } from '@orpc/server/ws';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { WebSocketServer } from 'ws';
import type { DoorContext } from './guard.ts';
import { apiPages } from './openapi.ts';
import { pages } from './pages.ts';
import type { Router } from './port.ts';

export interface LanOptions {
  readonly port: number;
  readonly host: string;
  readonly rendererDir: string;
  /** Pictures and print previews a signed-in user may fetch; answers false when the path is not its. */
  readonly files: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** True while other machines may come in; loopback always may. */
  readonly lanEnabled: () => boolean;
}

/** A hundred thousand rows travel as a file in chunks; nothing else is near this. */
const maxPayloadBytes = 8 * 1024 * 1024;

export interface LanDoor {
  readonly port: number;
  close(): Promise<void>;
}

export async function openLanDoor(router: Router, contract: object, options: LanOptions): Promise<LanDoor> {
  const api = new OpenAPIHandler<DoorContext>(router as never, {
    plugins: [
      new RequestHeadersPlugin(),
      new BodyLimitPlugin({ maxBodySize: maxPayloadBytes }),
      new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] }),
    ],
  });
  const reference = apiPages(contract);
  const static_ = pages(options.rendererDir);
  const server = createServer((request, response) => {
    void (async () => {
      if (!admitted(request, options)) return void response.writeHead(403).end();
      if (reference(request, response) || options.files(request, response)) return;
      const context = { peer: peerOf(request) };
      const { matched } = await api.handle(request, response, { prefix: '/api', context });
      if (!matched) static_(request, response);
    })().catch((error: unknown) => {
      // What failed before a procedure was found has no reader but this connection.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  const sockets = webSocketDoor(router, server, options);
  const port = await listen(server, options);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function webSocketDoor(router: Router, server: Server, options: LanOptions): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes });
  const handler = new RPCHandler<DoorContext>(router as never, { plugins: [new RequestHeadersPlugin()] });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/ws' || !admitted(request, options)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      void handler.upgrade(webSocket, { context: { peer: peerOf(request) } });
    });
  });
  return sockets;
}

/**
 * Browsers always name the page's origin: another site's page may not use a till it can reach. A foreign
 * Host header (DNS rebinding) is refused the same way while the door is for this machine alone.
 */
function admitted(request: IncomingMessage, options: LanOptions): boolean {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return false;
  const lan = options.lanEnabled();
  if (!lan && !isLoopbackName(host)) return false;
  return lan || isLoopback(request.socket.remoteAddress ?? '');
}

const isLoopback = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
const isLoopbackName = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
const peerOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? 'unknown';

function listen(server: Server, { port, host }: LanOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
