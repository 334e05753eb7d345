/** The browsers' door: oRPC over WebSocket, with a pulse and a bound on every queue. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DoorContext } from './guard.ts';
import type { Router } from './port.ts';

export interface SocketOptions {
  readonly admitted: (request: IncomingMessage) => boolean;
  readonly peerOf: (request: IncomingMessage) => string;
  readonly maxPayloadBytes: number;
  /** A counter that does not answer the pulse is gone, and its streams with it. */
  readonly pulseMs?: number;
  readonly mostSockets?: number;
}

export function socketDoor(router: Router, server: Server, options: SocketOptions): { close(): void } {
  const { admitted, peerOf, maxPayloadBytes, pulseMs = 30_000, mostSockets = 200 } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes });
  const handler = new RPCHandler<DoorContext>(router as never, { plugins: [new RequestHeadersPlugin()] });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/ws' || !admitted(request)) return turnAway(socket, '403 Forbidden');
    if (sockets.clients.size >= mostSockets) return turnAway(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // A message too large or malformed closes this socket, and only this one.
      webSocket.on('error', () => webSocket.terminate());
      void handler.upgrade(paced(webSocket), { context: { peer: peerOf(request) } });
    });
  });
  const stopPulse = keepPulse(sockets, pulseMs);
  return {
    close: () => {
      stopPulse();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/**
 * The handler waits until a message has left before it asks for the next answer, so that answers to a slow
 * tablet fold into one instead of piling up in memory.
 */
function paced(webSocket: WebSocket): Pick<WebSocket, 'addEventListener' | 'send'> {
  const send = (message: Parameters<WebSocket['send']>[0]): Promise<void> =>
    new Promise((resolve) => {
      // An error means that the socket is closed, which the handler learns by the close itself.
      webSocket.send(message, () => resolve());
    });
  return {
    send: send as unknown as WebSocket['send'],
    addEventListener: webSocket.addEventListener.bind(webSocket),
  };
}

function keepPulse(sockets: WebSocketServer, everyMs: number): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.once('pong', () => silent.delete(socket));
      socket.ping();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
