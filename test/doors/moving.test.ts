/** The door moves between this machine and the network while counters sell through it. */
import { createORPCClient } from '@orpc/client';
import { StandardRPCLink } from '@orpc/client/standard';
import { LinkWebsocketClient } from '@orpc/client/websocket';
import { WebSocket as MendingWebSocket } from 'partysocket';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openShop } from '../areas/sale/shop.ts';
import type { TestClient, TestTill } from '../kit/till.ts';

type Ask = (path: string, input: object) => Promise<unknown>;

/** By HTTP, each call for itself. */
const overHttp =
  (port: number, token: string): Ask =>
  async (path, input) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    expect(answer.status, path).toBe(200);
    return answer.json();
  };

/** As a browser does, over a wire that mends. */
function overSocket(port: number, token: string): Ask {
  const socket = new MendingWebSocket(`ws://127.0.0.1:${port}/ws`, [], {
    WebSocket,
    minReconnectionDelay: 5,
    maxReconnectionDelay: 20,
    maxEnqueuedMessages: 0,
  });
  onTestFinished(() => socket.close());
  const link = new StandardRPCLink(
    new LinkWebsocketClient({ websocket: socket as unknown as globalThis.WebSocket }),
    { url: 'http://till', headers: { authorization: `Bearer ${token}` } },
  );
  const { sale, setting } = createORPCClient(link) as unknown as TestClient;
  return (path, input) =>
    path === 'setting/saveSettings'
      ? setting.saveSettings(input as never)
      : path === 'sale/addItem'
        ? sale.addItem(input as never)
        : sale.complete(input as never);
}

const isDone = ({ kit }: TestTill, commandId: string): boolean =>
  kit.ledger.read.get(
    'select 1 from journal where id = ? union all select 1 from recent_command where id = ?',
    commandId,
    commandId,
  ) !== undefined;

test.each([
  { wire: 'HTTP', over: overHttp },
  { wire: 'the WebSocket', over: overSocket },
])(
  'while it moves, what was done over $wire was answered, and each sale was made once',
  async ({ over }) => {
    const { till, ids } = await openShop();
    const { port } = await till.till.listen({ port: 0 });
    const token = till.kit.sessions.open(till.clientFor('owner').userId, 'test');
    const lost: string[] = [];
    const ask = over(port, token);
    /** Asks until there is an answer; an answer that did not come back may not have been done either. */
    const answered = async (path: string, input: object): Promise<void> => {
      const commandId = till.id();
      for (;;) {
        till.clock.advance(50);
        try {
          return void (await ask(path, { ...input, commandId }));
        } catch (error) {
          if ((error as Error).name === 'AssertionError') throw error;
          if (isDone(till, commandId)) lost.push(path);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    };
    let moving = true;
    let sold = 0;
    const sell = async (counter: string): Promise<void> => {
      while (moving) {
        await answered('sale/addItem', { counter, itemId: ids.bread });
        await answered('sale/complete', { counter, exactCash: true });
        sold += 1;
      }
    };
    const counters = ['one', 'two', 'three'].map(sell);
    for (let times = 0; times < 10; times += 1) {
      await answered('setting/saveSettings', { changes: { 'lan.enabled': times % 2 === 0 } });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    moving = false;
    await Promise.all(counters);
    expect(lost).toEqual([]);
    expect(till.kit.ledger.read.get('select count(*) as n from sale')).toEqual({ n: sold });
    expect(sold).toBeGreaterThan(10);
  },
  30_000,
);
