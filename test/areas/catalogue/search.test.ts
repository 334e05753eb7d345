/** Finding an item through a real till: any script, any keyboard, any part of a code. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { found, notFound } from '../../kit/search-pairs.ts';
import { openShelves } from './shelves.ts';

test('every name of the list is found by what people type for it', async () => {
  const shop = await openShelves();
  for (const name of new Set(found.map((pair) => pair.name))) await shop.add(name);
  const missed: string[] = [];
  for (const { query, name } of found) {
    if (!(await shop.find(query)).includes(name)) missed.push(`${query} → ${name}`);
  }
  expect(missed).toEqual([]);
});

test('names that only look like it are not found by whole words', async () => {
  const shop = await openShelves();
  for (const name of new Set(notFound.map((pair) => pair.name))) await shop.add(name);
  for (const { query, name } of notFound.filter(({ query }) => query.length < 3)) {
    expect(await shop.find(query), query).not.toContain(name);
  }
});

describe('a search', () => {
  test.each([
    ['the end of a barcode', '0996', ['Cola']],
    ['the middle of a barcode', '00000', ['Cola']],
    ['a whole barcode', '5449000000996', ['Cola']],
    ['a barcode in Persian digits', '۵۴۴۹۰۰۰۰۰۰۹۹۶', ['Cola']],
    ['an article', 'wtr-1', ['Water']],
    ['a PLU', '42', ['Bananas']],
    ['a brand', 'bonaqua', ['Water']],
    ['the middle of a word', 'anan', ['Bananas']],
    ['a word with a letter wrong', 'bamanas', ['Bananas']],
    ['a word with a letter missing', 'banaas', ['Bananas']],
    ['a word with two letters swapped', 'abnanas', ['Bananas']],
    ['two words in any order', 'aqua wat', ['Water']],
    ['nothing', '', []],
    ['what is not there', 'zzz', []],
    ['a quote and a star', '"*', []],
  ])('finds by %s', async (_what, text, names) => {
    const shop = await openShelves();
    await shop.add({ name: 'Cola' }, ['5449000000996']);
    await shop.add({ name: 'Water', brand: 'Bon-Aqua', sku: 'WTR-1' });
    await shop.add({ name: 'Bananas', plu: '00042' });
    expect(await shop.find(text)).toEqual(names);
  });

  test('puts a whole code before names that begin with it', async () => {
    const shop = await openShelves();
    await shop.add('42 candles');
    await shop.add({ name: 'Bananas', plu: '42' });
    expect(await shop.find('42')).toEqual(['Bananas', '42 candles']);
  });

  test('stays in a category and those below it', async () => {
    const shop = await openShelves();
    const drinks = await shop.category('Drinks');
    const juice = await shop.category('Juice', drinks);
    await shop.add({ name: 'Apple juice', categoryId: juice });
    await shop.add({ name: 'Apple cider', categoryId: drinks });
    await shop.add({ name: 'Apple', categoryId: await shop.category('Fruit') });
    expect(await shop.find('apple', { categoryId: drinks })).toEqual(['Apple juice', 'Apple cider']);
    expect(await shop.find('apple', { categoryId: juice })).toEqual(['Apple juice']);
  });

  test('shows variants at the counter and their item in the editor', async () => {
    const shop = await openShelves();
    const itemId = await shop.add('T-shirt');
    await shop.owner.catalogue.makeVariants({
      commandId: shop.till.id(),
      itemId,
      axes: [{ name: 'Size', values: ['S', 'M'] }],
    });
    expect(await shop.find('shirt')).toEqual(['T-shirt · S', 'T-shirt · M']);
    expect(await shop.find('shirt', { sellable: false })).toContain('T-shirt');
    expect(await shop.find('shirt m')).toEqual(['T-shirt · M']);
  });

  test('leaves out what is archived or erased, until it comes back', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const [old, gone] = [await shop.add('Old tea'), await shop.add('Gone tea')];
    await catalogue.archiveItems({ commandId: shop.till.id(), itemIds: [old] });
    await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [gone] });
    expect(await shop.find('tea')).toEqual([]);
    expect(await shop.find('tea', { sellable: false })).toEqual(['Old tea']);
    await catalogue.restoreItems({ commandId: shop.till.id(), itemIds: [old, gone] });
    expect(await shop.find('tea')).toEqual(['Old tea', 'Gone tea']);
  });

  test('follows a new name at once', async () => {
    const shop = await openShelves();
    const itemId = await shop.add('Milk');
    await shop.owner.catalogue.editItem({ commandId: shop.till.id(), itemId, changes: { name: 'Kefir' } });
    expect(await shop.find('milk')).toEqual([]);
    expect(await shop.find('kefir')).toEqual(['Kefir']);
  });
});

describe('the list of items', () => {
  test('filters, sorts, pages and counts', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const dairy = await shop.category('Dairy');
    await shop.add({ name: 'Молоко', priceMinor: 9000, categoryId: dairy, brand: 'Ак-Сай' }, [
      '4600000000015',
    ]);
    await shop.add({ name: 'Ёгурт', priceMinor: 5000, categoryId: dairy, brand: 'Ак-Сай' });
    await shop.add({ name: 'Хлеб', priceMinor: 3000 });
    await shop.add({ name: 'Пакет', priceMinor: 0, openPrice: false });
    const names = async (filter: Parameters<typeof catalogue.items>[0]) => {
      const { items, total } = await catalogue.items(filter);
      return [total, ...items.map(({ name }) => name)];
    };
    expect(await names({ sort: 'name' })).toEqual([4, 'Ёгурт', 'Молоко', 'Пакет', 'Хлеб']);
    expect(await names({ sort: 'price', descending: true, limit: 2 })).toEqual([4, 'Молоко', 'Ёгурт']);
    expect(await names({ sort: 'price', descending: true, limit: 2, offset: 2 })).toEqual([
      4,
      'Хлеб',
      'Пакет',
    ]);
    expect(await names({ categoryId: dairy })).toEqual([2, 'Молоко', 'Ёгурт']);
    expect(await names({ brand: 'Ак-Сай', missing: 'barcode' })).toEqual([1, 'Ёгурт']);
    expect(await names({ missing: 'price' })).toEqual([1, 'Пакет']);
    expect(await names({ missing: 'category' })).toEqual([2, 'Хлеб', 'Пакет']);
    expect(await names({ text: 'vjkjrj' })).toEqual([1, 'Молоко']);
    expect(await names({ text: '0001' })).toEqual([1, 'Молоко']);
    expect(await catalogue.brands({})).toEqual(['Ак-Сай']);
  });

  test('shows costs only to those who may see them', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'Tea', costMinor: 700 });
    const clerk = shop.till.clientFor({ permissions: ['catalogue.view'] });
    expect(must((await clerk.catalogue.items({})).items[0], 'tea').costMinor).toBeNull();
    expect(must((await shop.owner.catalogue.items({})).items[0], 'tea').costMinor).toBe(700);
  });
});
