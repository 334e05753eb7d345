/** Opening the till to the shop's network, as an owner does it on the settings screen. */
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openTestTill, type TestTill } from '../kit/till.ts';

const lanAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

const reachable = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

const letIn = (till: TestTill, wanted: boolean) =>
  till.clientFor('owner').setting.saveSettings({ commandId: till.id(), changes: { 'lan.enabled': wanted } });

test.skipIf(!lanAddress)(
  'the network finds the till only while the owner lets it in; this machine always does',
  async () => {
    const till = await openTestTill();
    const { port } = await till.till.listen({ port: 0 });
    const network = lanAddress ?? '';
    expect([await reachable('127.0.0.1', port), await reachable(network, port)]).toEqual([true, false]);
    await letIn(till, true);
    await vi.waitFor(async () => expect(await reachable(network, port)).toBe(true));
    expect((await fetch(`http://${network}:${port}/api/openapi.json`)).status).toBe(200);
    await letIn(till, false);
    await vi.waitFor(async () => expect(await reachable(network, port)).toBe(false));
    expect(await reachable('127.0.0.1', port)).toBe(true);
  },
);

test.skipIf(!lanAddress)(
  'when another program holds the port on the network, this machine keeps its counter',
  async () => {
    const till = await openTestTill();
    const { port } = await till.till.listen({ port: 0 });
    const other = createServer().listen(port, lanAddress);
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    await letIn(till, true);
    await vi.waitFor(async () => expect(await reachable('127.0.0.1', port)).toBe(true));
    const page = await fetch(`http://127.0.0.1:${port}/api/openapi.json`);
    expect(page.status).toBe(200);
  },
);
