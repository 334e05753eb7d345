/** The window's door, over a real MessagePort such as Electron hands through. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { expect, onTestFinished, test, vi } from 'vitest';
import { portDoor } from '../../src/main/doors/port.ts';
import { logStrays } from '../../src/main/log.ts';
import { type DeskClient, openDesk } from './desk.ts';

function openWindow(attach: (port: MessagePort) => void, token: string) {
  const { port1, port2 } = new MessageChannel();
  attach(port1);
  const link = new RPCLink({ port: port2, headers: { authorization: `Bearer ${token}` } });
  port2.start();
  onTestFinished(() => port2.close());
  return { client: createORPCClient(link) as unknown as DeskClient, port: port2 };
}

test('carries commands, refusals and live answers; a closed window leaves nothing behind', async () => {
  const desk = openDesk();
  const door = portDoor(desk.router);
  const { client, port } = openWindow(door, desk.signIn('sale.sell'));
  const stream = (await client.jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
  expect(await stream.next()).toMatchObject({ value: { grams: 0 } });
  await client.jar.move({ commandId: desk.id(), jarId: 'a', grams: 5 });
  expect(await stream.next()).toMatchObject({ value: { grams: 5 } });
  await expect(client.jar.move({ commandId: desk.id(), jarId: 'a', grams: -9 })).rejects.toMatchObject({
    code: 'JarTooEmpty',
  });
  expect(desk.ledger.watchers.streams).toBe(1);
  port.close();
  await vi.waitFor(() => expect(desk.ledger.watchers.size).toBe(0));
});

test('a window that draws itself again asks again and has its live answers at once', async () => {
  const desk = openDesk();
  const door = portDoor(desk.router);
  const token = desk.signIn('sale.sell');
  for (let n = 1; n <= 3; n += 1) {
    const { client, port } = openWindow(door, token);
    const stream = (await client.jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
    expect(await stream.next()).toMatchObject({ value: { grams: (n - 1) * 5 } });
    await client.jar.move({ commandId: desk.id(), jarId: 'a', grams: 5 });
    port.close();
  }
  await vi.waitFor(() => expect(desk.ledger.watchers.size).toBe(0));
});

test('Electron’s own port, which has events of another kind, is served the same', async () => {
  const desk = openDesk();
  const { port1, port2 } = new MessageChannel();
  portDoor(desk.router)(asElectronPort(port1));
  const link = new RPCLink({ port: port2, headers: { authorization: `Bearer ${desk.signIn()}` } });
  port2.start();
  onTestFinished(() => port2.close());
  const client = createORPCClient(link) as unknown as DeskClient;
  expect(await client.jar.level({ jarId: 'a' })).toEqual({ grams: 0 });
  const stream = (await client.jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
  await stream.next();
  port2.close();
  await vi.waitFor(() => expect(desk.ledger.watchers.size).toBe(0));
});

test('nonsense on the port is told as a stray and hurts nobody', async () => {
  const desk = openDesk();
  const stop = logStrays(desk.log);
  onTestFinished(stop);
  const { client, port } = openWindow(portDoor(desk.router), desk.signIn());
  for (const message of ['{', '{}', null, 7, { i: 1 }]) port.postMessage(message);
  await vi.waitFor(() => expect(readFileSync(desk.paths.log, 'utf8')).toContain('"event":"stray"'));
  expect(await client.jar.level({ jarId: 'a' })).toEqual({ grams: 0 });
});

/** `MessagePortMain` is an emitter whose messages come as `{ data }`, and which must be started. */
function asElectronPort(port: MessagePort): Parameters<ReturnType<typeof portDoor>>[0] {
  const emitter = new EventEmitter();
  const main = Object.assign(emitter, {
    start: () => {
      port.on('message', (data: unknown) => emitter.emit('message', { data }));
      port.on('close', () => emitter.emit('close'));
    },
    postMessage: (data: unknown) => port.postMessage(data),
    close: () => port.close(),
  });
  return main as unknown as Parameters<ReturnType<typeof portDoor>>[0];
}
