/** The largest baskets and amounts: what cannot be kept or reckoned is refused in words, and the sale goes on. */
import { describe, expect, test } from 'vitest';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { item } from '../../../src/main/areas/catalogue/tables.ts';
import { companySetting } from '../../../src/main/areas/setting/tables.ts';
import { codes, openShop, type Shop } from './shop.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });
const most = 999_999_999_999;

/** So many items with the longest names, each with its tax and category. */
function stock({ till, ids }: Shop, count: number): string[] {
  const { ledger } = till.kit;
  const made = Array.from({ length: count }, () => till.id());
  const header = { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } };
  for (let from = 0; from < count; from += 100) {
    ledger.commit({ ...header, id: till.id() }, (tx) => {
      for (const [i, id] of made.slice(from, from + 100).entries()) {
        const name = `${'شامپوی گیاهی '.repeat(14)}${from + i}`;
        tx.save(item, id, { name, priceMinor: 12_345, taxIds: [ids.vat], categoryId: ids.tea });
      }
      return ok(null);
    });
  }
  return made;
}

/** Adds one after another until the basket takes no more, and answers how many it took. */
async function fill({ cashier }: Shop, itemIds: readonly string[]): Promise<number> {
  for (const [i, itemId] of itemIds.entries()) {
    const added = await cashier.add(itemId).catch((error: unknown) => error);
    if ((added as { kind?: string }).kind === 'added') continue;
    expect(added).toMatchObject({ code: 'BasketFull', data: { lines: i } });
    return i;
  }
  throw new Error('the basket took everything');
}

describe('a basket that is full', () => {
  test('is sold, and its longest lines come back', { timeout: 60_000 }, async () => {
    const shop = await openShop();
    const { cashier } = shop;
    const held = await fill(shop, stock(shop, 500));
    for (let i = 0; i < 10; i += 1) await cashier.pay('card', 1000);
    const { saleId } = await cashier.exactCash();
    const lines = Array.from({ length: held }, (_, i) => ({
      n: i + 1,
      qtyMilli: 1000,
      restock: 'yes' as const,
    }));
    const back = async (some: typeof lines) => {
      await cashier.sale.giveBack({ ...cashier.c(), saleId, lines: some, reason: 'wrong delivery' });
      return (await cashier.exactCash()).totalMinor;
    };
    expect((await back(lines.slice(0, 100))) + (await back(lines.slice(100)))).toBe(held * -12_345);
  });

  test('is parked and taken back', { timeout: 60_000 }, async () => {
    const shop = await openShop();
    const { cashier } = shop;
    await fill(shop, stock(shop, 500));
    const before = (await cashier.view()).basket.lines;
    const { parkedId } = await cashier.sale.park(cashier.c());
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    expect((await cashier.view()).basket.lines).toEqual(before);
  });

  test('is voided to the last minor unit', { timeout: 60_000 }, async () => {
    const shop = await openShop();
    const { till, cashier } = shop;
    const held = await fill(shop, stock(shop, 500));
    await cashier.sale.voidBasket({ ...cashier.c(), reason: 'п'.repeat(200) });
    expect(till.kit.ledger.read.get('select sum(total_minor) as total from removed_line')).toEqual({
      total: held * 12_345,
    });
  });

  test('takes no note that would not fit either', { timeout: 60_000 }, async () => {
    const shop = await openShop();
    const { cashier } = shop;
    await fill(shop, stock(shop, 500));
    const note = 'п'.repeat(200);
    const refused: unknown[] = [];
    for (const { id } of (await cashier.lines()).slice(0, 60)) {
      await cashier.sale.noteLine({ ...cashier.c(), lineId: id, note }).catch((error) => refused.push(error));
    }
    expect(refused[0]).toMatchObject({ code: 'BasketFull' });
    await cashier.exactCash();
  });
});

describe('amounts beyond reckoning', () => {
  test('are refused when the quantity makes them, and the basket stays readable', async () => {
    const shop = await openShop();
    const { cashier, ids } = shop;
    await cashier.add(ids.gift, { priceMinor: most });
    const [gift] = await cashier.lines();
    const lineId = must(gift, 'gift').id;
    for (const qtyMilli of [1_000_000, 999_999_000_000]) {
      await expect(cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli })).rejects.toEqual(
        refusedWith('AmountTooLarge'),
      );
    }
    await expect(cashier.add(ids.gift, { priceMinor: most, qtyMilli: 100_000_000 })).rejects.toEqual(
      refusedWith('AmountTooLarge'),
    );
    expect((await cashier.view()).totals.linesMinor).toBe(most);
  });

  test.each([
    ['an open price', ({ cashier, ids }: Shop) => cashier.add(ids.gift, { priceMinor: 9e15 })],
    ['a quantity', ({ cashier }: Shop) => cashier.scan(codes.sixPack, 999_999_999_000)],
    [
      'a price given by hand',
      async ({ cashier }: Shop) => {
        const [line] = await cashier.lines();
        const lineId = must(line, 'line').id;
        return cashier.sale.overridePrice({ ...cashier.c(), lineId, priceMinor: 9e15 });
      },
    ],
    ['a tip', ({ cashier }: Shop) => cashier.sale.setTip({ ...cashier.c(), tipMinor: 9e15 })],
    ['cash', ({ cashier }: Shop) => cashier.pay('cash', 9e15)],
    [
      'foreign cash',
      ({ cashier }: Shop) => {
        const foreign = { currency: 'USD', givenMinor: 9e15 };
        return cashier.sale.tender({ ...cashier.c(), method: 'cash', foreign });
      },
    ],
    [
      'what comes back',
      ({ cashier, ids }: Shop) => {
        const back = { itemId: ids.coat, qtyMilli: 999_999_999_000, reason: 'all', restock: 'no' as const };
        return cashier.sale.giveBackWithoutReceipt({ ...cashier.c(), ...back });
      },
    ],
  ])('are refused as %s', async (_, large) => {
    const shop = await openShop();
    await shop.cashier.scan(codes.tea);
    await expect(large(shop)).rejects.toEqual(refusedWith('AmountTooLarge'));
    expect((await shop.cashier.view()).totals.linesMinor).toBe(9750);
  });

  test('are refused where only their sum is too large', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    await cashier.scan(codes.tea);
    await expect(cashier.scan(codes.coat, 10_000_000_000)).rejects.toEqual(refusedWith('AmountTooLarge'));
    expect(await cashier.lines()).toHaveLength(1);
  });
});

describe('a basket of another version of the till', () => {
  test('is read where what it lacks can be told, else the counter begins anew', async () => {
    const shop = await openShop();
    const { till, cashier } = shop;
    await cashier.scan(codes.tea);
    const { sqlite } = till.kit.ledger;
    sqlite.exec("update basket_step set basket = json_remove(basket, '$.parkedName', '$.lines[0].note')");
    await till.reopen();
    expect(await cashier.lines()).toMatchObject([{ name: 'Tea', note: null }]);
    till.kit.ledger.sqlite.exec("update basket_step set basket = json_remove(basket, '$.lines')");
    await till.reopen();
    expect(await cashier.lines()).toEqual([]);
    await cashier.scan(codes.bread);
    expect(await cashier.exactCash()).toMatchObject({ totalMinor: 3500 });
  });
});

test('a counter that was looked at before the currency was set sells in the shop’s currency', async () => {
  const { till, cashier } = await openShop();
  await cashier.scan(codes.tea);
  await cashier.sale.voidBasket({ ...cashier.c(), reason: 'test' });
  till.kit.ledger.commit(
    { id: till.id(), command: 'test.currency', actor: { userId: null, name: 'test' } },
    (tx) => {
      tx.save(companySetting, 'shop.currency', { value: 'RUB' });
      return ok(null);
    },
  );
  await cashier.scan(codes.tea);
  const { currency } = await cashier.exactCash();
  expect(currency).toBe('RUB');
});

test('prices of another currency are not paid in the shop’s: the basket is voided, or waits', async () => {
  const { till, cashier } = await openShop();
  await cashier.scan(codes.bread);
  const changes = { 'shop.currency': 'USD' };
  await till.clientFor('owner').setting.saveSettings({ commandId: till.id(), changes });
  await expect(cashier.exactCash()).rejects.toMatchObject({
    code: 'UnknownCurrency',
    data: { currency: 'KGS' },
  });
  await cashier.sale.voidBasket({ ...cashier.c(), reason: 'other money' });
  await cashier.scan(codes.bread);
  expect(await cashier.exactCash()).toMatchObject({ currency: 'USD' });
});
