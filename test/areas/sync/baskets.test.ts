/** A parked basket and two tills that reach for it: one has it, or both are told. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { conflictRows } from '../../../src/main/areas/sync/queries.ts';
import type { TestTill } from '../../kit/till.ts';
import { cashierOf, openShop } from '../sale/shop.ts';
import { join, joinNew, openHeadquarters, openOther, settled, until } from './tills.ts';

/** Three tills of one branch; the first has parked a tea, and the others see it. */
async function openThree() {
  const hq = await openHeadquarters();
  const { till: first, ids } = await openShop();
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  const others: TestTill[] = [];
  for (const name of ['Back', 'Yard']) {
    const till = await openOther();
    await joinNew(till, { url: hq.url, code: await hq.code({ tillCode: name }), name });
    others.push(till);
  }
  const [back, yard] = others as [TestTill, TestTill];
  const tills = [first, back, yard];
  await settled(...tills);
  for (const till of others) {
    await till.clientFor('owner').shift.openShift({ commandId: till.id(), float: [] });
  }
  const cashier = cashierOf(first, 'owner');
  await cashier.add(ids.tea);
  const { parkedId } = await cashier.sale.park({ ...cashier.c(), name: 'Window' });
  await until(() => tills.every((till) => parkedAt(till, parkedId) !== undefined), 'the basket everywhere');
  await settled(...tills);
  return { hq, first, back, yard, ids, parkedId };
}

const parkedAt = ({ kit }: TestTill, id: string) =>
  kit.ledger.read.get<{ takenBy: string | null; gone: number | null }>(
    'select taken_by_till_id "takenBy", deleted_at gone from parked_basket where id = ?',
    id,
  );

const take = (till: TestTill, parkedId: string, takeOver = false) => {
  const cashier = cashierOf(till, 'owner');
  return cashier.sale.resume({ ...cashier.c(), parkedId, takeOver });
};
const pay = (till: TestTill) => cashierOf(till, 'owner').exactCash();
const back = async (till: TestTill): Promise<void> => {
  const cashier = cashierOf(till, 'owner');
  await cashier.sale.park(cashier.c());
};
const reconnect = async (...tills: readonly TestTill[]): Promise<void> => {
  for (const till of tills) till.kit.hq.start();
  await settled(...tills);
};
const sales = ({ kit }: TestTill, parkedId: string): number =>
  kit.ledger.read.get<{ n: number }>('select count(*) n from sale where parked_id = ?', parkedId)?.n ?? 0;

test('two tills reach for it at the same instant: one has it, the other is told who', async () => {
  const { back: one, yard: two, parkedId } = await openThree();
  const both = await Promise.allSettled([take(one, parkedId), take(two, parkedId)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'BasketInUse', data: { name: /Back|Yard/ } });
});

test('parked again, it is anybody’s at once, and what was added comes with it', async () => {
  const { back: one, yard: two, ids, parkedId } = await openThree();
  await take(one, parkedId);
  await cashierOf(one, 'owner').add(ids.bread);
  await back(one);
  await until(
    () => parkedAt(two, parkedId)?.takenBy === null && lines(two, parkedId) === 2,
    'both lines there',
  );
  await until(async () => (await took(two, parkedId)) === true, 'the lease given back');
  expect(await cashierOf(two, 'owner').lines()).toHaveLength(2);
});

const lines = ({ kit }: TestTill, id: string): number =>
  kit.ledger.read.get<{ n: number }>(
    "select json_array_length(basket, '$.lines') n from parked_basket where id = ?",
    id,
  )?.n ?? 0;

const took = (till: TestTill, parkedId: string): Promise<boolean> =>
  take(till, parkedId).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'BasketInUse' });
      return pause(50, false);
    },
  );

test('who may takes it over, and only from whom it was seen with', async () => {
  const { first, back: one, yard: two, parkedId } = await openThree();
  await take(one, parkedId);
  await until(
    () => [first, two].every((till) => parkedAt(till, parkedId)?.takenBy !== null),
    'taken everywhere',
  );
  const both = await Promise.allSettled([take(first, parkedId, true), take(two, parkedId, true)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const winner = both[0]?.status === 'fulfilled' ? first : two;
  const { tillId } = winner.kit.ledger.identity;
  await until(() => parkedAt(one, parkedId)?.takenBy === tillId, 'the first to have it knows');
  await expect(pay(one)).rejects.toMatchObject({ code: 'BasketInUse' });
});

test('what was sold before it was asked for is no longer there', async () => {
  const { back: one, yard: two, parkedId } = await openThree();
  await take(one, parkedId);
  await pay(one);
  await settled(one);
  await expect(take(two, parkedId)).rejects.toMatchObject({ code: /NoSuchParkedBasket|BasketInUse/ });
  await until(() => sales(two, parkedId) === 1, 'the sale there');
  await expect(take(two, parkedId)).rejects.toMatchObject({ code: 'NoSuchParkedBasket' });
});

test('a till that holds it is gone: the lease runs out, and another takes it', async () => {
  const { hq, back: one, yard: two, parkedId } = await openThree();
  // It asks, and falls over before it has said that it took it.
  const lease = await one.kit.hq.leases.take({ kind: 'basket', subject: parkedId, amount: 1, used: 0 });
  expect(lease).toMatchObject({ heldBy: one.kit.ledger.identity.tillId });
  one.kit.hq.stop();
  await expect(take(two, parkedId)).rejects.toMatchObject({ code: 'BasketInUse', data: { name: 'Back' } });
  hq.house.clock.now += 10 * 60_000;
  await take(two, parkedId);
});

test('without a line it is taken all the same; the second to sell is told, when it can be known', async () => {
  const { back: one, yard: two, parkedId } = await openThree();
  one.kit.hq.stop();
  two.kit.hq.stop();
  const began = performance.now();
  await Promise.all([take(one, parkedId), take(two, parkedId)]);
  expect(performance.now() - began).toBeLessThan(10_000);
  await pay(one);
  await reconnect(one, two);
  await until(() => sales(two, parkedId) === 1, 'the sale at the other');
  await expect(pay(two)).rejects.toMatchObject({ code: 'BasketSold', data: { number: expect.any(String) } });
});

test('both sold it and knew nothing of each other: every till is told, and once somebody has seen it none is', async () => {
  const { first, back: one, yard: two, parkedId } = await openThree();
  one.kit.hq.stop();
  two.kit.hq.stop();
  await take(one, parkedId);
  await take(two, parkedId);
  await pay(one);
  await pay(two);
  await reconnect(one, two);
  const tills = [first, one, two];
  const clashes = (till: TestTill) =>
    conflictRows(till.kit.ledger.read).filter(({ kind }) => kind === 'soldTwice');
  await until(() => tills.every((till) => clashes(till).length === 1), 'it is told everywhere');
  expect(conflictRows(first.kit.ledger.read)).toHaveLength(1);
  expect(clashes(first)[0]).toMatchObject({ label: 'Window', table: 'parked_basket', rowId: parkedId });
  const numbers = tills.map((till) => {
    const [row] = clashes(till);
    return [row?.mine.values['number'], row?.theirs.values['number']].sort();
  });
  expect(new Set(numbers.map(String)).size).toBe(1);
  expect(new Set(numbers[0]).size).toBe(2);
  const conflictId = clashes(first)[0]?.conflictId ?? '';
  await first.clientFor('owner').sync.settleConflict({ commandId: first.id(), conflictId, take: 'both' });
  await until(() => tills.every((till) => clashes(till).length === 0), 'it is settled everywhere');
});
