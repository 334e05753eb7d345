import { expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { expectedOf } from '../../../src/main/areas/shift/queries.ts';
import { codes, openShop, type Shop } from '../sale/shop.ts';

const drawer = ({ till, ids }: Shop) =>
  Object.fromEntries(
    expectedOf(till.kit.ledger.read, ids.shift).map(({ method, currency, amountMinor }) => [
      `${method} ${currency}`,
      amountMinor,
    ]),
  );

test('the drawer holds the price, not the note it was paid with', async () => {
  const shop = await openShop();
  await shop.cashier.scan(codes.tea);
  await shop.cashier.pay('cash', 20_000);
  await shop.cashier.complete();
  expect(drawer(shop)).toEqual({ 'cash KGS': 100_000 + 9750 });
});

test('dollars stay dollars, and their change leaves in som', async () => {
  const shop = await openShop();
  await shop.cashier.scan(codes.tea);
  await shop.cashier.sale.tender({
    ...shop.cashier.c(),
    method: 'cash',
    foreign: { currency: 'USD', givenMinor: 200 },
  });
  const { changeMinor } = await shop.cashier.complete();
  expect(changeMinor).toBe(17_490 - 9750);
  expect(drawer(shop)).toEqual({ 'cash KGS': 100_000 - changeMinor, 'cash USD': 200 });
});

test('a refund leaves the tender it is paid from', async () => {
  const shop = await openShop();
  await shop.cashier.scan(codes.tea, 2000);
  await shop.cashier.pay('card');
  const { saleId } = await shop.cashier.complete();
  await shop.cashier.giveBack(saleId, 1, 1000);
  await shop.cashier.pay('cash');
  await shop.cashier.complete();
  expect(drawer(shop)).toEqual({ 'card KGS': 19_500, 'cash KGS': 100_000 - 9750 });
});

test('what is sold on account is in no drawer, and what is repaid is', async () => {
  const shop = await openShop();
  const { till, ids, cashier } = shop;
  await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
  await cashier.scan(codes.tea);
  await cashier.pay('onAccount');
  await cashier.complete();
  const repaid = { customerId: ids.regular, method: 'cash' as const, amountMinor: 5000, note: null };
  await till.clientFor('owner').customer.takeRepayment({ commandId: till.id(), ...repaid });
  expect(drawer(shop)).toEqual({ 'cash KGS': 105_000, 'onAccount KGS': 9750 });
});

test('a parked basket is told at the close and carried over, and holds nothing up', async () => {
  const { till, cashier } = await openShop();
  await cashier.scan(codes.tea);
  await cashier.sale.park({ ...cashier.c(), name: 'By the window' });
  const { shift } = till.clientFor('owner');
  const { shiftId } = await shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: null });
  const report = must(await shift.shiftReport({ shiftId }), 'a report');
  expect(report.seal).toMatchObject({ carriedBaskets: 1, carriedMinor: 9750 });
});

test('lines taken out, lowered and voided are on the Z', async () => {
  const { till, cashier } = await openShop();
  await cashier.scan(codes.tea, 2000);
  await cashier.scan(codes.bread);
  const [tea, bread] = await cashier.lines();
  await cashier.sale.removeLine({ ...cashier.c(), lineId: must(bread, 'bread').id });
  await cashier.sale.setQty({ ...cashier.c(), lineId: must(tea, 'tea').id, qtyMilli: 1000 });
  await cashier.sale.voidBasket({ ...cashier.c(), reason: 'Customer left' });
  const report = must(await till.clientFor('owner').shift.xReport({}), 'a report');
  expect(report).toMatchObject({ removedLines: 1, loweredLines: 1, voids: 1 });
});

test('what an override gave away is what the line lost by it, to the last minor unit', async () => {
  const { till, ids, cashier } = await openShop();
  await cashier.add(ids.apples, { qtyMilli: 333 });
  const lineId = (await cashier.lines())[0]?.id ?? '';
  const before = (await cashier.view()).totals.grossMinor;
  await cashier.sale.overridePrice({ ...cashier.c(), lineId, priceMinor: 11_998 });
  const after = (await cashier.view()).totals.grossMinor;
  await cashier.exactCash();
  const report = await till.clientFor('owner').shift.shiftReport({ shiftId: ids.shift });
  expect([before, after]).toEqual([3996, 3995]);
  expect(report?.figures).toMatchObject({ overrides: 1, overriddenMinor: before - after });
});
