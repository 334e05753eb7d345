/** Prices that are told ahead: they hold by the clock, without anybody doing anything at that moment. */
import { expect, test, vi } from 'vitest';
import type { PriceChange } from '../../../src/domain/areas/catalogue/bulk-price.ts';
import type { CalendarDate } from '../../../src/domain/kit/calendar.ts';
import { momentOf } from '../../../src/domain/kit/time.ts';
import { anyDue } from '../../../src/main/areas/catalogue/due.ts';
import { answerOf } from '../../kit/till.ts';
import { cashierOf } from '../sale/shop.ts';
import { recordsOf } from './files.ts';
import { openShelves, type Shelves } from './shelves.ts';

// What is chosen is read on a thread of its own, which takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const everything = {
  itemIds: null,
  filter: { text: '', categoryId: null, brand: null, kind: null, status: null, missing: null },
};
const exact = { stepMinor: 1, endingMinor: 0, direction: 'halfUp' } as const;
const monday = momentOf('2026-11-30' as CalendarDate, 'Asia/Bishkek', 6 * 60);
/** Soon enough that whoever signed in on Monday still is. */
const later = monday + 4 * 3_600_000;
const openOnMonday = (): Promise<Shelves> => openShelves({ at: monday - 3_600_000 });

const upBy = (bp: number, when: PriceChange['when'], to: string | null = null): PriceChange => ({
  move: { kind: 'percent', bp },
  rounding: exact,
  from: to,
  to,
  when,
});

async function plan({ till, owner }: Shelves, change: PriceChange): Promise<string> {
  const changeId = till.id();
  await owner.catalogue.changePrices({ commandId: till.id(), changeId, chosen: everything, change });
  return changeId;
}

async function priceNow({ owner }: Shelves, name: string, priceListId?: string): Promise<number | undefined> {
  const [found] = await owner.catalogue.search({ text: name, ...(priceListId ? { priceListId } : {}) });
  return found?.priceMinor;
}

test('planned prices begin and end to the minute, and what lies in a basket keeps its price', async () => {
  const shop = await openOnMonday();
  const tea = await shop.add({ name: 'Tea', priceMinor: 1000 });
  await shop.owner.shift.openShift({ commandId: shop.till.id(), float: [] });
  await plan(shop, upBy(1000, { name: 'Fair', validFrom: monday, validUntil: later }));
  const cashier = cashierOf(shop.till, 'owner');
  shop.till.clock.set(monday - 60_000);
  expect(await priceNow(shop, 'tea')).toBe(1000);
  await cashier.add(tea);
  shop.till.clock.set(monday);
  expect(await priceNow(shop, 'tea')).toBe(1100);
  await cashier.add(tea);
  expect((await cashier.lines()).map(({ unitPriceMinor, qtyMilli }) => [unitPriceMinor, qtyMilli])).toEqual([
    [1000, 1000],
    [1100, 1000],
  ]);
  shop.till.clock.set(later - 1000);
  expect(await priceNow(shop, 'tea')).toBe(1100);
  shop.till.clock.set(later);
  expect(await priceNow(shop, 'tea')).toBe(1000);
});

test('the morning on which the clocks go forward begins at six on the wall, as every other', () => {
  const days = ['2027-03-27', '2027-03-28', '2027-03-29'] as CalendarDate[];
  const moments = days.map((day) => momentOf(day, 'Europe/Berlin', 6 * 60));
  expect(moments.map((at) => new Date(at).toISOString())).toEqual([
    '2027-03-27T05:00:00.000Z',
    '2027-03-28T04:00:00.000Z',
    '2027-03-29T04:00:00.000Z',
  ]);
});

test('a price list is planned too: its customers pay the new prices, and nobody else', async () => {
  const shop = await openOnMonday();
  const { till, owner } = shop;
  const itemId = await shop.add({ name: 'Tea', priceMinor: 1000 });
  const priceListId = till.id();
  await owner.catalogue.savePriceList({ commandId: till.id(), priceListId, name: 'Wholesale' });
  await owner.catalogue.setPrices({
    commandId: till.id(),
    priceListId,
    prices: [{ itemId, priceMinor: 800 }],
  });
  await plan(
    shop,
    upBy(5000, { name: 'Wholesale in December', validFrom: monday, validUntil: null }, priceListId),
  );
  const prices = async () => [await priceNow(shop, 'tea'), await priceNow(shop, 'tea', priceListId)];
  expect(await prices()).toEqual([1000, 800]);
  till.clock.set(monday);
  expect(await prices()).toEqual([1000, 1200]);
  await owner.catalogue.setPrices({
    commandId: till.id(),
    priceListId,
    prices: [{ itemId, priceMinor: 900 }],
  });
  expect(await prices()).toEqual([1000, 900]);
});

test('a price set after planned ones began for good takes their place; one for a time goes on', async () => {
  const shop = await openOnMonday();
  const { till, owner } = shop;
  const [tea, milk] = [
    await shop.add({ name: 'Tea', priceMinor: 1000 }),
    await shop.add({ name: 'Milk', priceMinor: 500 }),
  ];
  await plan(shop, upBy(1000, { name: 'From Monday', validFrom: monday, validUntil: null }));
  till.clock.set(monday);
  expect(await answerOf(owner.catalogue.item({ itemId: tea }))).toMatchObject({ priceMinor: 1100 });
  // Ten percent of what it costs now, not of what it once did.
  await plan(shop, { ...upBy(1000, null), when: null });
  expect([await priceNow(shop, 'tea'), await priceNow(shop, 'milk')]).toEqual([1210, 605]);
  await plan(shop, upBy(-5000, { name: 'Sale', validFrom: monday, validUntil: later }));
  await owner.catalogue.editItem({ commandId: till.id(), itemId: milk, changes: { priceMinor: 700 } });
  expect(await priceNow(shop, 'milk')).toBe(303);
  till.clock.set(later);
  expect(await priceNow(shop, 'milk')).toBe(700);
});

test('who may not set prices may still change the name of an item whose planned price holds', async () => {
  const shop = await openOnMonday();
  const { till } = shop;
  const itemId = await shop.add({ name: 'Tea', priceMinor: 1000 });
  await plan(shop, upBy(1000, { name: 'From Monday', validFrom: monday, validUntil: null }));
  till.clock.set(monday);
  const clerk = till.clientFor({ permissions: ['catalogue.view', 'catalogue.edit'] });
  const edit = (changes: { name: string; priceMinor: number }) =>
    clerk.catalogue.editItem({ commandId: till.id(), itemId, changes });
  await edit({ name: 'Green tea', priceMinor: 1100 });
  expect(await priceNow(shop, 'green')).toBe(1100);
  await expect(edit({ name: 'Green tea', priceMinor: 1000 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('what is coming can be moved to another morning, called off, and taken back like every change', async () => {
  const shop = await openOnMonday();
  const { till, owner } = shop;
  await shop.add({ name: 'Tea', priceMinor: 1000 });
  await shop.add({ name: 'Milk', priceMinor: 500 });
  const before = recordsOf(till).item;
  const priceListId = await plan(shop, upBy(1000, { name: 'Soon', validFrom: monday, validUntil: null }));
  expect(await answerOf(owner.catalogue.priceLists({}))).toMatchObject([
    { id: priceListId, name: 'Soon', insteadOf: 'own', validFrom: monday, validUntil: null, prices: 2 },
  ]);
  await owner.catalogue.savePriceList({
    commandId: till.id(),
    priceListId,
    name: 'Later',
    time: { validFrom: later, validUntil: null },
  });
  till.clock.set(monday);
  expect(await priceNow(shop, 'tea')).toBe(1000);
  await owner.catalogue.erasePriceList({ commandId: till.id(), priceListId });
  till.clock.set(later);
  expect(await priceNow(shop, 'tea')).toBe(1000);
  const again = await plan(shop, upBy(1000, { name: 'Again', validFrom: later, validUntil: null }));
  expect(await priceNow(shop, 'tea')).toBe(1100);
  await owner.catalogue.undoBulk({ commandId: till.id(), changeId: again });
  expect(await priceNow(shop, 'tea')).toBe(1000);
  expect(recordsOf(till).item).toEqual(before);
});

test('a time that ends before it begins and a name that is taken are refused, with nothing written', async () => {
  const shop = await openOnMonday();
  await shop.add({ name: 'Tea', priceMinor: 1000 });
  const backwards = plan(shop, upBy(1000, { name: 'X', validFrom: later, validUntil: monday }));
  await expect(backwards).rejects.toMatchObject({ code: 'EndsBeforeItBegins' });
  await plan(shop, upBy(1000, { name: 'December', validFrom: monday, validUntil: null }));
  const twice = plan(shop, upBy(1000, { name: 'december', validFrom: later, validUntil: null }));
  await expect(twice).rejects.toMatchObject({ code: 'NameTaken' });
});

test('who looks at prices is told when some begin or end, and else left alone', async () => {
  const shop = await openOnMonday();
  await shop.add({ name: 'Tea', priceMinor: 1000 });
  await plan(shop, upBy(1000, { name: 'Fair', validFrom: monday, validUntil: later }));
  const { read } = shop.till.kit.ledger;
  expect(
    [
      [monday - 2000, monday - 1],
      [monday - 2000, monday],
      [monday, monday + 5000],
      [later - 1, later],
    ].map(([after = 0, until = 0]) => anyDue(read, after, until)),
  ).toEqual([false, true, false, true]);
});
