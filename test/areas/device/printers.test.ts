/** Several printers on one till, simulated on real sockets: who prints what, and what happens when one cannot. */
import { describe, expect, test } from 'vitest';
import type { JobRow } from '../../../src/domain/areas/device/printer-contract.ts';
import { takeOverMs } from '../../../src/domain/areas/device/routing.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { deviceSignals } from '../../../src/main/areas/device/attached.ts';
import { readPng } from '../../devices/golden.ts';
import { decode } from '../../devices/printer/decoder.ts';
import { answerOf, type TestTill } from '../../kit/till.ts';
import { codes, openShop, type Shop } from '../sale/shop.ts';
import { attachPrinter, picturePrinter, tcpPrinter } from './printers.ts';

const jobsOf = ({ till }: Shop): Promise<JobRow[]> => answerOf(till.clientFor('owner').device.jobs({}));

/** Follows the list until it is as wanted. */
async function untilJobs({ till }: Shop, wanted: (jobs: JobRow[]) => boolean): Promise<JobRow[]> {
  for await (const jobs of await till.clientFor('owner').device.jobs({})) if (wanted(jobs)) return jobs;
  throw new Error('the list ended');
}
const allAre =
  (state: JobRow['state'], count: number) =>
  (jobs: JobRow[]): boolean =>
    jobs.length === count && jobs.every((job) => job.state === state);

async function untilPrinter({ till }: Shop, name: string, state: string) {
  for await (const { printers } of await till.clientFor('owner').device.printer({})) {
    const printer = printers.find((each) => each.name === name);
    if (printer?.state === state) return printer;
  }
  throw new Error('the view ended');
}

/** So much later, by the till's clock. */
function later({ kit, clock }: TestTill, ms: number): void {
  clock.advance(ms);
  kit.ledger.watchers.raise(deviceSignals.changed);
}

async function sell({ cashier }: Shop): Promise<string> {
  await cashier.scan(codes.tea);
  return (await cashier.exactCash()).saleId;
}

const slipsOn = (paper: Uint8Array) => decode(paper, { widthDots: 576 }).cuts.length;

describe('slips go to the printer of their use', () => {
  test('receipts to one, reports to another, a test to the very one it is meant for', async () => {
    const shop = await openShop();
    const [front, office] = [
      await tcpPrinter({}, { uses: ['receipt'] }),
      await tcpPrinter({}, { uses: ['report'] }),
    ];
    await attachPrinter(shop.till, front.settings, 'Front');
    const officeId = await attachPrinter(shop.till, office.settings, 'Office');
    const owner = shop.till.clientFor('owner');
    await sell(shop);
    await owner.device.printX({ commandId: shop.till.id() });
    await owner.device.printTest({ commandId: shop.till.id(), deviceId: officeId });
    const jobs = await untilJobs(shop, allAre('printed', 3));
    expect(jobs.map(({ kind, printer, confirmed }) => [kind, printer, confirmed])).toEqual([
      ['test', 'Office', true],
      ['xReport', 'Office', true],
      ['receipt', 'Front', true],
    ]);
    expect([slipsOn(front.fake.paper), slipsOn(office.fake.paper)]).toEqual([1, 2]);
  });

  test('what the preview shows is on the paper, dot by dot', async () => {
    const shop = await openShop();
    const { fake, settings } = await tcpPrinter();
    await attachPrinter(shop.till, settings);
    const saleId = await sell(shop);
    await untilJobs(shop, allAre('printed', 1));
    const preview = await shop.till.clientFor('owner').device.previewSale({ saleId });
    const shown = readPng(Buffer.from(must(preview, 'a preview').png, 'base64'));
    const paper = decode(fake.paper, { widthDots: 576 });
    expect(paper.cuts.map(({ row }) => row)).toEqual([shown.height]);
    expect(paper.bitmap.bits.subarray(0, shown.bits.length)).toEqual(shown.bits);
  });

  test('the preview is as wide as the paper of the receipt printer', async () => {
    const shop = await openShop();
    const narrow = picturePrinter();
    await attachPrinter(shop.till, { ...narrow, profile: { ...narrow.profile, widthDots: 384 } });
    const saleId = await sell(shop);
    const preview = await shop.till.clientFor('owner').device.previewSale({ saleId });
    expect(preview).toMatchObject({ widthDots: 384 });
  });

  test('a clone that never says a word has been sent the slip, and that is all anybody says', async () => {
    const shop = await openShop();
    const { settings } = await tcpPrinter({ answers: false, proves: false, packets: 'never' });
    await attachPrinter(shop.till, settings);
    await sell(shop);
    expect(await untilJobs(shop, allAre('printed', 1))).toMatchObject([{ confirmed: false }]);
  });

  test('its code pages are printed on the very printer, and not where slips are pictures', async () => {
    const shop = await openShop();
    const owner = shop.till.clientFor('owner');
    const { fake, settings } = await tcpPrinter();
    const deviceId = await attachPrinter(shop.till, settings);
    await owner.device.printCodePages({ commandId: shop.till.id(), deviceId });
    expect(await untilJobs(shop, allAre('printed', 1))).toMatchObject([{ kind: 'codePages' }]);
    expect(fake.cuts).toHaveLength(1);
    const picture = await attachPrinter(shop.till, picturePrinter(), 'Pictures');
    await expect(
      owner.device.printCodePages({ commandId: shop.till.id(), deviceId: picture }),
    ).rejects.toMatchObject({ code: 'PrintsPictures' });
  });
});

describe('a printer that cannot print', () => {
  test('holds up no other: a roll that ends within a receipt leaves the reports alone', async () => {
    const shop = await openShop();
    const front = await tcpPrinter({}, { uses: ['receipt'] });
    await attachPrinter(shop.till, front.settings, 'Front');
    await attachPrinter(shop.till, picturePrinter({ uses: ['report'] }), 'Office');
    await untilPrinter(shop, 'Front', 'ready');
    front.fake.loadPaper(2000);
    await sell(shop);
    expect(await untilPrinter(shop, 'Front', 'waiting')).toMatchObject({ fault: 'paperOut' });
    await shop.till.clientFor('owner').device.printX({ commandId: shop.till.id() });
    await untilJobs(shop, (jobs) =>
      jobs.some(({ kind, state }) => kind === 'xReport' && state === 'printed'),
    );
    expect((await jobsOf(shop)).find(({ kind }) => kind === 'receipt')).toMatchObject({ state: 'sending' });
    front.fake.loadPaper();
    await untilJobs(shop, allAre('printed', 2));
    expect(front.fake.beginnings).toBe(1);
  });

  test('is stood in for after a while, and has its slips again when there is paper', async () => {
    const shop = await openShop();
    const front = await tcpPrinter({}, { uses: ['receipt'] });
    await attachPrinter(shop.till, front.settings, 'Front');
    await attachPrinter(shop.till, picturePrinter({ uses: ['report'], standsInFor: ['receipt'] }), 'Office');
    await untilPrinter(shop, 'Front', 'ready');
    front.fake.loadPaper(0);
    await sell(shop);
    await untilPrinter(shop, 'Front', 'unable');
    expect(await jobsOf(shop)).toMatchObject([{ state: 'queued' }]);
    // Its rests are over sooner than anybody takes over: it is tried first, in vain, and then the other prints.
    later(shop.till, takeOverMs);
    expect(await untilJobs(shop, allAre('printed', 1))).toMatchObject([{ printer: 'Office', copy: 0 }]);
    expect(await untilPrinter(shop, 'Office', 'ready')).toMatchObject({ covers: ['receipt'] });
    front.fake.loadPaper();
    later(shop.till, 60_000);
    await untilPrinter(shop, 'Front', 'ready');
    expect(await untilPrinter(shop, 'Office', 'ready')).toMatchObject({ covers: [] });
    await sell(shop);
    expect(await untilJobs(shop, allAre('printed', 2))).toMatchObject([
      { printer: 'Front' },
      { printer: 'Office' },
    ]);
    expect(front.fake.beginnings).toBe(1);
  });

  test('and nobody to stand in: the till sells on, and the slip comes once there is paper', async () => {
    const shop = await openShop();
    const { fake, settings } = await tcpPrinter();
    fake.loadPaper(0);
    await attachPrinter(shop.till, settings);
    await sell(shop);
    await sell(shop);
    const owner = shop.till.clientFor('owner');
    await untilPrinter(shop, 'Receipts', 'unable');
    expect(await answerOf(owner.device.printer({}))).toMatchObject({ problem: 'paperOut', queued: 2 });
    fake.loadPaper();
    later(shop.till, 60_000);
    await untilJobs(shop, allAre('printed', 2));
    expect([fake.beginnings, slipsOn(fake.paper)]).toEqual([2, 2]);
  });

  test('and soon will not: a roll that is nearly out is told before the Z', async () => {
    const shop = await openShop();
    const { fake, settings } = await tcpPrinter();
    fake.loadPaper(500_000, 499_000);
    await attachPrinter(shop.till, settings);
    await sell(shop);
    await untilJobs(shop, allAre('printed', 1));
    expect(await answerOf(shop.till.clientFor('owner').device.printer({}))).toMatchObject({
      printers: [{ state: 'ready', fault: null, words: ['paperNearEnd'] }],
      problem: null,
    });
  });

  test('loses its current within a slip: somebody is asked, and the next one says COPY', async () => {
    const shop = await openShop();
    const { fake, port, settings } = await tcpPrinter({ bytesPerSecond: 60_000 });
    await attachPrinter(shop.till, settings);
    const saleId = await sell(shop);
    await expect.poll(() => fake.paper.length, { timeout: 50_000 }).toBeGreaterThan(3000);
    fake.switchOff();
    port.reset();
    const [doubted] = await untilJobs(shop, allAre('unknown', 1));
    expect(await answerOf(shop.till.clientFor('owner').device.printer({}))).toMatchObject({
      unknown: 1,
      printers: [{ unknown: 1 }],
    });
    fake.switchOn();
    const { device } = shop.till.clientFor('owner');
    await device.retryJobs({ commandId: shop.till.id(), jobIds: [must(doubted, 'a job').id] });
    later(shop.till, 60_000);
    expect(await untilJobs(shop, allAre('printed', 1))).toMatchObject([{ copy: 1, subjectId: saleId }]);
  });
});

test('a till killed within a slip asks about it when it runs again, and sends nothing by itself', async () => {
  const shop = await openShop();
  const { fake, settings } = await tcpPrinter({ bytesPerSecond: 20_000 });
  await attachPrinter(shop.till, settings);
  await sell(shop);
  await expect.poll(() => fake.paper.length, { timeout: 50_000 }).toBeGreaterThan(3000);
  await shop.till.crash();
  expect(await jobsOf(shop)).toMatchObject([
    { state: 'unknown', problem: 'interrupted', printer: 'Receipts' },
  ]);
  later(shop.till, 60_000);
  expect(await jobsOf(shop)).toMatchObject([{ state: 'unknown' }]);
  expect(fake.beginnings).toBe(1);
});

describe('what a station makes', () => {
  async function withKitchen() {
    const shop = await openShop();
    const owner = shop.till.clientFor('owner');
    const [drinks, hot] = [shop.till.id(), shop.till.id()];
    const category = { colour: null, parentId: null, station: null };
    const save = (more: object) =>
      owner.catalogue.saveCategory({ ...category, commandId: shop.till.id(), ...more } as never);
    await save({ categoryId: drinks, name: 'Drinks', station: 'kitchen' });
    await save({ categoryId: hot, name: 'Hot drinks', parentId: drinks });
    await owner.catalogue.moveItems({ commandId: shop.till.id(), itemIds: [shop.ids.tea], categoryId: hot });
    return shop;
  }

  test('goes to its printer with the sale, without prices; what comes back does not', async () => {
    const shop = await withKitchen();
    const kitchen = await tcpPrinter({}, { uses: ['kitchen'] });
    await attachPrinter(shop.till, picturePrinter(), 'Front');
    await attachPrinter(shop.till, kitchen.settings, 'Kitchen');
    await shop.cashier.scan(codes.tea, 2000);
    await shop.cashier.scan(codes.bread);
    const { saleId } = await shop.cashier.exactCash();
    const jobs = await untilJobs(shop, allAre('printed', 2));
    expect(jobs.map(({ kind, printer }) => [kind, printer]).sort()).toEqual([
      ['order', 'Kitchen'],
      ['receipt', 'Front'],
    ]);
    await shop.cashier.giveBack(saleId, 1, 1000);
    await shop.cashier.exactCash();
    const after = await untilJobs(shop, allAre('printed', 3));
    expect(after.filter(({ kind }) => kind === 'order')).toHaveLength(1);
    expect(slipsOn(kitchen.fake.paper)).toBe(1);
  });

  test('is nobody’s where no printer hangs at the station, or nothing of the sale is made there', async () => {
    const shop = await withKitchen();
    await attachPrinter(shop.till);
    await sell(shop);
    expect((await untilJobs(shop, allAre('printed', 1))).map(({ kind }) => kind)).toEqual(['receipt']);
    await attachPrinter(shop.till, picturePrinter({ uses: ['kitchen'] }), 'Kitchen');
    await shop.cashier.scan(codes.bread);
    await shop.cashier.exactCash();
    expect((await untilJobs(shop, allAre('printed', 2))).map(({ kind }) => kind)).toEqual([
      'receipt',
      'receipt',
    ]);
  });
});

describe('how a printer speaks is found out', () => {
  test('without a dot on its paper', async () => {
    const { till } = await openShop();
    const { fake, settings } = await tcpPrinter();
    fake.loadPaper(1000, 2000);
    const { wire } = settings;
    if (wire.kind === 'picture') throw new Error('a printer on a socket');
    const found = await till.clientFor('owner').device.probePrinter({ commandId: till.id(), wire });
    expect(found).toEqual({
      status: { speaks: 'unasked', confirms: true, drawerOpenWhen: 'high', nearEnd: 'ignored' },
      words: ['paperNearEnd'],
    });
    const paper = decode(fake.paper, { widthDots: 576 });
    expect([paper.bitmap.height, paper.cuts, paper.kicks]).toEqual([0, [], []]);
  });

  test('or it is said why it cannot be reached; a queue of the system is not asked', async () => {
    const { till } = await openShop();
    const { device } = till.clientFor('owner');
    const { port } = await tcpPrinter();
    await port.close();
    const wire = { kind: 'tcp', host: '127.0.0.1', port: port.port } as const;
    await expect(device.probePrinter({ commandId: till.id(), wire })).rejects.toMatchObject({
      code: 'PrinterUnreachable',
      data: { why: { kind: 'unreachable' }, wire: 'tcp' },
    });
    const queue = { kind: 'spooler', queue: 'Receipts' } as const;
    expect(await device.probePrinter({ commandId: till.id(), wire: queue })).toMatchObject({
      status: { speaks: 'nothing', confirms: false },
    });
  });
});
