/** Whose basket it is: prices and discounts come with the customer and leave with them. */
import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/kit/result.ts';
import { barcode, item, price, priceList } from '../../../src/main/areas/catalogue/tables.ts';
import { customer, customerGroup } from '../../../src/main/areas/customer/tables.ts';
import { codes, openShop, type Shop } from './shop.ts';

/** Wholesale: tea at 80.00, 5 % off; `777` is tea at a price of its own. */
async function openWholesale() {
  const shop = await openShop();
  const { till, ids } = shop;
  const { ledger } = till.kit;
  const [listId, groupId, buyerId] = [till.id(), till.id(), till.id()];
  const header = { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } };
  ledger.commit(header, (tx) => {
    tx.save(priceList, listId, { name: 'Wholesale' });
    tx.save(price, tx.newId(), { itemId: ids.tea, priceListId: listId, priceMinor: 8000 });
    tx.save(customerGroup, groupId, { name: 'Wholesale', priceListId: listId, discountBp: 500 });
    tx.save(customer, buyerId, { name: 'Bermet', groupId });
    tx.save(barcode, tx.newId(), { code: '777', itemId: ids.tea, packPriceMinor: 5000 });
    tx.save(barcode, tx.newId(), { code: '888', itemId: ids.tea, packName: '10', packQtyMilli: 10_000 });
    return ok(null);
  });
  return { ...shop, buyerId, listId };
}

const prices = async ({ cashier }: Pick<Shop, 'cashier'>) =>
  (await cashier.lines()).map((line) => [line.name, line.unitPriceMinor]);

test('a customer’s prices come with the customer and leave with them, packs and own prices too', async () => {
  const shop = await openWholesale();
  const { cashier, buyerId } = shop;
  for (const code of [codes.tea, codes.sixPack, '777', '888']) await cashier.scan(code);
  const own = [
    ['Tea', 9750],
    ['Tea · 6', 55_000],
    ['Tea', 5000],
    ['Tea · 10', 97_500],
  ];
  expect(await prices(shop)).toEqual(own);
  const { repriced } = await cashier.sale.setCustomer({ ...cashier.c(), customerId: buyerId });
  expect(repriced).toBe(2);
  expect(await prices(shop)).toEqual([['Tea', 8000], own[1], own[2], ['Tea · 10', 80_000]]);
  await cashier.sale.setCustomer({ ...cashier.c(), customerId: null });
  expect(await prices(shop)).toEqual(own);
  expect((await cashier.view()).basket.discount).toBeNull();
});

test('the forms of an item are offered at the customer’s price', async () => {
  const { till, cashier, buyerId, listId } = await openWholesale();
  const [shirt, medium] = [till.id(), till.id()];
  const header = { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } };
  till.kit.ledger.commit(header, (tx) => {
    tx.save(item, shirt, { name: 'Shirt', priceMinor: 9000 });
    tx.save(item, medium, { name: 'Shirt', parentId: shirt, priceMinor: 9000 });
    tx.save(price, tx.newId(), { itemId: medium, priceListId: listId, priceMinor: 7000 });
    return ok(null);
  });
  await cashier.sale.setCustomer({ ...cashier.c(), customerId: buyerId });
  expect(await cashier.add(shirt)).toMatchObject({ kind: 'choose', items: [{ priceMinor: 7000 }] });
});

test('a discount given by hand stays when the customer leaves, the group’s does not', async () => {
  const { cashier, buyerId } = await openWholesale();
  const discount = async () => (await cashier.view()).basket.discount;
  await cashier.scan(codes.bread);
  await cashier.sale.setCustomer({ ...cashier.c(), customerId: buyerId });
  expect(await discount()).toEqual({ kind: 'percent', bp: 500 });
  await cashier.sale.discountBasket({ ...cashier.c(), discount: { kind: 'percent', bp: 700 } });
  await cashier.sale.setCustomer({ ...cashier.c(), customerId: null });
  expect(await discount()).toEqual({ kind: 'percent', bp: 700 });
});
