/** A sale on the pole display of its till, over a real pseudo-terminal: always two lines of twenty letters. */
import { spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type FakePole, fakePole } from '../../../src/main/devices/display/fake.ts';
import { ptyWire } from '../../../src/main/devices/transport/fake.ts';
import { codes, openShop, type Shop } from '../sale/shop.ts';
import { casOn, casScale, newPath } from './scales.ts';

const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;

async function poleAt(shop: Shop, letters: 'latin' | 'cp866' = 'latin') {
  const path = newPath();
  const shown: string[] = [];
  const wire = await ptyWire(path);
  onTestFinished(() => wire.unplug());
  const pole = fakePole(wire, (lines) => shown.push(...lines));
  await attach(shop, path, letters);
  return { pole, shown };
}

const attach = ({ till }: Shop, path: string, letters: 'latin' | 'cp866') =>
  till.clientFor('owner').device.saveDevice({
    commandId: till.id(),
    deviceId: till.id(),
    name: `Pole ${letters}`,
    isOn: true,
    settings: { kind: 'pole', wire: { kind: 'serial', path, ...line }, dialect: 'cd5220', letters },
  });

/** A cable into which nothing more goes: its other end stands still, and it is full. */
async function stuckCable(): Promise<string> {
  const path = newPath();
  const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, 'STDIO']);
  onTestFinished(() => void socat.kill('SIGKILL'));
  await vi.waitFor(() => expect(existsSync(path)).toBe(true), 10_000);
  socat.kill('SIGSTOP');
  const cable = openSync(path, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
  try {
    for (;;) writeSync(cable, new Uint8Array(256));
  } catch (error) {
    expect(error).toMatchObject({ code: 'EAGAIN' });
  }
  closeSync(cable);
  return path;
}

const expectLines = (pole: FakePole, lines: [string, string]) =>
  vi.waitFor(() => expect(pole.lines).toEqual(lines), 10_000);

test('a sale from the first line to the thanks', async () => {
  const shop = await openShop();
  const { cashier } = shop;
  const { pole, shown } = await poleAt(shop);
  await vi.waitFor(() => expect(pole.lines[1]).toBe('      WELCOME       '), 10_000);
  await cashier.scan(codes.tea, 2000);
  await expectLines(pole, ['2 x Tea       195.00', 'TOTAL         195.00']);
  await cashier.scan(codes.bread);
  await expectLines(pole, ['Bread          35.00', 'TOTAL         230.00']);
  await cashier.pay('cash', 25_000);
  await expectLines(pole, ['TOTAL         230.00', 'CHANGE         20.00']);
  await cashier.complete();
  await expectLines(pole, ['CHANGE         20.00', '     THANK YOU!     ']);
  expect(shown.every((text) => text.length === 20)).toBe(true);
});

test('two poles in their own letters, and another counter’s basket on neither', async () => {
  const shop = await openShop();
  const latin = await poleAt(shop);
  const russian = await poleAt(shop, 'cp866');
  const { till } = shop;
  await till.clientFor('owner').sale.scan({ counter: 'tablet', commandId: till.id(), code: codes.bread });
  await shop.cashier.scan(codes.tea);
  for (const { pole } of [latin, russian])
    await expectLines(pole, ['Tea            97.50', 'TOTAL          97.50']);
  for (const { shown } of [latin, russian]) expect(shown.some((text) => text.includes('Bread'))).toBe(false);
});

test('a till that is opened again thanks nobody', async () => {
  const shop = await openShop();
  await shop.cashier.scan(codes.tea);
  await shop.cashier.pay('cash', 9750);
  await shop.cashier.complete();
  const { pole } = await poleAt(shop);
  await vi.waitFor(() => expect(pole.lines[1]).toBe('      WELCOME       '), 10_000);
});

test('what lies on the scale is shown until it is sold', async () => {
  const shop = await openShop();
  const path = newPath();
  const scale = await casScale(path, 0);
  const { till, cashier } = shop;
  await till.clientFor('owner').device.saveDevice({
    commandId: till.id(),
    deviceId: till.id(),
    name: 'CAS',
    isOn: true,
    settings: casOn(path),
  });
  const { pole } = await poleAt(shop);
  scale.put({ grams: 350 });
  await expectLines(pole, ['WEIGHT      0.350 kg', '      WELCOME       ']);
  await cashier.scan(codes.tea);
  await expectLines(pole, ['Tea            97.50', 'TOTAL          97.50']);
  scale.put({ grams: 0 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  scale.put({ grams: 420 });
  await expectLines(pole, ['WEIGHT      0.420 kg', 'TOTAL          97.50']);
});

test('a pole whose cable takes nothing any more holds up neither sales nor the closing of the till', async () => {
  const shop = await openShop();
  await attach(shop, await stuckCable(), 'latin');
  for (let n = 0; n < 150; n += 1) await shop.cashier.scan(n % 2 ? codes.tea : codes.bread);
  await shop.cashier.pay('cash', 10_000_000);
  expect(await shop.cashier.complete()).toMatchObject({ saleId: expect.any(String) });
  await shop.till.reopen();
}, 60_000);
