/** What a cashier may not do alone, asked for in every other way. */
import { describe, expect, test } from 'vitest';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { barcode, item, price } from '../../../src/main/areas/catalogue/tables.ts';
import { customer, customerGroup } from '../../../src/main/areas/customer/tables.ts';
import type { Tx } from '../../../src/main/ledger/tx.ts';
import type { TestTill } from '../../kit/till.ts';
import { cashierOf, codes, openShop } from './shop.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });
const clerkWith = (
  till: TestTill,
  ...more: ('sale.discount' | 'sale.refund' | 'sale.refundWithoutReceipt')[]
) => cashierOf(till, { permissions: ['sale.sell', 'sale.view', ...more], discountLimitBp: 1000 });

const stock = (till: TestTill, change: (tx: Tx) => void): void => {
  const header = { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } };
  till.kit.ledger.commit(header, (tx) => {
    change(tx);
    return ok(null);
  });
};

describe('money goes out only by a refund', () => {
  test.each([-1000, 0])('nothing is scanned or added %d thousandths at a time', async (qtyMilli) => {
    const { cashier, ids } = await openShop();
    const input = { ...cashier.c(), qtyMilli };
    await expect(cashier.sale.scan({ ...input, code: codes.tea })).rejects.toEqual(
      refusedWith('BAD_REQUEST'),
    );
    await expect(cashier.sale.addItem({ ...input, itemId: ids.tea })).rejects.toEqual(
      refusedWith('BAD_REQUEST'),
    );
    expect(await cashier.lines()).toEqual([]);
  });

  test('a line given twice in one refund is given back once', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    const line = { n: 1, qtyMilli: 1000, restock: 'yes' as const };
    const twice = { saleId, reason: 'twice', lines: [line, line] };
    await expect(cashier.sale.giveBack({ ...cashier.c(), ...twice })).rejects.toEqual(
      refusedWith('MoreThanSold'),
    );
  });

  test('what is sold whole comes back whole', async () => {
    const { cashier } = await openShop();
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    await expect(cashier.giveBack(saleId, 1, 500)).rejects.toEqual(refusedWith('QuantityTooPrecise'));
  });

  test('without a receipt it comes back at the price of today, another takes the right to prices', async () => {
    const { till, ids } = await openShop();
    const clerk = clerkWith(till, 'sale.refund', 'sale.refundWithoutReceipt');
    const back = { itemId: ids.bread, qtyMilli: 1000, reason: 'stale', restock: 'no' as const };
    await expect(
      clerk.sale.giveBackWithoutReceipt({ ...clerk.c(), ...back, priceMinor: 900_000 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission: 'sale.overridePrice' } });
    await clerk.sale.giveBackWithoutReceipt({ ...clerk.c(), ...back, priceMinor: 3500 });
    expect((await clerk.view()).totals.linesMinor).toBe(-3500);
  });

  test.each([
    { what: 'on the receipt', byReceipt: true, permission: 'sale.refund' },
    { what: 'without one', byReceipt: false, permission: 'sale.refundWithoutReceipt' },
  ])('one piece $what that a manager let through does not become ten', async ({ byReceipt, permission }) => {
    const { till, cashier, ids } = await openShop();
    const clerk = clerkWith(till);
    await cashier.scan(codes.bread, 10_000);
    const { saleId } = await cashier.exactCash();
    const back = { itemId: ids.bread, qtyMilli: 2000, reason: 'stale', restock: 'no' as const };
    if (byReceipt) await cashier.giveBack(saleId, 1, 2000);
    else await cashier.sale.giveBackWithoutReceipt({ ...cashier.c(), ...back });
    const lineId = must((await clerk.lines())[0], 'what comes back').id;
    const setQty = (qtyMilli: number) => clerk.sale.setQty({ ...clerk.c(), lineId, qtyMilli });
    await expect(setQty(10_000)).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission } });
    await setQty(1000);
    expect((await clerk.view()).settlement.totalMinor).toBe(-3500);
    await cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli: 10_000 });
    expect((await clerk.view()).settlement.totalMinor).toBe(-35_000);
  });
});

describe('a price is the item’s own', () => {
  test('the code of a cheap pack does not price another item', async () => {
    const { till, cashier, ids } = await openShop();
    const pack = must(
      till.kit.ledger.read.get<{ id: string }>('select id from barcode where code = ?', codes.sixPack),
      'the pack',
    );
    await cashier.sale.addItem({ ...cashier.c(), itemId: ids.coat, barcodeId: pack.id });
    expect((await cashier.view()).basket.lines).toMatchObject([{ unitPriceMinor: 1_000_000, unit: 'piece' }]);
  });

  test('a code with a price of its own and no pack name is sold under the item’s name', async () => {
    const { till, cashier, ids } = await openShop();
    stock(till, (tx) => tx.save(barcode, till.id(), { code: '777', itemId: ids.tea, packPriceMinor: 5000 }));
    await cashier.scan('777');
    expect((await cashier.lines())[0]).toMatchObject({ name: 'Tea', unitPriceMinor: 5000, unit: 'piece' });
  });

  test('a price check tells the price of now and of the pack', async () => {
    const { till, cashier, ids } = await openShop();
    const now = till.clock.now();
    stock(till, (tx) => {
      const of = { itemId: ids.bread, priceListId: null };
      tx.save(price, till.id(), {
        ...of,
        priceMinor: 3000,
        validFrom: now - 1000,
        validUntil: now + 100_000,
      });
      tx.save(price, till.id(), { ...of, priceMinor: 9900, validFrom: now + 100_000 });
    });
    expect(await cashier.sale.priceCheck({ code: codes.bread })).toMatchObject([{ priceMinor: 3000 }]);
    expect(await cashier.sale.priceCheck({ code: codes.sixPack })).toMatchObject([
      { name: 'Tea · 6', priceMinor: 55_000 },
    ]);
  });
});

describe('a discount keeps to its ceiling', () => {
  const percent = (bp: number) => ({ kind: 'percent' as const, bp });
  const amount = (minor: number) => ({ kind: 'amount' as const, minor });
  const tooMuch = { code: 'FORBIDDEN', data: { permission: 'sale.discount' } };

  test('none is given in advance to an empty basket', async () => {
    const { till } = await openShop();
    const clerk = clerkWith(till, 'sale.discount');
    for (const discount of [percent(9000), amount(5000)]) {
      await expect(clerk.sale.discountBasket({ ...clerk.c(), discount })).rejects.toEqual(
        refusedWith('EmptyBasket'),
      );
    }
  });

  test('an amount given on many pieces is not carried by few', async () => {
    const { till, ids } = await openShop();
    const clerk = cashierOf(till, {
      permissions: ['sale.sell', 'sale.discount', 'sale.removeLine'],
      discountLimitBp: 1000,
    });
    await clerk.scan(codes.bread, 10_000);
    const [bread] = await clerk.lines();
    const lineId = must(bread, 'bread').id;
    await clerk.sale.discountLine({ ...clerk.c(), lineId, discount: amount(3500) });
    await expect(clerk.sale.setQty({ ...clerk.c(), lineId, qtyMilli: 1000 })).rejects.toMatchObject(tooMuch);
    await clerk.sale.discountLine({ ...clerk.c(), lineId, discount: null });
    await clerk.add(ids.coat);
    await clerk.sale.discountBasket({ ...clerk.c(), discount: amount(50_000) });
    const coat = must((await clerk.lines())[1], 'coat').id;
    await expect(clerk.sale.removeLine({ ...clerk.c(), lineId: coat })).rejects.toMatchObject(tooMuch);
  });

  test.each([percent(9000), amount(500_000)])(
    'nor one on what costs nothing, for what comes after it: %o',
    async (discount) => {
      const { till, cashier, ids } = await openShop();
      const clerk = clerkWith(till, 'sale.discount');
      await cashier.add(ids.gift, { priceMinor: 0 });
      await expect(clerk.sale.discountBasket({ ...clerk.c(), discount })).rejects.toEqual(
        refusedWith('EmptyBasket'),
      );
      // A gram of apples at four som the kilogram.
      stock(till, (tx) => tx.save(item, ids.apples, { priceMinor: 400 }));
      await clerk.add(ids.apples, { qtyMilli: 1 });
      const lineId = must((await clerk.lines())[1], 'a gram').id;
      expect((await clerk.view()).totals.lines[1]?.grossMinor).toBe(0);
      await expect(clerk.sale.discountLine({ ...clerk.c(), lineId, discount })).rejects.toMatchObject(
        tooMuch,
      );
    },
  );

  test('a percentage too small to be seen on little is held against the ceiling for much', async () => {
    const { till, ids } = await openShop();
    stock(till, (tx) => tx.save(item, ids.apples, { priceMinor: 1000 }));
    const clerk = clerkWith(till, 'sale.discount');
    await clerk.add(ids.apples, { qtyMilli: 1 });
    const lineId = must((await clerk.lines())[0], 'a gram').id;
    const discount = percent(4900);
    await expect(clerk.sale.discountLine({ ...clerk.c(), lineId, discount })).rejects.toMatchObject(tooMuch);
    await expect(clerk.sale.discountBasket({ ...clerk.c(), discount })).rejects.toMatchObject(tooMuch);
  });

  test('an amount does not outlive what it was given on', async () => {
    const { till, cashier, ids } = await openShop();
    const clerk = cashierOf(till, {
      permissions: ['sale.sell', 'sale.view', 'sale.discount', 'sale.removeLine', 'sale.openPrice'],
      discountLimitBp: 1000,
    });
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    for (const stays of ['what comes back', 'a gift']) {
      if (stays === 'a gift') await clerk.add(ids.gift, { priceMinor: 0 });
      else await cashier.giveBack(saleId, 1, 1000);
      await clerk.add(ids.coat);
      await clerk.sale.discountBasket({ ...clerk.c(), discount: amount(100_000) });
      const lineId = must((await clerk.lines())[1], 'the coat').id;
      await clerk.sale.removeLine({ ...clerk.c(), lineId });
      await clerk.scan(codes.bread);
      expect((await clerk.view()).totals.discountMinor, stays).toBe(0);
      await cashier.sale.voidBasket({ ...cashier.c(), reason: 'a try' });
    }
  });

  test('what a customer’s group is given is not anybody’s to leave behind for others', async () => {
    const { till, ids } = await openShop();
    stock(till, (tx) => {
      const groupId = till.id();
      tx.save(customerGroup, groupId, { name: 'Wholesale', discountBp: 5000 });
      tx.save(customer, ids.regular, { groupId });
    });
    const clerk = clerkWith(till, 'sale.discount');
    await clerk.add(ids.coat);
    await clerk.sale.setCustomer({ ...clerk.c(), customerId: ids.regular });
    expect((await clerk.view()).totals.discountMinor).toBe(500_000);
    const byHand = (bp: number) => clerk.sale.discountBasket({ ...clerk.c(), discount: percent(bp) });
    await expect(byHand(4999)).rejects.toMatchObject({ ...tooMuch, data: { wantedBp: 4999, limitBp: 1000 } });
    await byHand(900);
    await clerk.sale.setCustomer({ ...clerk.c(), customerId: null });
    expect((await clerk.view()).totals.discountMinor).toBe(90_000);
  });

  test('the discount of what comes back does not hide a new one', async () => {
    const { till, cashier } = await openShop();
    await cashier.scan(codes.coat);
    await cashier.sale.discountBasket({ ...cashier.c(), discount: percent(5000) });
    const { saleId } = await cashier.exactCash();
    const clerk = clerkWith(till, 'sale.discount', 'sale.refund');
    await clerk.giveBack(saleId, 1, 1000);
    await clerk.scan(codes.coat);
    await expect(clerk.sale.discountBasket({ ...clerk.c(), discount: percent(2000) })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { wantedBp: 2000, limitBp: 1000 },
    });
  });
});

describe('what leaves a basket leaves a trace', () => {
  test('taking a scan back by undo takes the right to remove lines, and is on record', async () => {
    const { till, cashier } = await openShop();
    const clerk = clerkWith(till);
    await clerk.scan(codes.tea);
    await clerk.scan(codes.tea, 2000);
    await expect(clerk.sale.undo(clerk.c())).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'sale.removeLine' },
    });
    await cashier.sale.undo(cashier.c());
    await cashier.sale.undo(cashier.c());
    const removed = 'select kind, qty_milli as qty, total_minor as total from removed_line order by id';
    expect(till.kit.ledger.read.all(removed)).toEqual([
      { kind: 'quantity', qty: 2000, total: 19_500 },
      { kind: 'line', qty: 1000, total: 9750 },
    ]);
  });

  test('what only changes a line is undone by whoever sells', async () => {
    const { till } = await openShop();
    const clerk = clerkWith(till);
    await clerk.scan(codes.tea);
    const lineId = must((await clerk.lines())[0], 'tea').id;
    await clerk.sale.noteLine({ ...clerk.c(), lineId, note: 'a gift' });
    await clerk.sale.undo(clerk.c());
    expect((await clerk.lines())[0]?.note).toBeNull();
  });
});
