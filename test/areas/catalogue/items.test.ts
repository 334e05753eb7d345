/** Items as an editor keeps them: rights, variants, kits, categories, tiles, price lists. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { answerOf } from '../../kit/till.ts';
import { openShelves } from './shelves.ts';

describe('rights', () => {
  test.each([
    ['a price without the right to prices', { priceMinor: 500 }, 'catalogue.editPrice'],
    ['an open price without it', { openPrice: true }, 'catalogue.editPrice'],
    ['a cost without the right to see costs', { costMinor: 300 }, 'catalogue.seeCost'],
  ])('refuse %s', async (_what, changes, permission) => {
    const shop = await openShelves();
    const itemId = await shop.add('Tea');
    const clerk = shop.till.clientFor({ permissions: ['catalogue.edit', 'catalogue.view'] });
    const edit = clerk.catalogue.editItem({ commandId: shop.till.id(), itemId, changes });
    await expect(edit).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission } });
    await clerk.catalogue.editItem({ commandId: shop.till.id(), itemId, changes: { name: 'Green tea' } });
    const shown = await answerOf(clerk.catalogue.item({ itemId }));
    expect(shown).toMatchObject({ name: 'Green tea', costMinor: null });
  });
});

test('an edit changes what it names and nothing else', async () => {
  const shop = await openShelves();
  const { catalogue } = shop.owner;
  const itemId = await shop.add({ name: 'Tea', sku: ' t  1 ', plu: '۰۰۷', brand: 'Ahmad', priceMinor: 100 }, [
    '111',
  ]);
  await catalogue.editItem({ commandId: shop.till.id(), itemId, changes: { brand: '', priceMinor: 150 } });
  const shown = must(await answerOf(catalogue.item({ itemId })), 'the item');
  expect(shown).toMatchObject({
    name: 'Tea',
    sku: 't 1',
    plu: '7',
    brand: null,
    priceMinor: 150,
    taxIds: null,
  });
  expect(shown.codes.map(({ code }) => code)).toEqual(['111']);
});

test('an item that is gone cannot be edited', async () => {
  const shop = await openShelves();
  const { catalogue } = shop.owner;
  const itemId = await shop.add('Tea');
  await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [itemId] });
  const edit = catalogue.editItem({ commandId: shop.till.id(), itemId, changes: { name: 'X' } });
  await expect(edit).rejects.toMatchObject({ code: 'ItemGone' });
});

describe('variants', () => {
  const axes = [
    { name: 'Size', values: ['S', 'M', 's '] },
    { name: 'Colour', values: ['Red', 'Blue'] },
  ];

  test('are made for every combination once, and follow their item until set apart', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemId = await shop.add({ name: 'Shirt', priceMinor: 1000, brand: 'Mavi' });
    const made = await catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes });
    expect(made).toEqual({ made: 4, kept: 0 });
    const more = [must(axes[0], 'sizes'), { name: 'Colour', values: ['Red', 'Green'] }];
    expect(await catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes: more })).toEqual({
      made: 2,
      kept: 2,
    });
    const variants = await answerOf(catalogue.variants({ itemId }));
    const own = must(variants[0], 'a variant').id;
    await catalogue.editItem({ commandId: shop.till.id(), itemId: own, changes: { priceMinor: 1200 } });
    const changes = { name: 'T-shirt', priceMinor: 900 };
    await catalogue.editItem({ commandId: shop.till.id(), itemId, changes });
    const after = await answerOf(catalogue.variants({ itemId }));
    expect(after.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([
      ['T-shirt · S · Red', 1200],
      ['T-shirt · S · Blue', 900],
      ['T-shirt · M · Red', 900],
      ['T-shirt · M · Blue', 900],
      ['T-shirt · S · Green', 900],
      ['T-shirt · M · Green', 900],
    ]);
  });

  test('are never more than an item can have, and have none of their own', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemId = await shop.add('Shirt');
    const many = ['a', 'b', 'c'].map((name) => ({
      name,
      values: Array.from({ length: 6 }, (_, n) => `${name}${n}`),
    }));
    const tooMany = catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes: many });
    await expect(tooMany).rejects.toMatchObject({ code: 'TooManyVariants', data: { count: 216, most: 200 } });
    await catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes });
    const [variant] = await answerOf(catalogue.variants({ itemId }));
    const ofVariant = { commandId: shop.till.id(), itemId: must(variant, 'one').id, axes };
    await expect(catalogue.makeVariants(ofVariant)).rejects.toMatchObject({ code: 'VariantOfVariant' });
  });

  test('go and come back with their item', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemId = await shop.add('Shirt');
    await catalogue.makeVariants({ commandId: shop.till.id(), itemId, axes });
    await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [itemId] });
    expect(await shop.find('shirt')).toEqual([]);
    await catalogue.restoreItems({ commandId: shop.till.id(), itemIds: [itemId] });
    expect(await shop.find('shirt')).toHaveLength(4);
  });
});

describe('a kit', () => {
  test('costs us what its parts cost, and sells as one', async () => {
    const shop = await openShelves();
    const tea = await shop.add({ name: 'Tea', costMinor: 150 });
    const cup = await shop.add({ name: 'Cup', costMinor: 300 });
    const components = [
      { itemId: tea, qtyMilli: 2000 },
      { itemId: cup, qtyMilli: 1000 },
    ];
    await shop.add({ name: 'Gift', kind: 'kit', sku: 'G', priceMinor: 1000, components });
    const [gift] = await shop.owner.catalogue.itemsByCode({ code: 'g' });
    expect(gift).toMatchObject({ kind: 'kit', costMinor: 600, components });
  });

  test('holds no kit, no item with variants and not itself, and keeps its parts from being deleted', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const tea = await shop.add('Tea');
    const kit = await shop.add({ name: 'Gift', kind: 'kit', components: [{ itemId: tea, qtyMilli: 1000 }] });
    const shirt = await shop.add('Shirt');
    const axes = [{ name: 'Size', values: ['S'] }];
    await catalogue.makeVariants({ commandId: shop.till.id(), itemId: shirt, axes });
    for (const itemId of [kit, shirt]) {
      const wrong = shop.add({ name: 'Box', kind: 'kit', components: [{ itemId, qtyMilli: 1000 }] });
      await expect(wrong).rejects.toMatchObject({ code: 'NotAPart' });
    }
    const itself = { components: [{ itemId: kit, qtyMilli: 1000 }] };
    const loop = catalogue.editItem({ commandId: shop.till.id(), itemId: kit, changes: itself });
    await expect(loop).rejects.toMatchObject({ code: 'NotAPart' });
    const erase = catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [tea] });
    await expect(erase).rejects.toMatchObject({ code: 'PartOfKit', data: { name: 'Tea', kit: 'Gift' } });
    await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [tea, kit] });
  });
});

describe('categories', () => {
  test('stand in order, move with all below them, and never below themselves', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const tree = async () =>
      (await answerOf(catalogue.categories({}))).map(({ name, parentId }) => [name, parentId]);
    const food = await shop.category('Food');
    const drinks = await shop.category('Drinks');
    const juice = await shop.category('Juice', drinks);
    const move = (categoryId: string, parentId: string | null, index: number) =>
      catalogue.moveCategory({ commandId: shop.till.id(), categoryId, parentId, index });
    await move(drinks, null, 0);
    expect((await tree()).filter(([, parentId]) => parentId === null)).toEqual([
      ['Drinks', null],
      ['Food', null],
    ]);
    await expect(move(drinks, juice, 0)).rejects.toMatchObject({ code: 'CategoryInItself' });
    await expect(move(drinks, drinks, 0)).rejects.toMatchObject({ code: 'CategoryInItself' });
    await move(drinks, food, 0);
    expect(await tree()).toContainEqual(['Juice', drinks]);
    expect(await tree()).toContainEqual(['Drinks', food]);
  });

  test('leave what was in them to the one above, and take it back when they return', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const food = await shop.category('Food');
    const dairy = await shop.category('Dairy', food);
    const milk = await shop.category('Milk', dairy);
    await shop.add({ name: 'Kefir', categoryId: dairy });
    const below = async (categoryId: string) =>
      (await answerOf(catalogue.tiles({ categoryId }))).items.map(({ name }) => name);
    await catalogue.eraseCategory({ commandId: shop.till.id(), categoryId: dairy });
    const without = await answerOf(catalogue.categories({}));
    expect(without.find(({ id }) => id === milk)?.parentId).toBe(food);
    expect(await below(food)).toEqual(['Kefir']);
    await catalogue.restoreCategory({ commandId: shop.till.id(), categoryId: dairy });
    const again = await answerOf(catalogue.categories({}));
    expect(again.find(({ id }) => id === milk)?.parentId).toBe(dairy);
    expect(await below(dairy)).toEqual(['Kefir']);
  });
});

test('favourites: a tile put on another’s place changes with it, and a deleted item leaves none', async () => {
  const shop = await openShelves();
  const { catalogue } = shop.owner;
  const [tea, coffee] = [await shop.add('Tea'), await shop.add('Coffee')];
  const place = async (favouriteId: string, itemId: string, position: number) =>
    catalogue.placeFavourite({
      commandId: shop.till.id(),
      favouriteId,
      page: 0,
      position,
      itemId,
      categoryId: null,
      label: null,
      colour: null,
    });
  const shown = async () =>
    (await answerOf(catalogue.favourites({}))).map(({ position, label }) => [position, label]);
  const [first, second] = [shop.till.id(), shop.till.id()];
  await place(first, tea, 0);
  await place(second, coffee, 1);
  await place(first, tea, 1);
  expect(await shown()).toEqual([
    [0, 'Coffee'],
    [1, 'Tea'],
  ]);
  await place(shop.till.id(), coffee, 0);
  expect(await shown()).toEqual([
    [0, 'Coffee'],
    [1, 'Tea'],
    [2, 'Coffee'],
  ]);
  await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [coffee] });
  expect(await shown()).toEqual([[1, 'Tea']]);
});

describe('prices', () => {
  test('of a list and of a time go before the item’s own', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const itemId = await shop.add({ name: 'Tea', priceMinor: 1000 }, ['111']);
    const priceListId = shop.till.id();
    await catalogue.savePriceList({ commandId: shop.till.id(), priceListId, name: 'Wholesale' });
    const twice = catalogue.savePriceList({
      commandId: shop.till.id(),
      priceListId: shop.till.id(),
      name: ' wholesale',
    });
    await expect(twice).rejects.toMatchObject({ code: 'NameTaken' });
    await catalogue.setPrices({
      commandId: shop.till.id(),
      priceListId,
      prices: [{ itemId, priceMinor: 800 }],
    });
    const at = shop.till.clock.now();
    const sale = { priceId: shop.till.id(), itemId, priceListId: null, priceMinor: 700 };
    const dates = { validFrom: at + 60_000, validUntil: at + 120_000 };
    await catalogue.savePrice({ commandId: shop.till.id(), ...sale, ...dates });
    const priceNow = async (list: string | null) =>
      must((await catalogue.itemsByCode({ code: '111', priceListId: list }))[0], 'tea').priceMinor;
    expect([await priceNow(null), await priceNow(priceListId)]).toEqual([1000, 800]);
    shop.till.clock.set(at + 60_000);
    expect([await priceNow(null), await priceNow(priceListId)]).toEqual([700, 800]);
    shop.till.clock.set(at + 120_000);
    expect(await priceNow(null)).toBe(1000);
    await catalogue.setPrices({
      commandId: shop.till.id(),
      priceListId,
      prices: [{ itemId, priceMinor: null }],
    });
    expect(await priceNow(priceListId)).toBe(1000);
    const backwards = { validFrom: at + 2, validUntil: at + 1 };
    const wrong = catalogue.savePrice({ commandId: shop.till.id(), ...sale, ...backwards });
    await expect(wrong).rejects.toMatchObject({ code: 'EndsBeforeItBegins' });
  });
});

test('the taxes of an item are its own, or the shop’s usual ones, or none', async () => {
  const shop = await openShelves();
  const { catalogue, setting } = shop.owner;
  const vat = shop.till.id();
  const tax = { taxId: vat, name: 'VAT', rateBp: 1200, included: true };
  await setting.addTax({ commandId: shop.till.id(), ...tax });
  await setting.saveSettings({ commandId: shop.till.id(), changes: { 'tax.defaultIds': [vat] } });
  await shop.add('Usual', ['1']);
  await shop.add({ name: 'Own', taxIds: [vat] }, ['2']);
  await shop.add({ name: 'None', taxIds: [] }, ['3']);
  const taxes = async (code: string) => must((await catalogue.itemsByCode({ code }))[0], code).taxes;
  expect([await taxes('1'), await taxes('2'), await taxes('3')]).toEqual([[tax], [tax], []]);
});
