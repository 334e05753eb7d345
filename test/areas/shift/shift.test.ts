import { describe, expect, test } from 'vitest';
import { largestMinor } from '../../../src/domain/kit/money.ts';
import type { Permission } from '../../../src/domain/kit/permissions.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { currentShift } from '../../../src/main/areas/shift/queries.ts';
import { addSale, card, cash } from '../../kit/facts.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';

const som = (soms: number): number => soms * 100;
const float = (soms: number) => [{ currency: 'KGS', denominations: [], totalMinor: som(soms) }];
const counted = (soms: number) => float(soms);

async function openedTill(soms = 1000): Promise<TestTill> {
  const till = await openTestTill();
  await till.clientFor('owner').shift.openShift({ commandId: till.id(), float: float(soms) });
  return till;
}

const cashierRights: Permission[] = [
  'shift.open',
  'shift.close',
  'shift.xReport',
  'shift.view',
  'shift.payOut',
];
const cashier = (till: TestTill, name = 'Anna') => till.clientFor({ name, permissions: cashierRights });

/** Counts `soms` in the drawer and nothing else. */
const count = (till: TestTill, soms: number, client = till.clientFor('owner')) =>
  client.shift.submitCount({ commandId: till.id(), purpose: 'close', counted: counted(soms), stated: [] });

async function close(till: TestTill, soms: number, client = till.clientFor('owner')) {
  const { countId } = await count(till, soms, client);
  return client.shift.closeShift({ commandId: till.id(), countId, left: [], reason: null });
}

describe('opening', () => {
  test('a till has one open shift; a second is refused by the name of who opened it', async () => {
    const till = await openedTill();
    const again = till.clientFor({ name: 'Boris', permissions: ['shift.open'] });
    await expect(again.shift.openShift({ commandId: till.id(), float: [] })).rejects.toMatchObject({
      code: 'ShiftAlreadyOpen',
      data: { openedByName: 'owner' },
    });
  });

  test('the float counted by notes must come to its total', async () => {
    const till = await openTestTill();
    const wrong = [
      { currency: 'KGS', denominations: [{ valueMinor: som(100), pieces: 3 }], totalMinor: som(200) },
    ];
    await expect(
      till.clientFor('owner').shift.openShift({ commandId: till.id(), float: wrong }),
    ).rejects.toMatchObject({ code: 'CountDoesNotAddUp' });
  });

  test.each([
    ['at noon', '2026-11-20T06:00:00Z', 0, '2026-11-20'],
    ['an hour after midnight with a day that ends at four', '2026-11-20T19:00:00Z', 240, '2026-11-20'],
    ['an hour after midnight with a day that ends at midnight', '2026-11-20T19:00:00Z', 0, '2026-11-21'],
  ])('the business date of a shift opened %s', async (_, at, cutoffMinutes, date) => {
    const till = await openTestTill({ at: Date.parse(at) });
    const owner = till.clientFor('owner');
    await owner.setting.saveSettings({
      commandId: till.id(),
      changes: { 'time.zone': 'Asia/Bishkek', 'day.cutoffMinutes': cutoffMinutes },
    });
    await owner.shift.openShift({ commandId: till.id(), float: [] });
    expect((await answerOf(owner.shift.currentShift({})))?.businessDate).toBe(date);
  });

  test('the next shift is offered what the last one left in the drawer', async () => {
    const till = await openedTill();
    const { shift } = till.clientFor('owner');
    const left = [{ currency: 'KGS', amountMinor: som(500) }];
    await shift.closeShift({ commandId: till.id(), countId: null, left, reason: null });
    expect((await shift.opening({})).left).toEqual(left);
  });
});

describe('cash without a sale', () => {
  test('pay-ins add, pay-outs and drops take, a no sale moves nothing and is told', async () => {
    const till = await openedTill(1000);
    const { shift } = till.clientFor('owner');
    const move = (soms: number) => ({
      commandId: till.id(),
      currency: 'KGS',
      amountMinor: som(soms),
      reason: 'why',
    });
    await shift.payIn(move(300));
    await shift.payOut(move(120));
    await shift.drop(move(500));
    await shift.noSale({ commandId: till.id(), reason: 'change for a customer' });
    const report = must(await shift.xReport({}), 'a report');
    expect(report.figures?.cash).toEqual([
      expect.objectContaining({
        floatMinor: som(1000),
        payInMinor: som(300),
        payOutMinor: som(-120),
        dropMinor: som(-500),
        expectedMinor: som(680),
      }),
    ]);
    expect(report.noSales).toBe(1);
    expect(report.moves.map(({ kind }) => kind)).toEqual(['float', 'payIn', 'payOut', 'drop', 'noSale']);
  });

  test('a slip of the hand moves no fortune that no sum could hold', async () => {
    const till = await openedTill();
    const { shift, customer } = till.clientFor('owner');
    const fortune = { commandId: till.id(), amountMinor: 9e15 };
    const refused = { code: 'BAD_REQUEST' };
    const move = { ...fortune, currency: 'KGS', reason: 'slip' };
    await expect(shift.payIn(move)).rejects.toMatchObject(refused);
    await expect(shift.payOut(move)).rejects.toMatchObject(refused);
    const { customerId } = await customer.addCustomer({ commandId: till.id(), name: 'Aizada' });
    const repaid = { ...fortune, customerId, method: 'cash' as const, note: null };
    await expect(customer.takeRepayment(repaid)).rejects.toMatchObject(refused);
    const denominations = [{ valueMinor: 1e13, pieces: 1_000_000 }];
    const counted = [{ currency: 'KGS', denominations, totalMinor: 0 }];
    await expect(
      shift.submitCount({ commandId: till.id(), purpose: 'check', counted, stated: [] }),
    ).rejects.toMatchObject({ code: 'CountDoesNotAddUp' });
  });

  test('nothing moves while no shift is open', async () => {
    const till = await openTestTill();
    const move = { commandId: till.id(), currency: 'KGS', amountMinor: 1, reason: 'x' };
    await expect(till.clientFor('owner').shift.payOut(move)).rejects.toMatchObject({ code: 'NoOpenShift' });
  });

  test('a pay-out that nobody allowed is refused and named for approval', async () => {
    const till = await openedTill();
    const boris = till.clientFor({ name: 'Boris', permissions: ['shift.payIn'] });
    const move = { commandId: till.id(), currency: 'KGS', amountMinor: 1, reason: 'x' };
    await expect(boris.shift.payOut(move)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'shift.payOut' },
    });
  });
});

describe('the blind count', () => {
  test('who may not see what is expected finds no figures before the count, and the result after it', async () => {
    const till = await openedTill(1000);
    addSale(till, { tenders: [cash(som(250))] });
    const anna = cashier(till);
    expect((await anna.shift.xReport({}))?.figures).toBeNull();
    const check = { commandId: till.id(), purpose: 'check' as const, counted: counted(0), stated: [] };
    expect((await anna.shift.submitCount(check)).result).toBeNull();
    const { result } = await count(till, 1250, anna);
    expect(result?.overShort).toEqual([{ method: 'cash', currency: 'KGS', amountMinor: 0 }]);
  });

  test('every count stays, so that trying until it fits is seen', async () => {
    const till = await openedTill(1000);
    const anna = cashier(till);
    await count(till, 900, anna);
    await close(till, 1000, anna);
    const [row] = await till.clientFor('owner').shift.shifts({ before: null });
    const report = await till.clientFor('owner').shift.shiftReport({ shiftId: must(row, 'a shift').id });
    expect(report?.counts.map(({ overShort }) => overShort[0]?.amountMinor)).toEqual([som(-100), 0]);
  });

  test('a short drawer asks why beyond the limit, and names the sale that was paid by card', async () => {
    const till = await openedTill(1000);
    const { number } = addSale(till, { tenders: [cash(som(347))] });
    addSale(till, { tenders: [cash(som(120))] });
    addSale(till, { tenders: [card(som(800))] });
    const owner = till.clientFor('owner');
    await owner.setting.saveSettings({
      commandId: till.id(),
      changes: { 'shift.overShortLimitMinor': som(50) },
    });
    const { result } = await owner.shift.submitCount({
      commandId: till.id(),
      purpose: 'close',
      counted: counted(1120),
      stated: [{ method: 'card', currency: 'KGS', amountMinor: som(1147) }],
    });
    expect(result?.asksReason).toBe(true);
    expect(result?.overShort).toEqual([
      { method: 'cash', currency: 'KGS', amountMinor: som(-347) },
      { method: 'card', currency: 'KGS', amountMinor: som(347) },
    ]);
    expect(result?.causes[0]).toMatchObject({ kind: 'keyedAsCash', label: number });
  });

  test('a difference within the limit asks nothing', async () => {
    const till = await openedTill(1000);
    const owner = till.clientFor('owner');
    await owner.setting.saveSettings({
      commandId: till.id(),
      changes: { 'shift.overShortLimitMinor': som(5) },
    });
    expect((await count(till, 998)).result?.asksReason).toBe(false);
  });
});

describe('handing over', () => {
  test('the next cashier takes the drawer over with a count and answers for it from then on', async () => {
    const till = await openedTill(1000);
    const anna = cashier(till);
    await anna.shift.takeOver({ commandId: till.id(), counted: counted(990) });
    expect((await answerOf(anna.shift.currentShift({})))?.cashierName).toBe('Anna');
    const report = await till.clientFor('owner').shift.xReport({});
    expect(report?.handovers).toEqual([
      expect.objectContaining({ fromUserName: 'owner', toUserName: 'Anna' }),
    ]);
    expect(report?.counts[0]?.overShort[0]?.amountMinor).toBe(som(-10));
  });

  test('nobody takes over from themselves', async () => {
    const till = await openedTill();
    const again = till.clientFor('owner').shift.takeOver({ commandId: till.id(), counted: [] });
    await expect(again).rejects.toMatchObject({ code: 'AlreadyYours' });
  });
});

describe('closing', () => {
  test('Z numbers run without a gap, refused closes and all', async () => {
    const till = await openTestTill();
    const { shift } = till.clientFor('owner');
    const numbers = [];
    for (let n = 0; n < 3; n += 1) {
      await shift.openShift({ commandId: till.id(), float: [] });
      const unknown = { commandId: till.id(), countId: till.id(), left: [], reason: null };
      await expect(shift.closeShift(unknown)).rejects.toMatchObject({ code: 'CountUnknown' });
      numbers.push((await close(till, 0)).zNumber);
    }
    expect(numbers).toEqual(['A-1', 'A-2', 'A-3']);
  });

  test('a shift closes once; afterwards nothing is open, and a new one may begin', async () => {
    const till = await openedTill();
    await close(till, 1000);
    expect(currentShift(till.kit.ledger.read, till.kit.ledger.identity.tillId)).toBeNull();
    await expect(close(till, 1000)).rejects.toMatchObject({ code: 'NoOpenShift' });
    await till.clientFor('owner').shift.openShift({ commandId: till.id(), float: [] });
  });

  test('the same close sent twice is one close', async () => {
    const till = await openedTill();
    const { shift } = till.clientFor('owner');
    const once = { commandId: till.id(), countId: null, left: [], reason: null };
    expect(await shift.closeShift(once)).toEqual(await shift.closeShift(once));
  });

  test('closing without a count is allowed and says so', async () => {
    const till = await openedTill();
    const { shift } = till.clientFor('owner');
    const { shiftId } = await shift.closeShift({
      commandId: till.id(),
      countId: null,
      left: [],
      reason: 'power cut',
    });
    const report = await shift.shiftReport({ shiftId });
    expect(report?.seal).toMatchObject({ countId: null, counted: [], overShort: [], reason: 'power cut' });
  });

  test('sales made after the count do not count against the cashier', async () => {
    const till = await openedTill(1000);
    const { shift } = till.clientFor('owner');
    const { countId } = await count(till, 1000);
    addSale(till, { tenders: [cash(som(400))] });
    const left = [{ currency: 'KGS', amountMinor: som(1000) }];
    const { shiftId } = await shift.closeShift({ commandId: till.id(), countId, left, reason: null });
    const { seal } = must(await shift.shiftReport({ shiftId }), 'a report');
    expect(seal?.overShort[0]?.amountMinor).toBe(0);
    expect(seal?.takenOut).toEqual([{ currency: 'KGS', amountMinor: som(400) }]);
  });

  test.each([-1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])(
    'what stays in the drawer is cash that can lie there, or the Z could never be read: not %d',
    async (amountMinor) => {
      const till = await openedTill();
      const { shift } = cashier(till);
      const left = [{ currency: 'KGS', amountMinor }];
      const close = { commandId: till.id(), countId: null, left, reason: null };
      await expect(shift.closeShift(close)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );

  test.each([-largestMinor - 1, largestMinor + 1])('no pinpad says %d', async (amountMinor) => {
    const till = await openedTill();
    const stated = [{ method: 'card', currency: 'KGS', amountMinor }];
    const handed = { commandId: till.id(), purpose: 'close' as const, counted: [], stated };
    await expect(cashier(till).shift.submitCount(handed)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('a clock that was set back between a sale and the close takes nothing from the Z', async () => {
    const till = await openTestTill();
    const { shift } = till.clientFor('owner');
    const { shiftId } = await shift.openShift({ commandId: till.id(), float: [] });
    addSale(till, { tenders: [{ method: 'cash', amountMinor: 5000 }] });
    till.clock.advance(-3_600_000);
    addSale(till, { tenders: [{ method: 'cash', amountMinor: 700 }] });
    await shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: null });
    expect(await shift.shiftReport({ shiftId })).toMatchObject({
      receipts: 2,
      lateReceipts: [],
      figures: { takingsMinor: 5700, cash: [{ expectedMinor: 5700 }] },
    });
  });

  test('the seal names the entry of the chain before the close', async () => {
    const till = await openedTill();
    const { countId } = await count(till, 1000);
    const { seq, hash } = till.kit.ledger.tip;
    const { shift } = till.clientFor('owner');
    const { shiftId } = await shift.closeShift({ commandId: till.id(), countId, left: [], reason: null });
    const report = await shift.shiftReport({ shiftId });
    expect(report?.seal).toMatchObject({ tipSeq: seq, tipHash: Buffer.from(hash).toString('hex') });
  });

  test('a power cut after the close finds it closed, before it finds it open', async () => {
    const till = await openedTill();
    await till.crash();
    expect(await answerOf(till.clientFor('owner').shift.currentShift({}))).not.toBeNull();
    await close(till, 1000);
    await till.crash();
    expect(await answerOf(till.clientFor('owner').shift.currentShift({}))).toBeNull();
  });
});

describe('a till restored from a backup', () => {
  test('prints no shift and no Z number a second time', async () => {
    const till = await openTestTill();
    const { shift, backup } = till.clientFor('owner');
    const day = async (): Promise<string[]> => {
      const { number } = await shift.openShift({ commandId: till.id(), float: [] });
      return [number, (await close(till, 0)).zNumber];
    };
    const printed = await day();
    const { name } = await backup.backupNow({ commandId: till.id() });
    printed.push(...(await day()), ...(await day()));
    await backup.restoreBackup({ commandId: till.id(), name });
    await till.reopen();
    const after = [...(await day()), ...(await day())];
    expect(after).toEqual(['B-2', 'B-2', 'B-3', 'B-3']);
    expect(printed.filter((number) => after.includes(number))).toEqual([]);
  });
});
