/** What a scanned or typed code means at the counter. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { openShelves } from './shelves.ts';

describe('a code', () => {
  test.each([
    ['a UPC-A scanned as it is', '036000291452'],
    ['a UPC-A scanned as its EAN-13', '0036000291452'],
    ['the same with a symbology identifier', ']E00036000291452'],
    ['the same typed with spaces', '0 360002 91452'],
    ['the same in Persian digits', '۰۳۶۰۰۰۲۹۱۴۵۲'],
  ])('finds its item by %s', async (_what, code) => {
    const shop = await openShelves();
    await shop.add('Tissues', ['036000291452']);
    expect(await shop.scan(code)).toEqual(['Tissues']);
  });

  test('of two items gives both, for the cashier to choose', async () => {
    const shop = await openShelves();
    await shop.add('Blue pen', ['4006381333931']);
    await shop.add('Black pen', ['4006381333931']);
    expect(await shop.scan('4006381333931')).toEqual(['Blue pen', 'Black pen']);
  });

  test('goes by barcode first, then by article in any case, then by PLU without its zeros', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'By article', sku: 'ab-77' });
    await shop.add({ name: 'By PLU', plu: '77' });
    await shop.add('By barcode', ['AB-77']);
    expect(await shop.scan('AB-77')).toEqual(['By barcode']);
    expect(await shop.scan('Ab-77')).toEqual(['By article']);
    expect(await shop.scan('0077')).toEqual(['By PLU']);
    expect(await shop.scan('78')).toEqual([]);
  });

  test('of an archived or erased item means nothing', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const [old, gone] = [await shop.add('Old', ['111']), await shop.add('Gone', ['222'])];
    await catalogue.archiveItems({ commandId: shop.till.id(), itemIds: [old] });
    await catalogue.eraseItems({ commandId: shop.till.id(), itemIds: [gone] });
    expect(await shop.scan('111')).toEqual([]);
    expect(await shop.scan('222')).toEqual([]);
  });

  test('of a pack brings the pack: its quantity, and its price or that of its pieces', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'Water', priceMinor: 1050 }, [
      '100001',
      { code: '100006', packName: 'Six', packQtyMilli: 6000, packPriceMinor: 6000 },
      { code: '100012', packName: 'Twelve', packQtyMilli: 12_000 },
    ]);
    const packOf = async (code: string) =>
      must((await shop.owner.catalogue.itemsByCode({ code }))[0], code).pack;
    expect(await packOf('100001')).toBeNull();
    expect(await packOf('100006')).toEqual({ name: 'Six', qtyMilli: 6000, priceMinor: 6000 });
    expect(await packOf('100012')).toEqual({ name: 'Twelve', qtyMilli: 12_000, priceMinor: 12_600 });
  });

  test('taken off an item is free for another', async () => {
    const shop = await openShelves();
    const itemId = await shop.add('Tea', ['333']);
    await shop.owner.catalogue.editItem({ commandId: shop.till.id(), itemId, changes: {}, codes: [] });
    expect(await shop.scan('333')).toEqual([]);
    await shop.add('Coffee', ['333']);
    expect(await shop.scan('333')).toEqual(['Coffee']);
  });

  test('longer than any label is refused', async () => {
    const shop = await openShelves();
    await expect(shop.add('Tea', ['9'.repeat(49)])).rejects.toMatchObject({ code: 'BadCode' });
  });
});

test('a quick item sells by its code at once, and needs only the right to make it', async () => {
  const shop = await openShelves();
  const cashier = shop.till.clientFor({ permissions: ['catalogue.quickItem'] });
  const quick = { itemId: shop.till.id(), code: '4600000000022', name: 'Mystery', priceMinor: 500 };
  await cashier.catalogue.quickItem({ commandId: shop.till.id(), ...quick });
  const [item] = await cashier.catalogue.itemsByCode({ code: '4600000000022' });
  expect(item).toMatchObject({ name: 'Mystery', priceMinor: 500, unit: 'piece', decimals: 0 });
});
