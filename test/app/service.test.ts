/** The entry of the till's own process, with real ports and a real ledger, on Node instead of Electron. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { contract } from '../../src/domain/contract.ts';
import { flagArguments } from '../../src/main/shell/flags.ts';
import type { ToTill } from '../../src/main/shell/keeper.ts';
import { exitCodes } from '../../src/main/shell/trouble.ts';

const timeout = 30_000;
let dataDir = '';
const workers: Worker[] = [];

function startTill(): Worker {
  const worker = new Worker(new URL('./service-thread.ts', import.meta.url), {
    argv: flagArguments({ dataDir, port: 0 }),
    execArgv: [],
  });
  workers.push(worker);
  return worker;
}

/** A counter, as the shell introduces one. */
function counterOf(worker: Worker): ContractRouterClient<typeof contract> {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ data: { kind: 'counter' } satisfies ToTill, port: port2 }, [port2]);
  port1.start();
  return createORPCClient(new RPCLink({ port: port1 as unknown as globalThis.MessagePort }));
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dukkan-'));
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.terminate();
  rmSync(dataDir, { recursive: true, force: true });
});

test('answers a counter over its port, also one that came before the till was open', {
  timeout,
}, async () => {
  const counter = counterOf(startTill());
  const starts = await counter.setting.start({});
  const { value } = await starts.next();
  expect(value).toMatchObject({ isNew: true });
  await starts.return();
});

test('closes its ledger when it is told to, and leaves the folder to the next', { timeout }, async () => {
  for (let day = 1; day <= 2; day += 1) {
    const worker = startTill();
    await counterOf(worker).setting.start({});
    worker.postMessage({ data: { kind: 'close' } satisfies ToTill });
    expect(await once(worker, 'exit')).toEqual([0]);
  }
});

test('says by its exit code that another till holds the folder', { timeout }, async () => {
  const first = startTill();
  await counterOf(first).setting.start({});
  expect(await once(startTill(), 'exit')).toEqual([exitCodes.inUse]);
});
