/** The browsers' door: oRPC over WebSocket, with a pulse and a bound on every queue. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DoorContext } from './guard.ts';
import type { OwedAnswers } from './owed.ts';
import type { Router } from './port.ts';

export interface SocketOptions {
  readonly admitted: (request: IncomingMessage) => boolean;
  readonly peerOf: (request: IncomingMessage) => string;
  readonly maxPayloadBytes: number;
  readonly owed: OwedAnswers;
  /** A counter that does not answer the pulse is gone, and its streams with it. */
  readonly pulseMs?: number;
  readonly mostSockets?: number;
}

export interface SocketDoor {
  /** From now on nothing is heard: who asks learns by the close that it was not done. */
  deafen(): void;
  close(): Promise<void>;
}

/** For a browser to say that it heard the close. */
const farewellMs = 1000;

export function socketDoor(router: Router, server: Server, options: SocketOptions): SocketDoor {
  const { admitted, peerOf, maxPayloadBytes, owed, pulseMs = 30_000, mostSockets = 200 } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes });
  const handler = new RPCHandler<DoorContext>(router as never, {
    plugins: [new RequestHeadersPlugin()],
    rootInterceptors: [owed.sparesStreams],
  });
  const hearing = { owed, deaf: false };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/ws' || !admitted(request)) return turnAway(socket, '403 Forbidden');
    if (sockets.clients.size >= mostSockets) return turnAway(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // A message too large or malformed closes this socket, and only this one.
      webSocket.on('error', () => webSocket.terminate());
      void handler.upgrade(paced(webSocket, hearing), { context: { peer: peerOf(request) } });
    });
  });
  const stopPulse = keepPulse(sockets, pulseMs);
  return {
    deafen: () => {
      hearing.deaf = true;
    },
    close: async () => {
      stopPulse();
      sockets.close();
      // Cut at once, a wire would take with it an answer that is still on its way.
      await Promise.all([...sockets.clients].map(farewell));
    },
  };
}

function farewell(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), farewellMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(goingAway);
  });
}

const goingAway = 1001;

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

interface Hearing {
  readonly owed: OwedAnswers;
  deaf: boolean;
}

/**
 * The handler waits until a message has left before it asks for the next answer, so that answers to a slow
 * tablet fold into one instead of piling up in memory.
 */
function paced(webSocket: WebSocket, hearing: Hearing): Pick<WebSocket, 'addEventListener' | 'send'> {
  const send = (message: Parameters<WebSocket['send']>[0]): Promise<void> =>
    new Promise((resolve) => {
      // An error means that the socket is closed, which the handler learns by the close itself.
      webSocket.send(message, () => resolve());
    });
  const hear = (listener: (event: unknown) => Promise<void>) => (event: unknown) => {
    if (!hearing.deaf) hearing.owed.track(() => listener(event));
  };
  const addEventListener = (type: 'message' | 'close', listener: never): void =>
    webSocket.addEventListener(type, (type === 'message' ? hear(listener) : listener) as never);
  return {
    send: send as unknown as WebSocket['send'],
    addEventListener: addEventListener as WebSocket['addEventListener'],
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
