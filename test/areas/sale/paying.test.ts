/** Money while the basket changes under it, and money that goes back. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { customerDebt } from '../../../src/main/areas/customer/queries.ts';
import { cashierOf, codes, openShop, type Shop } from './shop.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });
const owed = ({ till, ids }: Shop) => customerDebt(till.kit.ledger.read, ids.regular).owedMinor;

describe('a basket that changes after money was taken', () => {
  test('what a card paid too much is not given out in cash', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    await cashier.scan(codes.bread);
    await cashier.pay('card', 12_000);
    const [tea] = await cashier.lines();
    await cashier.sale.removeLine({ ...cashier.c(), lineId: must(tea, 'tea').id });
    const tooMuch = { code: 'OverpaidWithoutCash', data: { remainingMinor: -8500 } };
    await expect(cashier.complete()).rejects.toMatchObject(tooMuch);
    await expect(cashier.exactCash()).rejects.toMatchObject(tooMuch);
    await expect(cashier.pay('cash', -8500)).rejects.toMatchObject(tooMuch);
  });

  test('money taken for a sale is removed before the basket gives money back', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.coat);
    const { saleId } = await cashier.exactCash();
    await cashier.scan(codes.tea);
    await cashier.pay('card', 5000);
    await cashier.giveBack(saleId, 1, 1000);
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('TenderStarted'));
  });

  test('the last line stays as long as money lies on it', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    const [tea] = await cashier.lines();
    await cashier.pay('card', 5000);
    const gone = () => cashier.sale.removeLine({ ...cashier.c(), lineId: must(tea, 'tea').id });
    await expect(gone()).rejects.toEqual(refusedWith('TenderStarted'));
    await expect(cashier.sale.voidBasket({ ...cashier.c(), reason: 'left' })).rejects.toEqual(
      refusedWith('TenderStarted'),
    );
    const [card] = (await cashier.view()).basket.tenders;
    await cashier.sale.removeTender({ ...cashier.c(), tenderId: must(card, 'card').id });
    await gone();
    expect(await cashier.lines()).toEqual([]);
  });

  test('a tip and a discount leave with the last line, the customer stays', async () => {
    const { cashier, ids } = await openShop();
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea);
    await cashier.sale.setTip({ ...cashier.c(), tipMinor: 500 });
    await cashier.sale.discountBasket({ ...cashier.c(), discount: { kind: 'amount', minor: 100 } });
    const [tea] = await cashier.lines();
    await cashier.sale.removeLine({ ...cashier.c(), lineId: must(tea, 'tea').id });
    expect((await cashier.view()).basket).toMatchObject({
      tipMinor: 0,
      discount: null,
      customer: { id: ids.regular },
    });
  });

  test('more payments than a sale may have are refused, and the basket stays readable', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.coat);
    for (let i = 0; i < 40; i += 1) await cashier.pay('card', 100);
    await expect(cashier.pay('card', 100)).rejects.toEqual(refusedWith('TooManyTenders'));
    expect((await cashier.view()).basket.tenders).toHaveLength(40);
  });
});

describe('paying', () => {
  test('twenty tyiyn left by a card are rounded away in cash, and a coin for them brings change', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.bread);
    await cashier.pay('card', 3480);
    await cashier.pay('cash', 100);
    expect(await cashier.complete()).toMatchObject({ totalMinor: 3480, changeMinor: 100 });
    await cashier.scan(codes.bread);
    await cashier.pay('card', 3480);
    expect(await cashier.exactCash()).toMatchObject({ totalMinor: 3480, changeMinor: 0 });
  });

  test('a shop that takes no cash is not paid exactly in cash either', async () => {
    const { till, cashier } = await openShop();
    const { setting } = till.clientFor('owner');
    await setting.saveSettings({ commandId: till.id(), changes: { 'tender.methods': ['card'] } });
    await cashier.scan(codes.tea);
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('TenderNotOffered'));
  });

  test.each([
    { what: 'a part below zero', method: 'instalments', parts: [19_750, -10_000] },
    { what: 'too little', method: 'instalments', parts: [9000] },
    { what: 'no part', method: 'instalments', parts: [] },
    { what: 'a plan on another tender', method: 'onAccount', parts: [1] },
  ] as const)('instalments with $what are refused', async ({ method, parts }) => {
    const { cashier, ids } = await openShop();
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea);
    const instalments = parts.map((amountMinor) => ({ dueDate: '2027-01-01', amountMinor }));
    await expect(cashier.sale.tender({ ...cashier.c(), method, details: { instalments } })).rejects.toEqual(
      refusedWith('BadInstalments'),
    );
  });

  test('an instalment is due on a day', async () => {
    const { cashier, ids } = await openShop();
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea);
    const details = { instalments: [{ dueDate: 'soon', amountMinor: 9750 }] };
    await expect(cashier.sale.tender({ ...cashier.c(), method: 'instalments', details })).rejects.toEqual(
      refusedWith('BAD_REQUEST'),
    );
  });
});

describe('a basket that changed between the look and the key', () => {
  const seenBy = async ({ cashier }: Shop) => {
    const { basket, settlement } = await cashier.view();
    return { basketId: basket.id, dueMinor: settlement.dueMinor };
  };

  test('is not paid at another sum than the one on the screen', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    await cashier.scan(codes.tea);
    const seen = await seenBy(shop);
    await cashier.scan(codes.bread);
    const changed = { code: 'BasketChanged', data: { dueMinor: 13_250 } };
    const step = { ...cashier.c(), seen };
    await expect(cashier.sale.complete({ ...step, exactCash: true })).rejects.toMatchObject(changed);
    await expect(cashier.sale.tender({ ...step, method: 'card' })).rejects.toMatchObject(changed);
    const now = { ...cashier.c(), exactCash: true, seen: await seenBy(shop) };
    expect(await cashier.sale.complete(now)).toMatchObject({ totalMinor: 13_250 });
  });

  test('a second Enter does not complete the next customer’s basket', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    await cashier.scan(codes.tea);
    const seen = await seenBy(shop);
    await cashier.sale.complete({ ...cashier.c(), exactCash: true, seen });
    await cashier.scan(codes.tea);
    await expect(cashier.sale.complete({ ...cashier.c(), exactCash: true, seen })).rejects.toEqual(
      refusedWith('BasketChanged'),
    );
  });
});

describe('money back', () => {
  test('what was bought on account lowers the debt of whoever bought it', async () => {
    const shop = await openShop();
    const { cashier, ids } = shop;
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea, 2000);
    await cashier.pay('onAccount');
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 1000);
    expect((await cashier.view()).basket.customer).toMatchObject({ id: ids.regular });
    await cashier.pay('onAccount');
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: null });
    await expect(cashier.complete()).rejects.toEqual(refusedWith('NeedsCustomer'));
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.complete();
    expect(owed(shop)).toBe(9750);
  });

  test('what was bought by instalments comes off them without a plan', async () => {
    const shop = await openShop();
    const { cashier, ids } = shop;
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea, 2000);
    const details = { instalments: [{ dueDate: '2027-01-01', amountMinor: 19_500 }] };
    await cashier.sale.tender({ ...cashier.c(), method: 'instalments', details });
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 2000);
    await cashier.sale.tender({ ...cashier.c(), method: 'instalments' });
    await cashier.complete();
    expect(owed(shop)).toBe(0);
  });

  test('dollars go back as dollars', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.coat);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    const foreign = { currency: 'USD', givenMinor: 10_000 };
    await cashier.sale.tender({ ...cashier.c(), method: 'cash', foreign });
    expect((await cashier.view()).basket.tenders).toMatchObject([
      { amountMinor: -874_500, givenMinor: -10_000, currency: 'USD' },
    ]);
    expect(await cashier.exactCash()).toMatchObject({ totalMinor: -1_120_000, changeMinor: 0 });
  });

  test('a tip is taken with money, not given with it', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    await expect(cashier.sale.setTip({ ...cashier.c(), tipMinor: 500 })).rejects.toEqual(
      refusedWith('WrongDirection'),
    );
    await cashier.sale.undo(cashier.c());
    await cashier.scan(codes.bread);
    await cashier.sale.setTip({ ...cashier.c(), tipMinor: 500 });
    await cashier.giveBack(saleId, 1, 1000);
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('WrongDirection'));
  });

  test('a card part does not let cash round above what came in', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.tea, 2000);
    await cashier.pay('card');
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 1000);
    const first = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    await cashier.pay('card', 5000);
    const last = await cashier.exactCash();
    expect(first.totalMinor + last.totalMinor).toBeGreaterThanOrEqual(-19_500);
  });

  test.each([
    { what: 'to a card', swappedFor: null, dueMinor: 0 },
    { what: 'in an exchange', swappedFor: codes.bread, dueMinor: 3500 },
  ])(
    'what an earlier part was rounded up by is not given once more $what',
    async ({ swappedFor, dueMinor }) => {
      const { cashier, ids } = await openShop({ cashStepMinor: 500 });
      await cashier.add(ids.gift, { priceMinor: 300 });
      await cashier.add(ids.gift, { priceMinor: 301 });
      const { saleId, totalMinor } = await cashier.exactCash();
      await cashier.giveBack(saleId, 2, 1000);
      const first = await cashier.exactCash();
      expect([totalMinor, first.totalMinor]).toEqual([500, -500]);
      await cashier.giveBack(saleId, 1, 1000);
      if (swappedFor) await cashier.scan(swappedFor);
      expect((await cashier.view()).settlement.dueMinor).toBe(dueMinor);
      expect(await cashier.exactCash()).toMatchObject({ totalMinor: dueMinor });
    },
  );

  test('what is rounded up beside a receipt is not taken from it', async () => {
    const { till, cashier, ids } = await openShop({ cashStepMinor: 500 });
    await cashier.add(ids.gift, { priceMinor: 1200 });
    const { saleId, totalMinor } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    const trifle = {
      itemId: ids.gift,
      qtyMilli: 1000,
      priceMinor: 1300,
      reason: 'no paper',
      restock: 'no' as const,
    };
    await cashier.sale.giveBackWithoutReceipt({ ...cashier.c(), ...trifle });
    const back = await cashier.exactCash();
    const roundings = till.kit.ledger.read.all<{ rounding: number }>(
      'select rounding_minor as rounding from sale_line where sale_id = ? order by n',
      back.saleId,
    );
    // Sold for 1000, so that 1000 comes back of it; the 1300 without a receipt are 1500 in coins.
    expect([totalMinor, back.totalMinor, roundings.map(({ rounding }) => rounding)]).toEqual([
      1000,
      -2500,
      [200, -200],
    ]);
  });

  test('one by one in exchange for nothing, no more goes out than came in', async () => {
    const { cashier, ids } = await openShop({ cashStepMinor: 500 });
    await cashier.add(ids.gift, { priceMinor: 300, qtyMilli: 10_000 });
    const { saleId, totalMinor } = await cashier.exactCash();
    let out = 0;
    for (let piece = 0; piece < 10; piece += 1) {
      await cashier.giveBack(saleId, 1, 1000);
      await cashier.add(ids.gift, { priceMinor: 0 });
      out -= (await cashier.exactCash()).totalMinor;
    }
    expect([totalMinor, out]).toEqual([3000, 3000]);
  });

  test('the rounding of an exchange stays with what was taken in it', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    await cashier.scan(codes.tea);
    const swapped = await cashier.exactCash();
    await cashier.giveBack(swapped.saleId, 2, 1000);
    const back = await cashier.exactCash();
    expect(9800 + swapped.totalMinor + back.totalMinor).toBe(0);
  });

  test('a clerk without the right to prices gives the receipt’s price', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.refund'] });
    await clerk.giveBack(saleId, 1, 1000);
    expect(await clerk.exactCash()).toMatchObject({ totalMinor: -9750 });
  });

  test('what came back without a receipt takes nothing from the receipt beside it', async () => {
    const { cashier, ids } = await openShop();
    await cashier.scan(codes.tea, 2000);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    const stale = { itemId: ids.bread, qtyMilli: 1000, reason: 'stale', restock: 'no' as const };
    await cashier.sale.giveBackWithoutReceipt({ ...cashier.c(), ...stale });
    await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    expect(await cashier.exactCash()).toMatchObject({ totalMinor: -9750 });
  });
});

describe('money back the way it came', () => {
  const asPaid = (cashier: Shop['cashier']) => cashier.sale.complete({ ...cashier.c(), asPaid: true });

  test('a sale paid half by card goes back half to the card, the rest of it and the rounding in cash', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.tea, 2000);
    await cashier.pay('card', 9750);
    await cashier.pay('cash', 20_000);
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 1000);
    // 97.75 with its part of the rounding: the cash is whole coins, so that no more is rounded.
    const proposed = [
      { method: 'card', amountMinor: -4875 },
      { method: 'cash', amountMinor: -4900 },
    ];
    expect((await cashier.view()).proposed).toEqual(proposed);
    const back = await asPaid(cashier);
    expect(must(await cashier.sale.sale({ saleId: back.saleId }), 'refund').tenders).toMatchObject(proposed);
  });

  test('a tip is nobody’s money back, and a full refund gives each tender what it paid', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.bread, 3000);
    await cashier.sale.setTip({ ...cashier.c(), tipMinor: 1000 });
    await cashier.pay('card', 5000);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 3000);
    expect((await cashier.view()).proposed).toEqual([
      { method: 'card', amountMinor: -5000 },
      { method: 'cash', amountMinor: -5500 },
    ]);
    await cashier.sale.undo(cashier.c());
    await cashier.giveBack(saleId, 1, 1000);
    const proposed = (await cashier.view()).proposed;
    expect(proposed).toEqual([
      { method: 'card', amountMinor: -1700 },
      { method: 'cash', amountMinor: -1800 },
    ]);
    expect(await asPaid(cashier)).toMatchObject({ totalMinor: -3500 });
  });

  test('no more goes to a card than it paid and still holds', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea, 3000);
    await cashier.pay('card', 9750);
    await cashier.pay('cash', 19_500);
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 1000);
    await cashier.pay('card');
    await cashier.complete();
    await cashier.giveBack(saleId, 1, 2000);
    expect((await cashier.view()).proposed).toEqual([{ method: 'cash', amountMinor: -19_500 }]);
    expect(await asPaid(cashier)).toMatchObject({ totalMinor: -19_500 });
  });

  test('a debt is lowered by whoever may refund', async () => {
    const shop = await openShop();
    const { till, cashier, ids } = shop;
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.scan(codes.tea);
    await cashier.pay('onAccount');
    const { saleId } = await cashier.complete();
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.refund'] });
    await clerk.giveBack(saleId, 1, 1000);
    await clerk.sale.complete({ ...clerk.c(), asPaid: true });
    expect(owed(shop)).toBe(0);
  });

  test('nothing is proposed for an exchange, or once a tender was chosen', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea, 2000);
    await cashier.pay('card');
    const { saleId } = await cashier.complete();
    await cashier.giveBack(saleId, 1, 1000);
    await cashier.pay('cash', 1000);
    expect((await cashier.view()).proposed).toEqual([]);
    await cashier.sale.undo(cashier.c());
    await cashier.scan(codes.bread);
    expect((await cashier.view()).proposed).toEqual([]);
    await expect(asPaid(cashier)).rejects.toEqual(refusedWith('NotPaid'));
  });
});

test('what things cost us does not leave the till with the basket', async () => {
  const { cashier } = await openShop();
  await cashier.scan(codes.tea, 2000);
  const { saleId } = await cashier.exactCash();
  await cashier.scan(codes.tea);
  await cashier.giveBack(saleId, 1, 1000);
  expect(JSON.stringify(await cashier.view())).not.toContain('costMinor');
});
