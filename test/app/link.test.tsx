import { createORPCClient } from '@orpc/client';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin, type RequestHeadersPluginContext } from '@orpc/server/plugins';
import { expect, test } from 'vitest';
import { tillLink, useConnection } from '../../src/renderer/app/link.ts';
import { setPreferences } from '../../src/renderer/app/preferences.ts';
import { useSession } from '../../src/renderer/app/session.ts';

interface Till {
  whoAsks(): Promise<string>;
  count(input: undefined, options: { context: { retry: number } }): Promise<AsyncIterable<number>>;
}

let life = 0;
const till = os.$context<RequestHeadersPluginContext>().router({
  whoAsks: os
    .$context<RequestHeadersPluginContext>()
    .handler(
      ({ context: { reqHeaders } }) =>
        `${reqHeaders?.get('authorization')} ${reqHeaders?.get('accept-language')}`,
    ),
  count: os.handler(async function* () {
    life += 1;
    yield life;
    await new Promise(() => {});
  }),
});

/** A desktop shell whose till can be killed; it hands out a port to whoever asks while it lives. */
function shell() {
  let served: MessagePort | null = null;
  let asked = false;
  let alive = true;
  const serve = (): void => {
    const { port1, port2 } = new MessageChannel();
    const handler = new RPCHandler<RequestHeadersPluginContext>(till, {
      plugins: [new RequestHeadersPlugin()],
    });
    handler.upgrade(port1, { context: {} });
    port1.start();
    served = port1;
    const event = new MessageEvent('message', { data: 'till:port', ports: [port2] });
    Object.defineProperty(event, 'source', { value: window });
    window.dispatchEvent(event);
  };
  window.tillShell = {
    requestPort() {
      if (alive) setTimeout(serve);
      else asked = true;
    },
  };
  return {
    kill() {
      alive = false;
      served?.close();
    },
    revive() {
      alive = true;
      if (asked) serve();
    },
  };
}

const { kill, revive } = shell();
const client = createORPCClient<never>(tillLink()) as unknown as Till;

test('every call says who asks, and in which language', async () => {
  setPreferences({ language: 'ru' });
  useSession.setState({ token: 'a-token' });
  expect(await client.whoAsks()).toBe('Bearer a-token ru');
});

test('when the till is killed a call says so at once, and what was watched comes back with the till', async () => {
  const stream = await client.count(undefined, { context: { retry: Number.POSITIVE_INFINITY } });
  const counts = stream[Symbol.asyncIterator]();
  expect((await counts.next()).value).toBe(1);

  const next = counts.next();
  kill();
  await expect.poll(() => useConnection.getState().online).toBe(false);
  await expect(client.whoAsks()).rejects.toThrow();

  revive();
  expect((await next).value).toBe(2);
  expect(useConnection.getState().online).toBe(true);
  await counts.return?.();
});
