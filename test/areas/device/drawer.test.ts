/** The drawer on a printer’s cable, simulated on a real socket: what opens it, what does not, what is on record. */
import { describe, expect, test } from 'vitest';
import { type DrawerView, drawerOpenWhen, kickExpiresMs } from '../../../src/domain/areas/device/drawer.ts';
import { must } from '../../../src/domain/kit/result.ts';
import type { FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { decode } from '../../devices/printer/decoder.ts';
import { answerOf } from '../../kit/till.ts';
import { cashierOf, codes, openShop, type Shop } from '../sale/shop.ts';
import { attachPrinter, picturePrinter, tcpPrinter } from './printers.ts';

const drawer = { pin: 2 } as const;

async function withDrawer(habits = {}, changes = {}) {
  const shop = await openShop();
  const { fake, port, settings } = await tcpPrinter(habits, { drawer, ...changes });
  const deviceId = await attachPrinter(shop.till, settings);
  return { ...shop, fake, port, settings, deviceId, owner: shop.till.clientFor('owner') };
}

async function untilDrawer({ till }: Shop, wanted: (view: DrawerView) => boolean): Promise<DrawerView> {
  for await (const view of await till.clientFor('owner').device.drawer({}))
    if (view && wanted(view)) return view;
  throw new Error('the view ended');
}
const hasEnded = ({ lastKick }: DrawerView): boolean =>
  lastKick !== null && lastKick.state !== 'asked' && lastKick.state !== 'sending';

const rows = ({ till }: Pick<Shop, 'till'>) =>
  till.kit.ledger.read.all<{ reason: string; state: string; problem: string | null }>(
    'select reason, state, problem from drawer_kick order by id',
  );
const onRecord = ({ till }: Pick<Shop, 'till'>) =>
  till.kit.ledger.read
    .all<{ details: string; userName: string; label: string }>(
      `select details, label, user_name as "userName" from activity where command = 'device.kickDrawer'
       order by id`,
    )
    .map(({ details, ...row }) => ({
      ...row,
      ...(JSON.parse(details) as { reason: string; state: string }),
    }));

/** Waits for so many kicks to have come to an end. */
async function ended(shop: Shop, count: number) {
  await expect
    .poll(() => rows(shop).filter(({ state }) => state !== 'asked' && state !== 'sending').length, {
      timeout: 50_000,
    })
    .toBe(count);
  return rows(shop);
}

async function cashSale({ cashier }: Shop) {
  await cashier.scan(codes.tea);
  return cashier.exactCash();
}

const kickedPins = (fake: FakePrinter) => decode(fake.paper, { widthDots: 576 }).kicks.map(({ pin }) => pin);

describe('the drawer opens', () => {
  test('for a sale with cash in it, before its slip, and who it was opened for is on record', async () => {
    const shop = await withDrawer();
    const { saleId, number } = await cashSale(shop);
    await expect.poll(() => shop.fake.cuts.length, { timeout: 50_000 }).toBe(1);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'opened', problem: null }]);
    expect(onRecord(shop)).toMatchObject([
      { reason: 'sale', subjectId: saleId, label: number, state: 'opened', userName: 'owner' },
    ]);
    const commands = Buffer.from(shop.fake.paper);
    expect(commands.indexOf(Buffer.from([0x1b, 0x70]))).toBeLessThan(
      commands.indexOf(Buffer.from([0x1d, 0x76])),
    );
    expect(kickedPins(shop.fake)).toEqual([2]);
  });

  test('for cash carried, a debt repaid in cash, a count, and without a sale; at the pin it hangs on', async () => {
    const shop = await withDrawer({}, { drawer: { pin: 5 } });
    const { owner, till, ids } = shop;
    const move = () => ({ commandId: till.id(), currency: 'KGS', amountMinor: 5000, reason: 'bread' });
    await owner.shift.payIn(move());
    await owner.shift.payOut(move());
    await owner.shift.drop(move());
    await owner.shift.noSale({ commandId: till.id(), reason: 'change' });
    const repaid = { customerId: ids.regular, method: 'cash' as const, amountMinor: 1000, note: null };
    await owner.customer.takeRepayment({ commandId: till.id(), ...repaid });
    const kicks = await ended(shop, 5);
    expect(kicks.map(({ reason }) => reason)).toEqual(['payIn', 'payOut', 'drop', 'noSale', 'repayment']);
    expect(new Set(kickedPins(shop.fake))).toEqual(new Set([5]));
  });

  test('to count it, and once for a float in two currencies', async () => {
    const shop = await withDrawer();
    const { owner, till } = shop;
    const counted = (currency: string) => ({ currency, denominations: [], totalMinor: 10_000 });
    await owner.shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: null });
    await owner.shift.openShift({ commandId: till.id(), float: [counted('KGS'), counted('USD')] });
    const cash = [counted('KGS'), counted('USD')];
    await owner.shift.submitCount({ commandId: till.id(), purpose: 'check', counted: cash, stated: [] });
    expect((await ended(shop, 2)).map(({ reason }) => reason)).toEqual(['float', 'count']);
  });

  test('without paper too: the till sells on and gives change', async () => {
    const shop = await withDrawer();
    shop.fake.loadPaper(0);
    await cashSale(shop);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'opened', problem: null }]);
    expect([shop.fake.kicks, shop.fake.beginnings]).toEqual([1, 0]);
  });

  test('to give cash back', async () => {
    const shop = await withDrawer();
    const { saleId } = await cashSale(shop);
    await ended(shop, 1);
    await shop.cashier.giveBack(saleId, 1, 1000);
    await shop.cashier.exactCash();
    expect((await ended(shop, 2)).map(({ reason }) => reason)).toEqual(['sale', 'refund']);
  });

  test('to try it out, and it is said what came of it', async () => {
    const shop = await withDrawer();
    const { owner, till, deviceId, fake } = shop;
    const kick = () => owner.device.kickDrawer({ commandId: till.id(), deviceId });
    expect(await kick()).toMatchObject({ reason: 'test', state: 'opened', userName: 'owner' });
    expect(await untilDrawer(shop, ({ sensor }) => sensor === 'open')).toMatchObject({ alarm: false });
    fake.closeDrawer();
    const shut = await untilDrawer(shop, ({ sensor }) => sensor === 'shut');
    expect(shut.lastKick?.openMs).toEqual(expect.any(Number));
    const picture = await attachPrinter(till, picturePrinter(), 'Pictures');
    await expect(owner.device.kickDrawer({ commandId: till.id(), deviceId: picture })).rejects.toMatchObject({
      code: 'NoDrawer',
    });
  });
});

describe('the drawer stays shut', () => {
  test('for a card, for a copy, and for a slip printed again', async () => {
    const shop = await withDrawer();
    await shop.cashier.scan(codes.tea);
    await shop.cashier.pay('card');
    const { saleId } = await shop.cashier.complete();
    const again = { commandId: shop.till.id(), kind: 'receipt' as const, subjectId: saleId };
    await shop.owner.device.reprint(again);
    await expect.poll(() => shop.fake.cuts.length, { timeout: 50_000 }).toBe(2);
    expect([shop.fake.kicks, rows(shop), onRecord(shop)]).toEqual([0, [], []]);
  });

  test('where none hangs nothing is asked for', async () => {
    const shop = await openShop();
    await attachPrinter(shop.till);
    await cashSale(shop);
    expect(rows(shop)).toEqual([]);
    expect(await answerOf(shop.till.clientFor('owner').device.drawer({}))).toBeNull();
  });

  test('while its printer is jammed or off: it is said why, and it does not open later', async () => {
    const shop = await withDrawer();
    shop.fake.jamCutter(true);
    await cashSale(shop);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'failed', problem: 'printerError' }]);
    shop.fake.jamCutter(false);
    shop.fake.switchOff();
    shop.port.reset();
    await cashSale(shop);
    const [, second] = await ended(shop, 2);
    expect(second).toMatchObject({ state: 'failed' });
    shop.fake.switchOn();
    await shop.till.reopen();
    await expect.poll(() => shop.fake.beginnings, { timeout: 50_000 }).toBeGreaterThan(0);
    expect(shop.fake.kicks).toBe(0);
    expect(onRecord(shop).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  test('while a slip that waits for paper has the printer: the wait ends, and it does not open later', async () => {
    const shop = await withDrawer();
    shop.fake.loadPaper(2000);
    const { cashier } = shop;
    await cashier.scan(codes.tea);
    await cashier.pay('card');
    await cashier.complete();
    await expect.poll(() => shop.fake.state, { timeout: 50_000 }).toContain('paper out');
    await cashSale(shop);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'failed', problem: 'expired' }]);
    shop.fake.loadPaper();
    await expect.poll(() => shop.fake.cuts.length, { timeout: 50_000 }).toBe(2);
    expect(shop.fake.kicks).toBe(0);
  }, 40_000);

  test('after the till was killed before or within the kick', async () => {
    const shop = await openShop();
    await attachPrinter(shop.till);
    const { till } = shop;
    const add = (state: string) =>
      till.kit.ledger.sqlite.exec(
        `insert into drawer_kick (id, device_id, reason, user_name, asked_at, state)
         values ('${till.id()}', '${till.id()}', 'sale', 'Aizada', ${till.clock.now()}, '${state}')`,
      );
    add('asked');
    add('sending');
    await till.crash();
    expect(rows(shop)).toEqual([
      { reason: 'sale', state: 'failed', problem: 'expired' },
      { reason: 'sale', state: 'requested', problem: 'interrupted' },
    ]);
    expect(onRecord(shop)).toMatchObject([
      { state: 'failed', userName: 'Aizada' },
      { state: 'requested', userName: 'Aizada' },
    ]);
    expect(cashierOf(till, 'owner')).toBeDefined();
  });
});

describe('what its sensor says', () => {
  test('a printer that never speaks was asked, and that is all anybody knows', async () => {
    const shop = await withDrawer({ answers: false, proves: false, packets: 'never' });
    await cashSale(shop);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'requested', problem: null }]);
    expect(await answerOf(shop.owner.device.drawer({}))).toMatchObject({ sensor: null, alarm: false });
    await expect(
      shop.owner.device.lookAtDrawer({ commandId: shop.till.id(), deviceId: shop.deviceId }),
    ).rejects.toMatchObject({ code: 'PrinterSilent' });
  });

  test('a drawer without one always reads as shut, and is not believed', async () => {
    const shop = await withDrawer();
    shop.fake.hasSensor = false;
    await cashSale(shop);
    expect(await ended(shop, 1)).toEqual([{ reason: 'sale', state: 'requested', problem: null }]);
    expect(await answerOf(shop.owner.device.drawer({}))).toMatchObject({ sensor: null, since: null });
  });

  test('one that opened before and does not now is stuck: that is said', async () => {
    const shop = await withDrawer();
    await cashSale(shop);
    await ended(shop, 1);
    shop.fake.hasSensor = false;
    shop.fake.closeDrawer();
    await cashSale(shop);
    expect((await ended(shop, 2))[1]).toMatchObject({ state: 'requested', problem: 'stayedShut' });
  });

  test('two looks, shut and open, tell which way it is wired', async () => {
    const { owner, till, deviceId, fake } = await withDrawer();
    const look = async () => (await owner.device.lookAtDrawer({ commandId: till.id(), deviceId })).pin;
    const shut = await look();
    await owner.device.kickDrawer({ commandId: till.id(), deviceId });
    const open = await look();
    expect([shut, open, drawerOpenWhen(shut, open)]).toEqual(['low', 'high', 'high']);
    fake.closeDrawer();
    expect(await look()).toBe('low');
    expect(drawerOpenWhen('high', 'high')).toBeNull();
  });

  test('left open for longer than the till lets it, somebody is told, once, and it is on record', async () => {
    const shop = await withDrawer();
    await shop.owner.setting.saveSettings({
      commandId: shop.till.id(),
      changes: { 'till.drawerAlarmSeconds': 30 },
    });
    await cashSale(shop);
    await untilDrawer(shop, (view) => hasEnded(view) && view.sensor === 'open');
    expect(await answerOf(shop.owner.device.drawer({}))).toMatchObject({ alarm: false });
    shop.till.clock.advance(31_000);
    const told = await untilDrawer(shop, ({ alarm }) => alarm);
    expect(must(told.since, 'since when')).toBeLessThanOrEqual(shop.till.clock.now() - 31_000);
    const left = shop.till.kit.ledger.read.all(
      "select severity from activity where command = 'device.drawerLeftOpen'",
    );
    expect(left).toHaveLength(1);
    shop.fake.closeDrawer();
    expect(await untilDrawer(shop, ({ sensor }) => sensor === 'shut')).toMatchObject({ alarm: false });
  });
});

test('what was asked for too long ago is not begun', async () => {
  const shop = await withDrawer();
  const { till } = shop;
  await expect.poll(() => shop.fake.paper.length, { timeout: 50_000 }).toBeGreaterThan(0);
  till.kit.ledger.sqlite.exec(
    `insert into drawer_kick (id, device_id, reason, user_name, asked_at, state)
     values ('${till.id()}', '${shop.deviceId}', 'sale', 'Aizada', ${till.clock.now() - kickExpiresMs}, 'asked')`,
  );
  await shop.owner.shift.noSale({ commandId: till.id(), reason: 'change' });
  expect(await ended(shop, 2)).toEqual([
    { reason: 'sale', state: 'failed', problem: 'expired' },
    { reason: 'noSale', state: 'opened', problem: null },
  ]);
  expect(shop.fake.kicks).toBe(1);
});
