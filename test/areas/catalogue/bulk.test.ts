/** Many items at once: prices moved, taken out as a file and brought back, pictures. */
import { describe, expect, test, vi } from 'vitest';
import { changedPrice, type PriceChange } from '../../../src/domain/areas/catalogue/bulk-price.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { answerOf } from '../../kit/till.ts';
import { importFile, recordsOf } from './files.ts';
import { openShelves } from './shelves.ts';

// What is chosen is read on a thread of its own, which takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const cents = { stepMinor: 1, endingMinor: 0, direction: 'halfUp' } as const;
const to99 = { stepMinor: 100, endingMinor: 99, direction: 'halfUp' } as const;
const percent = (bp: number) => ({ kind: 'percent', bp }) as const;

test.each<[string, number | null, number | null, Pick<PriceChange, 'move' | 'rounding'>, number | null]>([
  ['ten percent up', 1000, null, { move: percent(1000), rounding: cents }, 1100],
  ['ten percent down, half up', 1005, null, { move: percent(-1000), rounding: cents }, 905],
  ['an amount more', 1000, null, { move: { kind: 'amount', minor: 55 }, rounding: cents }, 1055],
  ['never below zero', 100, null, { move: { kind: 'amount', minor: -500 }, rounding: cents }, 0],
  ['to 99 at the end, the nearest', 1040, null, { move: percent(0), rounding: to99 }, 999],
  [
    'to 99 at the end, upwards',
    1000,
    null,
    { move: percent(0), rounding: { ...to99, direction: 'up' } },
    1099,
  ],
  [
    'to 99 at the end, downwards',
    1098,
    null,
    { move: percent(0), rounding: { ...to99, direction: 'down' } },
    999,
  ],
  ['to whole hundreds', 1150, null, { move: percent(0), rounding: { ...to99, endingMinor: 0 } }, 1200],
  ['above cost', 1, 800, { move: { kind: 'overCost', bp: 2500 }, rounding: cents }, 1000],
  ['nothing, without a cost', 500, null, { move: { kind: 'overCost', bp: 2500 }, rounding: cents }, null],
  ['nothing, without a price', 0, null, { move: percent(1000), rounding: cents }, null],
  ['nothing, off the list', null, null, { move: percent(1000), rounding: cents }, null],
])('a price moves %s', (_what, priceMinor, costMinor, change, expected) => {
  expect(changedPrice({ priceMinor, costMinor }, change)).toBe(expected);
});

const everything = {
  itemIds: null,
  filter: { text: '', categoryId: null, brand: null, kind: null, status: null, missing: null },
};
const up: PriceChange = { move: percent(1000), rounding: to99, from: null, to: null, when: null };

describe('a change of many prices', () => {
  test('shows what it would do, does it, and is taken back as one', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    await shop.add({ name: 'Tea', priceMinor: 1000, costMinor: 1200 });
    await shop.add({ name: 'Milk', priceMinor: 999 });
    await shop.add({ name: 'Free', priceMinor: 0 });
    await shop.add({ name: 'Asked', openPrice: true });
    const before = recordsOf(shop.till);
    const preview = await catalogue.previewPrices({ chosen: everything, change: up });
    expect(preview).toMatchObject({ items: 4, changed: 2, skipped: 2, belowCost: 1 });
    expect(preview.rows.map(({ name, beforeMinor, afterMinor }) => [name, beforeMinor, afterMinor])).toEqual([
      ['Tea', 1000, 1099],
      ['Milk', 999, 1099],
    ]);
    const changeId = shop.till.id();
    const done = await catalogue.changePrices({
      commandId: shop.till.id(),
      changeId,
      chosen: everything,
      change: up,
    });
    expect(done).toEqual({ changed: 2 });
    const [run] = await answerOf(catalogue.bulkRuns({}));
    expect(run).toMatchObject({ kind: 'prices', state: 'done', rows: 4, changed: 2, undoable: true });
    expect(await catalogue.undoBulk({ commandId: shop.till.id(), changeId })).toEqual({
      restored: 2,
      kept: 0,
    });
    expect(recordsOf(shop.till)).toEqual(before);
  });

  test('fills a price list from the items’ own prices, variants too', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemId = await shop.add({ name: 'Shirt', priceMinor: 1000, sku: 'X' });
    const axes = [{ name: 'Size', values: ['S', 'M'] }];
    await catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes });
    const priceListId = shop.till.id();
    await catalogue.savePriceList({ commandId: shop.till.id(), priceListId, name: 'Wholesale' });
    const change = { move: percent(-2000), rounding: cents, from: null, to: priceListId, when: null };
    const chosen = { ...everything, itemIds: [itemId] };
    const changeId = shop.till.id();
    await catalogue.changePrices({ commandId: shop.till.id(), changeId, chosen, change });
    const { items } = await catalogue.items({ text: 'shirt', priceListId });
    expect(items.map(({ priceMinor, listMinor }) => [priceMinor, listMinor])).toEqual([
      [1000, 800],
      [1000, 800],
      [1000, 800],
    ]);
    await catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    const after = await catalogue.items({ text: 'shirt', priceListId });
    expect(after.items.map(({ listMinor }) => listMinor)).toEqual([null, null, null]);
  });
});

describe('items changed together', () => {
  test('come back together, but for one that was changed since', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemIds = [await shop.add('Tea'), await shop.add('Milk'), await shop.add('Salt')];
    await catalogue.archiveItems({ commandId: shop.till.id(), itemIds });
    const [salt = ''] = itemIds.slice(-1);
    const changes = { status: 'preOrder' as const };
    await catalogue.editItem({ commandId: shop.till.id(), itemId: salt, changes });
    const [run] = await answerOf(catalogue.bulkRuns({}));
    expect(run).toMatchObject({ kind: 'archive', records: 3, undoable: true, undone: null });
    const changeId = must(run, 'the change').id;
    const clerk = shop.till.clientFor({ permissions: ['catalogue.view'] });
    const undo = clerk.catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    await expect(undo).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission: 'catalogue.edit' } });
    const done = await catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(done).toEqual({ restored: 2, kept: 1 });
    const { items } = await catalogue.items({ status: 'preOrder' });
    expect(items.map(({ name }) => name)).toEqual(['Salt']);
    expect(await shop.find('tea')).toEqual(['Tea']);
  });

  test('long texts make short commits, each below the bound of an entry', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const description = 'щ'.repeat(3900);
    const heading = 'Наименование;Цена;Описание';
    const file = (text: string): string =>
      [heading, ...Array.from({ length: 60 }, (_, n) => `Товар ${n};${n + 1},00;${text}`)].join('\n');
    await importFile(shop, file(description));
    const before = recordsOf(shop.till).item;
    const { changeId, changed } = await importFile(shop, file('к'));
    expect(changed).toBe(60);
    await catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(recordsOf(shop.till).item).toEqual(before);
  });

  test('are taken back to the end after the plug was pulled in the middle', async () => {
    const shop = await openShelves();
    for (let n = 0; n < 45; n += 1) await shop.add({ name: `Item ${n}`, priceMinor: 1000 });
    const before = recordsOf(shop.till);
    const changeId = shop.till.id();
    const given = { commandId: shop.till.id(), changeId, chosen: everything };
    await shop.owner.catalogue.changePrices({ ...given, change: up });
    const { till } = shop;
    const undo = () => till.clientFor('owner').catalogue.undoBulk({ commandId: till.id(), changeId });
    const first = undo();
    const slicesUndone = () =>
      till.kit.ledger.read.get<{ n: number }>('select count(*) n from bulk_undo')?.n ?? 0;
    while (slicesUndone() === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([till.crash(), first.catch(() => undefined)]);
    const [run] = await answerOf(till.clientFor('owner').catalogue.bulkRuns({}));
    expect(run).toMatchObject({ undoable: true });
    await undo();
    expect(recordsOf(till)).toEqual(before);
  });
});

describe('a file taken out', () => {
  test.each(['csv', 'xlsx'] as const)('as %s comes back without changing anything', async (format) => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const drinks = await shop.category('Drinks');
    const hot = await shop.category('Hot', drinks);
    await shop.add({ name: 'Чай «Ахмад»; зелёный', sku: '007', categoryId: hot, priceMinor: 12_345 }, [
      '04600000000015',
    ]);
    await shop.add({
      name: '=SUM(A1)',
      brand: '+1',
      priceMinor: 100,
      unit: 'kg',
      weighed: true,
      decimals: 3,
    });
    const shirt = await shop.add({ name: 'Shirt', priceMinor: 1000, description: 'Cotton' });
    await catalogue.makeVariants({
      commandId: shop.till.id(),
      itemId: shirt,
      axes: [{ name: 'Size', values: ['S', 'M'] }],
    });
    const before = recordsOf(shop.till);
    const file = await catalogue.exportItems({ chosen: everything, format });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const done = await importFile(shop, bytes);
    expect(done).toMatchObject({ created: 0, changed: 0, refused: 0 });
    expect(recordsOf(shop.till)).toEqual(before);
  });

  test('is guarded: a name that is a formula stays text', async () => {
    const shop = await openShelves();
    await shop.add('=cmd|x!A1');
    const file = await shop.owner.catalogue.exportItems({ chosen: everything, format: 'csv' });
    expect(await file.text()).toContain("'=cmd|x!A1");
  });

  test('shows no costs to those who may not see them', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'Tea', costMinor: 77_777 });
    const clerk = shop.till.clientFor({ permissions: ['catalogue.export'] });
    const file = await clerk.catalogue.exportItems({ chosen: everything, format: 'csv' });
    expect(await file.text()).not.toContain('777.77');
  });
});

describe('a picture', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);

  test('is kept once under what is in it, and shown to whoever is signed in', async () => {
    const shop = await openShelves();
    const add = async () =>
      shop.owner.catalogue.addPicture({
        commandId: shop.till.id(),
        picture: new File([png], 'tea.exe', { type: 'text/html' }),
      });
    const { pictureId } = await add();
    expect((await add()).pictureId).toBe(pictureId);
    const cashier = shop.till.clientFor('nobody');
    const file = must(await cashier.catalogue.picture({ pictureId }), 'the picture');
    expect([file.type, new Uint8Array(await file.arrayBuffer())]).toEqual(['image/png', png]);
    expect(await cashier.catalogue.picture({ pictureId: 'f'.repeat(64) })).toBeNull();
  });

  test('that is none is refused, and so is a name that leads elsewhere', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const html = new File(['<script>alert(1)</script>'], 'tea.png', { type: 'image/png' });
    const add = catalogue.addPicture({ commandId: shop.till.id(), picture: html });
    await expect(add).rejects.toMatchObject({ code: 'NotAPicture' });
    const outside = catalogue.picture({ pictureId: '../dukkan.db' });
    await expect(outside).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
