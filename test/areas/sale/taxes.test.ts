/** Taxes that the shop changes while somebody is being served, and those of an older receipt beside the new ones. */
import { expect, test } from 'vitest';
import { codes, openShop } from './shop.ts';

const vat = async ({ till, ids }: Awaited<ReturnType<typeof openShop>>, changed: object) =>
  till.clientFor('owner').setting.changeTax({
    commandId: till.id(),
    taxId: ids.vat,
    name: 'VAT 12 %',
    rateBp: 1200,
    included: true,
    ...changed,
  });

test('what was scanned before a tax changed keeps its tax, what is scanned after has the new one', async () => {
  const shop = await openShop();
  const { cashier } = shop;
  await cashier.scan(codes.tea);
  await vat(shop, { rateBp: 500 });
  await cashier.scan(codes.tea);
  const { totals } = await cashier.view();
  expect(totals.lines.map(({ taxMinor }) => taxMinor)).toEqual([1045, 464]);
  expect(totals.taxes.map(({ rateBp, taxMinor }) => [rateBp, taxMinor])).toEqual([
    [1200, 1045],
    [500, 464],
  ]);
});

test('a tax within the price and the same one on top of it are told apart, in the exchange and in the day', async () => {
  const shop = await openShop();
  const { cashier, till } = shop;
  await cashier.scan(codes.tea);
  const { saleId } = await cashier.exactCash();
  await vat(shop, { included: false });
  await cashier.giveBack(saleId, 1, 1000);
  await cashier.scan(codes.tea);
  const { totals } = await cashier.view();
  expect(totals.taxes.map(({ included, baseMinor, taxMinor }) => [included, baseMinor, taxMinor])).toEqual([
    [true, -8705, -1045],
    [false, 9750, 1170],
  ]);
  await cashier.exactCash();
  const day = 'select included, base_minor as base, tax_minor as tax from day_tax order by included';
  expect(till.kit.ledger.read.all(day)).toEqual([
    { included: 0, base: 9750, tax: 1170 },
    { included: 1, base: 0, tax: 0 },
  ]);
});
