import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { cashierOf, codes, openShop } from './shop.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('selling', () => {
  test('a scanned item is sold for exact cash in one step', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    const done = await cashier.exactCash();
    expect(done).toMatchObject({ number: '1-1-A-1', totalMinor: 9750, changeMinor: 0 });
    const sold = must(await cashier.sale.sale({ saleId: done.saleId }), 'the sale');
    expect(sold).toMatchObject({ kind: 'sale', taxMinor: 1045, roundingMinor: 0 });
    expect(sold.tenders).toMatchObject([{ method: 'cash', amountMinor: 9750 }]);
    expect((await cashier.view()).basket.lines).toEqual([]);
    expect((await cashier.view()).last).toMatchObject({ number: '1-1-A-1' });
    expect(till.kit.ledger.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('the same item again counts up on its line, a weighed one stands alone', async () => {
    const { cashier, ids } = await openShop();
    await cashier.scan(codes.tea);
    await cashier.scan(codes.tea, 3000);
    await cashier.add(ids.apples, { qtyMilli: 350 });
    await cashier.add(ids.apples, { qtyMilli: 350 });
    expect((await cashier.lines()).map((line) => [line.name, line.qtyMilli])).toEqual([
      ['Tea', 4000],
      ['Apples', 350],
      ['Apples', 350],
    ]);
  });

  test('a pack is sold at its own price', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.sixPack);
    expect(await cashier.exactCash()).toMatchObject({ totalMinor: 55_000 });
    expect(till.kit.ledger.read.get('select cost_minor as cost from sale_line')).toEqual({ cost: 36_000 });
  });

  test('an unknown code changes nothing, a weighed item asks its weight, an open price asks the price', async () => {
    const { cashier, ids } = await openShop();
    expect(await cashier.scan('9999999999999')).toMatchObject({ kind: 'unknown', code: '9999999999999' });
    expect(await cashier.add(ids.apples)).toMatchObject({ kind: 'ask', what: 'weight' });
    expect(await cashier.add(ids.gift)).toMatchObject({ kind: 'ask', what: 'price' });
    expect(await cashier.add(ids.gift, { priceMinor: 77_700 })).toMatchObject({ kind: 'added' });
    expect((await cashier.lines()).length).toBe(1);
  });

  test('twenty scans in one burst are twenty pieces', async () => {
    const { cashier } = await openShop();
    await Promise.all(Array.from({ length: 20 }, () => cashier.scan(codes.bread)));
    expect((await cashier.lines())[0]?.qtyMilli).toBe(20_000);
  });

  test('a repeated command answers as before and adds nothing', async () => {
    const { cashier } = await openShop();
    const same = { ...cashier.c(), code: codes.tea };
    expect(await cashier.sale.scan(same)).toEqual(await cashier.sale.scan(same));
    expect((await cashier.lines())[0]?.qtyMilli).toBe(1000);
    const once = { ...cashier.c(), exactCash: true };
    expect(await cashier.sale.complete(once)).toEqual(await cashier.sale.complete(once));
    expect(await cashier.sale.sales({})).toHaveLength(1);
  });

  test('a command id is one command: with another code it is not taken for a retry', async () => {
    const { cashier } = await openShop();
    const once = cashier.c();
    await cashier.sale.scan({ ...once, code: codes.tea });
    await expect(cashier.sale.scan({ ...once, code: codes.bread })).rejects.toEqual(
      refusedWith('COMMAND_ID_REUSED'),
    );
    const done = cashier.c();
    await cashier.sale.complete({ ...done, exactCash: true });
    await expect(cashier.sale.complete({ ...done, exactCash: false })).rejects.toEqual(
      refusedWith('COMMAND_ID_REUSED'),
    );
  });

  test('several tenders pay one sale; change comes from cash only', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea, 2000);
    await cashier.pay('card', 10_000);
    await expect(cashier.pay('card', 10_000)).rejects.toEqual(refusedWith('OverpaidWithoutCash'));
    await expect(cashier.complete()).rejects.toEqual(refusedWith('NotPaid'));
    await cashier.pay('cash', 20_000);
    expect(await cashier.complete()).toMatchObject({ totalMinor: 19_500, changeMinor: 10_500 });
  });

  test('cash is rounded to the step, on a line of its own', async () => {
    const { cashier } = await openShop({ cashStepMinor: 100 });
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    expect(await cashier.sale.sale({ saleId })).toMatchObject({
      linesMinor: 9750,
      roundingMinor: 50,
      totalMinor: 9800,
    });
  });

  test('foreign cash is taken at the rate, change is given in som', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.coat);
    const foreign = { currency: 'USD', givenMinor: 20_000 };
    await cashier.sale.tender({ ...cashier.c(), method: 'cash', foreign });
    expect(await cashier.complete()).toMatchObject({ totalMinor: 1_120_000, changeMinor: 629_000 });
  });

  test('nothing is sold without an open shift, nor an empty basket', async () => {
    const { till, cashier } = await openShop();
    await expect(cashier.complete()).rejects.toEqual(refusedWith('EmptyBasket'));
    till.meddle();
    till.kit.ledger.sqlite.exec('delete from open_shift');
    await cashier.scan(codes.tea);
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('NoOpenShift'));
  });

  test('on account needs a customer, a right and room below the limit', async () => {
    const { till, cashier, ids } = await openShop();
    await cashier.scan(codes.tea, 4000);
    await expect(cashier.pay('onAccount')).rejects.toEqual(refusedWith('NeedsCustomer'));
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    await cashier.pay('onAccount');
    await cashier.complete();
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.onAccount'] });
    await clerk.scan(codes.tea, 4000);
    await clerk.sale.setCustomer({ ...clerk.c(), customerId: ids.regular });
    await clerk.pay('onAccount');
    await expect(clerk.complete()).rejects.toMatchObject({
      code: 'OverDebtLimit',
      data: { owedMinor: 39_000, limitMinor: 50_000 },
    });
  });
});

describe('changing a basket', () => {
  test('undo takes back the last step, redo brings it again, a new step ends redo', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    await cashier.scan(codes.bread);
    await cashier.sale.undo(cashier.c());
    expect((await cashier.lines()).map((line) => line.name)).toEqual(['Tea']);
    await cashier.sale.redo(cashier.c());
    expect((await cashier.lines()).map((line) => line.name)).toEqual(['Tea', 'Bread']);
    await cashier.sale.undo(cashier.c());
    await cashier.scan(codes.coat);
    await expect(cashier.sale.redo(cashier.c())).rejects.toEqual(refusedWith('NothingToRedo'));
  });

  test('a discount above the ceiling is refused with both figures', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    const [line] = await cashier.lines();
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.discount'], discountLimitBp: 1000 });
    const lineId = must(line, 'line').id;
    const off = (bp: number) =>
      clerk.sale.discountLine({ ...clerk.c(), lineId, discount: { kind: 'percent', bp } });
    await off(1000);
    await expect(off(1500)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { wantedBp: 1500, limitBp: 1000 },
    });
    expect((await cashier.view()).totals.linesMinor).toBe(8775);
  });

  test('a line taken out stays on record', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea, 3000);
    const [line] = await cashier.lines();
    const lineId = must(line, 'line').id;
    await cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli: 1000 });
    await cashier.sale.removeLine({ ...cashier.c(), lineId, reason: 'broken' });
    const removed = till.kit.ledger.read.all(
      'select kind, qty_milli as qty, total_minor as total from removed_line order by id',
    );
    expect(removed).toEqual([
      { kind: 'quantity', qty: 2000, total: 19_500 },
      { kind: 'line', qty: 1000, total: 9750 },
    ]);
  });

  test('everything is as it was after the plug was pulled', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    await cashier.scan(codes.bread);
    await cashier.pay('card', 5000);
    const before = await cashier.view();
    await till.crash();
    expect(await cashierOf(till, 'owner').view()).toEqual(before);
  });
});

describe('parking', () => {
  test('a parked basket waits by name and comes back whole', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    const before = (await cashier.view()).basket.lines;
    const { parkedId, name } = await cashier.sale.park(cashier.c());
    expect(name).toBe('Tea');
    await till.crash();
    const again = cashierOf(till, 'owner');
    await again.sale.resume({ ...again.c(), parkedId });
    expect((await again.view()).basket.lines).toEqual(before);
    await again.exactCash();
    for await (const waiting of await again.sale.parked({})) {
      expect(waiting).toEqual([]);
      break;
    }
  });

  test('a basket open elsewhere is taken over only by who may', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { parkedId } = await cashier.sale.park(cashier.c());
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.park'] });
    const there = { counter: 'tablet', commandId: till.id(), parkedId };
    await expect(clerk.sale.resume(there)).rejects.toEqual(refusedWith('BasketInUse'));
    await expect(clerk.sale.resume({ ...there, commandId: till.id(), takeOver: true })).rejects.toEqual(
      refusedWith('FORBIDDEN'),
    );
  });
});

describe('giving back', () => {
  test('a discounted line is given back at what it really cost, in parts, the last with the remainder', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea, 3000);
    await cashier.sale.discountBasket({ ...cashier.c(), discount: { kind: 'amount', minor: 1000 } });
    const { saleId, totalMinor } = await cashier.exactCash();
    expect(totalMinor).toBe(28_250);
    const back: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      await cashier.giveBack(saleId, 1, 1000);
      back.push((await cashier.exactCash()).totalMinor);
    }
    expect(back.reduce((a, b) => a + b)).toBe(-28_250);
    await expect(cashier.giveBack(saleId, 1, 1000)).rejects.toEqual(refusedWith('NothingLeftToRefund'));
  });

  test('no more is given back than was sold, even from two counters at once', async () => {
    const { cashier, till } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    await expect(cashier.giveBack(saleId, 1, 2000)).rejects.toEqual(refusedWith('MoreThanSold'));
    await cashier.giveBack(saleId, 1, 1000);
    const tablet = { counter: 'tablet', commandId: till.id() };
    const lines = [{ n: 1, qtyMilli: 1000, restock: 'no' as const }];
    await cashier.sale.giveBack({ ...tablet, saleId, reason: 'twice', lines });
    await cashier.exactCash();
    await expect(cashier.sale.complete({ ...tablet, commandId: till.id(), exactCash: true })).rejects.toEqual(
      refusedWith('MoreThanSold'),
    );
  });

  test('an exchange pays only the difference', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    await cashier.giveBack(saleId, 1, 1000);
    await cashier.scan(codes.bread);
    const done = await cashier.exactCash();
    expect(done).toMatchObject({ kind: 'exchange', totalMinor: -6250 });
    expect(must(await cashier.sale.sale({ saleId }), 'sale').refunds).toHaveLength(1);
  });

  test('without a receipt it takes the right to do so', async () => {
    const { cashier, till, ids } = await openShop();
    const input = { itemId: ids.bread, qtyMilli: 1000, reason: 'stale', restock: 'damaged' as const };
    const clerk = cashierOf(till, { permissions: ['sale.sell', 'sale.refund'] });
    await expect(clerk.sale.giveBackWithoutReceipt({ ...clerk.c(), ...input })).rejects.toEqual(
      refusedWith('FORBIDDEN'),
    );
    await cashier.sale.giveBackWithoutReceipt({ ...cashier.c(), ...input });
    expect(await cashier.exactCash()).toMatchObject({ kind: 'refund', totalMinor: -3500 });
  });

  test('a receipt is found by its number in any digits, by customer and by item', async () => {
    const { cashier, ids } = await openShop();
    await cashier.scan(codes.tea);
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    const { saleId } = await cashier.exactCash();
    await cashier.scan(codes.bread);
    await cashier.exactCash();
    expect(await cashier.scan('۱-۱-A-۱')).toMatchObject({ kind: 'sale', saleId });
    expect((await cashier.sale.sales({ customerId: ids.regular })).map((sale) => sale.id)).toEqual([saleId]);
    expect((await cashier.sale.sales({ itemId: ids.tea })).map((sale) => sale.id)).toEqual([saleId]);
    expect(await cashier.sale.sales({ text: '1-1-a-1' })).toHaveLength(1);
  });
});
