/** The desk behind real doors: a port on this machine, and clients that speak through it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { ClientRetryPlugin } from '@orpc/client/plugins';
import { StandardRPCLink } from '@orpc/client/standard';
import { LinkWebsocketClient } from '@orpc/client/websocket';
import { WebSocket as MendingWebSocket } from 'partysocket';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type LanDoor, type LanOptions, openLanDoor } from '../../src/main/doors/lan.ts';
import { newFolder } from '../ledger/jars.ts';
import { type DeskClient, deskContract, openDesk } from './desk.ts';

export interface Wire extends Awaited<ReturnType<typeof openWire>> {}

export async function openWire(options: Partial<LanOptions> = {}) {
  const desk = openDesk();
  const faults: unknown[] = [];
  const rendererDir = rendererFolder();
  const all = { host: '127.0.0.1', port: 0, rendererDir, besides: () => false, lanEnabled: () => false };
  const onFault = (error: unknown): void => void faults.push(error);
  const open = (port: number): Promise<LanDoor> =>
    openLanDoor(desk.router, deskContract, { ...all, onFault, ...options, port });
  let door = await open(options.port ?? 0);
  const { port } = door;
  onTestFinished(() => door.close());
  return {
    desk,
    faults,
    port,
    rendererDir,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    /** As if the till was started anew: every wire breaks, and a moment later there is a door again. */
    async restart(): Promise<void> {
      await door.close();
      door = await open(port);
    },
  };
}

function rendererFolder(): string {
  const outside = newFolder();
  const dir = join(outside, 'renderer');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Counter</title>');
  writeFileSync(join(dir, 'assets', 'a-1.js'), 'go()');
  return dir;
}

/** A request as written, with any headers and any path, which `fetch` would mend. */
export function ask(
  { port }: Wire,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    from = '127.0.0.1',
  }: { method?: string; headers?: Record<string, string>; body?: string; from?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      { host: from, port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Bytes that are no proper request; answers with what came back before the connection was closed. */
export function say({ port }: Wire, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

export function rawSocket({ port }: Wire, headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers });
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  return socket;
}

/** A counter in a browser: its wire mends itself, its live answers go on. */
export function browser({ port }: Wire, token: string): { client: DeskClient; socket: MendingWebSocket } {
  const socket = new MendingWebSocket(`ws://127.0.0.1:${port}/ws`, [], {
    WebSocket,
    minReconnectionDelay: 20,
    maxReconnectionDelay: 100,
    maxEnqueuedMessages: 0,
  });
  onTestFinished(() => socket.close());
  const link = new StandardRPCLink<{ retry?: number }>(
    new LinkWebsocketClient({ websocket: socket as unknown as globalThis.WebSocket }),
    {
      url: 'http://till',
      headers: { authorization: `Bearer ${token}` },
      plugins: [new ClientRetryPlugin({ default: { retryDelay: 30 } })],
    },
  );
  return { client: createORPCClient(link) as unknown as DeskClient, socket };
}
