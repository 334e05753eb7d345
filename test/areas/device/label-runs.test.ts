/** Runs of labels on a printer in the network: to the dot as the preview shows them, and never twice by themselves. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SettingsOf } from '../../../src/domain/areas/device/attached.ts';
import type { LabelDesign } from '../../../src/domain/areas/device/label.ts';
import { ptyWire, tcpWire } from '../../../src/main/devices/transport/fake.ts';
import { readPng } from '../../devices/golden.ts';
import { readTspl, readZpl } from '../../devices/labels/readers.ts';
import { answerOf } from '../../kit/till.ts';
import { openShop, type Shop } from '../sale/shop.ts';
import { newPath } from './scales.ts';

const design: LabelDesign = { kind: 'shelf', paper: 'roll58x40', code: 'bars', date: true };
type Settings = SettingsOf<'labelPrinter'>;

async function attached({ till }: Shop, port: number, told: Partial<Settings> = {}) {
  const deviceId = till.id();
  await till.clientFor('owner').device.saveDevice({
    commandId: till.id(),
    deviceId,
    name: 'Labels',
    isOn: true,
    settings: {
      kind: 'labelPrinter',
      wire: { kind: 'tcp', host: '127.0.0.1', port },
      language: 'zpl',
      native: false,
      paper: 'roll58x40',
      ...told,
    },
  });
  return deviceId;
}

const clerk = ({ till }: Shop) => till.clientFor({ name: 'Clerk', permissions: ['catalogue.view'] });

async function print(shop: Shop, deviceId: string, counts: Record<string, number>, wanted = design) {
  const labels = Object.entries(counts).map(([itemId, count]) => ({ itemId, count }));
  const commandId = shop.till.id();
  const ask = () => clerk(shop).device.printLabels({ commandId, deviceId, labels, design: wanted });
  await ask();
  return { again: ask };
}

const runOf = async (shop: Shop) => (await answerOf(clerk(shop).device.labelPrinters({})))[0]?.run ?? null;
const becomes = (shop: Shop, run: object) =>
  vi.waitFor(async () => expect(await runOf(shop)).toMatchObject(run), { timeout: 20_000 });

/** What a printer in the network was sent. */
async function paper() {
  const wire = await tcpWire(0);
  onTestFinished(() => wire.unplug());
  const came: Uint8Array[] = [];
  wire.onReceived((bytes) => void came.push(Uint8Array.from(bytes)));
  const bytes = (): Buffer => Buffer.concat(came);
  return { port: wire.port, bytes, text: () => bytes().toString('latin1') };
}

/** A printer without labels: nobody reads what it is sent, and soon nothing more goes over its cable. */
async function stuckPrinter() {
  const path = newPath();
  const wire = await ptyWire(path);
  onTestFinished(() => wire.unplug());
  const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;
  return { wire: { kind: 'serial', path, ...line } as const, pullOut: () => wire.unplug() };
}

describe('a run of labels', () => {
  test.each([
    ['zpl', readZpl],
    ['tspl', readTspl],
  ] as const)('in %s is the preview, to the dot', async (language, read) => {
    const shop = await openShop();
    const printer = await paper();
    const deviceId = await attached(shop, printer.port, { language });
    await print(shop, deviceId, { [shop.ids.tea]: 3 });
    await becomes(shop, { state: 'done', total: 3, sent: 3, problem: null });
    // What the system took is still to come over the network.
    await vi.waitFor(() => expect(printer.text()).toMatch(/(\^XZ|PRINT 1,3)\s+$/), { timeout: 20_000 });
    const label = read(printer.bytes());
    const preview = await clerk(shop).device.previewLabel({ itemId: shop.ids.tea, design });
    const seen = readPng(Buffer.from(preview?.png ?? '', 'base64'));
    expect(label.copies).toBe(3);
    expect([label.bitmap.width, label.bitmap.height]).toEqual([seen.width, seen.height]);
    expect(Buffer.from(label.bitmap.bits).equals(Buffer.from(seen.bits))).toBe(true);
  });

  test('goes out in orders of ten, item by item', async () => {
    const shop = await openShop();
    const printer = await paper();
    const deviceId = await attached(shop, printer.port, { native: true });
    await print(shop, deviceId, { [shop.ids.tea]: 25, [shop.ids.bread]: 2 });
    await becomes(shop, { state: 'done', sent: 27 });
    await vi.waitFor(() => expect(printer.text().match(/\^XZ/g)).toHaveLength(4), { timeout: 20_000 });
    const copies = [...printer.text().matchAll(/\^PQ(\d+)/g)].map(([, n]) => n);
    expect(copies).toEqual(['10', '10', '5', '2']);
  });

  test('whose answer was lost is asked for again and not printed again', async () => {
    const shop = await openShop();
    const printer = await paper();
    const deviceId = await attached(shop, printer.port);
    const { again } = await print(shop, deviceId, { [shop.ids.tea]: 1 });
    await becomes(shop, { state: 'done' });
    const orders = () => printer.text().match(/\^PQ1/g) ?? [];
    await vi.waitFor(() => expect(orders()).toHaveLength(1), { timeout: 20_000 });
    await again();
    await becomes(shop, { state: 'done', total: 1, sent: 1 });
    expect(orders()).toHaveLength(1);
  });

  test('on a printer that is not there has printed nothing, and says why', async () => {
    const shop = await openShop();
    const deviceId = await attached(shop, 1);
    await print(shop, deviceId, { [shop.ids.tea]: 5 });
    await becomes(shop, { state: 'failed', sent: 0, problem: { kind: 'unreachable' } });
  });

  test('that waits for paper keeps others out, says so, and is stopped', async () => {
    const shop = await openShop();
    const printer = await stuckPrinter();
    const deviceId = await attached(shop, 0, { language: 'tspl', wire: printer.wire });
    const many = { [shop.ids.tea]: 1000, [shop.ids.bread]: 1000 };
    await print(shop, deviceId, many);
    await expect(print(shop, deviceId, many)).rejects.toMatchObject({ code: 'LabelPrinterBusy' });
    await becomes(shop, { state: 'printing', waiting: true });
    await clerk(shop).device.stopLabels({ commandId: shop.till.id(), deviceId });
    await becomes(shop, { state: 'stopped' });
    const run = await runOf(shop);
    expect(run?.sent).toBeLessThan(2000);
  }, 60_000);

  test('cut off in the midst is told with how far it came, and nothing of it is sent again', async () => {
    const shop = await openShop();
    const printer = await stuckPrinter();
    const deviceId = await attached(shop, 0, { language: 'tspl', wire: printer.wire });
    await print(shop, deviceId, { [shop.ids.tea]: 1000, [shop.ids.bread]: 1000 });
    await becomes(shop, { state: 'printing', waiting: true });
    await printer.pullOut();
    await becomes(shop, { state: 'failed', problem: { kind: 'broken' } });
  }, 60_000);

  test('of another roll than the one in the printer is refused', async () => {
    const shop = await openShop();
    const printer = await paper();
    const deviceId = await attached(shop, printer.port);
    const other = { ...design, paper: 'roll30x20' } as const;
    await expect(print(shop, deviceId, { [shop.ids.tea]: 1 }, other)).rejects.toMatchObject({
      code: 'OtherPaper',
    });
  });
});
