/** A printer in the network, simulated: what comes out of it, and what the counter says when nothing does. */
import { v7 } from 'uuid';
import type { SettingsOf } from '../../src/domain/areas/device/attached.ts';
import { deviceWords } from '../../src/domain/areas/device/words.ts';
import { must } from '../../src/domain/kit/result.ts';
import { epsonHabits, FakePrinter } from '../../src/main/devices/printer/fake.ts';
import { type FakePort, fakeOnTcp } from '../../src/main/devices/printer/fake-wire.ts';
import { plainPrinter } from '../../src/main/devices/printer/profile.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import { readPng } from '../devices/golden.ts';
import { decode } from '../devices/printer/decoder.ts';
import { attach } from './attached.ts';
import type { Books } from './books.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { expect, test } from './fixtures.ts';
import { add, expectDone, openPayment, payBy } from './selling.ts';
import { goods } from './shelf.ts';

test.describe.configure({ timeout: 120_000 });

const w = deviceWords.en;

interface OnSocket {
  readonly fake: FakePrinter;
  readonly port: FakePort;
}

/** In place of the demo's own, with a drawer on its cable. */
async function attachPrinter(owner: Books, bytesPerSecond: number): Promise<OnSocket> {
  const fake = new FakePrinter({ ...epsonHabits, bytesPerSecond }, systemTimers);
  const port = await fakeOnTcp(fake);
  for await (const devices of await owner.device.devices({})) {
    for (const { deviceId } of devices) await owner.device.eraseDevice({ commandId: v7(), deviceId });
    break;
  }
  const settings: SettingsOf<'printer'> = {
    kind: 'printer',
    wire: { kind: 'tcp', host: '127.0.0.1', port: port.port },
    profile: {
      ...plainPrinter(576),
      status: { speaks: 'unasked', confirms: true, drawerOpenWhen: 'high', nearEnd: 'watched' },
    },
    uses: ['receipt', 'report'],
    standsInFor: [],
    drawer: { pin: 2 },
  };
  await attach(owner, 'Counter', settings);
  return { fake, port };
}

async function sell(at: Counter, owner: Books): Promise<void> {
  await add(at, await goods(owner, 'White loaf, 400 g', at.language));
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
}

const status = (at: Counter) => at.region(at.w.app.frame.status);

async function jobsOf(owner: Books) {
  for await (const jobs of await owner.device.jobs({})) return jobs;
  throw new Error('the list ended');
}

test('the drawer opens, and the slip on paper is the slip on the screen, dot by dot', async ({
  counter: at,
  books,
}) => {
  await beginTheDay(at);
  const owner = await books();
  const printer = await attachPrinter(owner, 400_000);
  await sell(at, owner);
  await expect.poll(() => printer.fake.cuts.length, { timeout: 20_000 }).toBe(1);
  const bytes = Buffer.from(printer.fake.paper);
  const [kicked, drawn] = [bytes.indexOf('\x1bp', 0, 'latin1'), bytes.indexOf('\x1dv0', 0, 'latin1')];
  expect(kicked).toBeGreaterThanOrEqual(0);
  expect(drawn).toBeGreaterThan(kicked);
  expect(printer.fake.kicks).toBe(1);

  await at.go(at.w.sale.sales);
  await at.hands.press(at.page.getByRole('row').filter({ hasText: '1-1-A-1' }));
  await at.press(at.w.sale.action.showPaper, 'V');
  const slip = at.page.getByRole('img', { name: w.preview.receipt('1-1-A-1') }).locator('img');
  const source = must(await slip.getAttribute('src'), 'a picture');
  const shown = readPng(Buffer.from(source.replace('data:image/png;base64,', ''), 'base64'));
  const paper = decode(printer.fake.paper, { widthDots: 576 });
  expect(paper.cuts.map(({ row }) => row)).toEqual([shown.height]);
  expect(Buffer.from(paper.bitmap.bits.subarray(0, shown.bits.length)).equals(shown.bits)).toBe(true);
  await printer.port.close();
});

test('out of paper the counter says so and sells on; with paper in each slip comes once', async ({
  counter: at,
  books,
}) => {
  await beginTheDay(at);
  const owner = await books();
  const printer = await attachPrinter(owner, 400_000);
  printer.fake.loadPaper(3000);
  await sell(at, owner);
  await expect(status(at)).toContainText(w.short.paperOut, { timeout: 20_000 });
  await sell(at, owner);
  expect((await jobsOf(owner)).map(({ state }) => state).sort()).toEqual(['queued', 'sending']);
  printer.fake.loadPaper();
  await expect.poll(() => printer.fake.cuts.length, { timeout: 30_000 }).toBe(2);
  await expect(status(at)).not.toContainText(w.short.paperOut);
  expect(printer.fake.beginnings).toBe(2);
  expect(decode(printer.fake.paper, { widthDots: 576 }).cuts).toHaveLength(2);
  await printer.port.close();
});

test('a printer that loses its current within a slip: somebody is asked, and the next one is a COPY', async ({
  counter: at,
  books,
}) => {
  await beginTheDay(at);
  const owner = await books();
  const printer = await attachPrinter(owner, 20_000);
  await sell(at, owner);
  await expect.poll(() => printer.fake.paper.length, { timeout: 20_000 }).toBeGreaterThan(3000);
  printer.fake.switchOff();
  printer.port.reset();
  const item = status(at)
    .getByRole('button')
    .filter({ hasText: w.status.toCheck(1) });
  await expect(item).toBeVisible({ timeout: 20_000 });
  printer.fake.switchOn();
  await at.hands.press(item);
  await expect(at.page.getByText(w.cameOutWhole)).toBeVisible();
  await at.press(w.act.printAgain);
  await expect
    .poll(async () => (await jobsOf(owner)).map(({ state, copy }) => [state, copy]), { timeout: 40_000 })
    .toEqual([['printed', 1]]);
  await printer.port.close();
});
