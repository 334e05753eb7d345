/** Asks for a code over HTTP and over a WebSocket, as clients of the product and of the bare server do. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { must } from '../../src/domain/kit/result.ts';
import type { Client } from '../shop.ts';

export interface Place {
  readonly port: number;
  /** Bearers in turn; none for the bare server. */
  readonly tokens: readonly string[];
}

export type Asking = (code: string) => Promise<unknown>;
export interface Wire {
  readonly ask: Asking;
  close(): void;
}

const inTurn = (tokens: readonly string[]) => {
  let turn = 0;
  return (): Record<string, string> => {
    if (tokens.length === 0) return {};
    turn += 1;
    return { authorization: `Bearer ${must(tokens[turn % tokens.length], 'a token')}` };
  };
};

/** One connection that is kept open. `path` ends where the code begins. */
export function overHttp({ port, tokens }: Place, path: string): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = inTurn(tokens);
  const ask = (code: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path: path + code, agent, headers: headers() });
      asked.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.once('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${response.statusCode} ${text}`));
        });
      });
      asked.once('error', reject);
      asked.end();
    });
  return { ask, close: () => agent.destroy() };
}

export async function overSocket({ port, tokens }: Place): Promise<Wire> {
  const websocket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  await once(websocket, 'open');
  const headers = inTurn(tokens);
  const link = new RPCLink({ websocket: websocket as never, url: 'http://till', headers } as never);
  const client = createORPCClient(link) as unknown as Client;
  return { ask: (code) => client.catalogue.itemsByCode({ code }), close: () => websocket.terminate() };
}

export async function overBareSocket({ port }: Place): Promise<Wire> {
  const websocket = new WebSocket(`ws://127.0.0.1:${port}/`);
  await once(websocket, 'open');
  let n = 0;
  const ask = async (code: string): Promise<unknown> => {
    n += 1;
    websocket.send(JSON.stringify({ n, code }));
    const [message] = (await once(websocket, 'message')) as [Buffer];
    return JSON.parse(String(message));
  };
  return { ask, close: () => websocket.terminate() };
}
