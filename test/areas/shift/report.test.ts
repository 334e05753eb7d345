import { expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { addSale, card, cash } from '../../kit/facts.ts';
import { openTestTill } from '../../kit/till.ts';

const vat = { taxId: '01900000-0000-7000-8000-000000000001', name: 'VAT', rateBp: 1200, included: true };

test('the Z tells what was sold, given back, discounted, taxed and rounded, and it adds up', async () => {
  const till = await openTestTill();
  const owner = till.clientFor('owner');
  const anna = { id: till.id(), name: 'Anna' };
  const boris = { id: till.id(), name: 'Boris' };
  await owner.shift.openShift({
    commandId: till.id(),
    float: [{ currency: 'KGS', denominations: [], totalMinor: 100_000 }],
  });
  const first = addSale(till, {
    user: anna,
    lines: [{ totalMinor: 20_030 }, { totalMinor: 9000, discountMinor: 1000, listPriceMinor: 12_000 }],
    tenders: [cash(30_000)],
    changeMinor: 1000,
    roundingMinor: -30,
    taxes: [{ ...vat, baseMinor: 25_920, taxMinor: 3110 }],
    taxMinor: 3110,
  });
  addSale(till, { user: boris, lines: [{ totalMinor: 50_000 }], tenders: [card(52_000)], tipMinor: 2000 });
  addSale(till, {
    kind: 'exchange',
    user: boris,
    lines: [{ totalMinor: -9000 }, { totalMinor: 15_000 }],
    tenders: [cash(6000)],
    refundOfSaleId: first.id,
  });
  const last = addSale(till, { user: anna, tenders: [cash(-5000)], reason: 'stale bread' });

  const report = must(await owner.shift.xReport({}), 'a report');
  const figures = must(report.figures, 'the owner sees figures');
  expect(figures).toMatchObject({
    sales: 2,
    refunds: 1,
    exchanges: 1,
    salesMinor: 20_030 + 9000 + 50_000 + 15_000,
    refundsMinor: -9000 - 5000,
    roundingMinor: -30,
    tipMinor: 2000,
    lineDiscountMinor: 1000,
    discountedLines: 1,
    overrides: 1,
    overriddenMinor: 2000,
    taxes: [{ name: 'VAT', rateBp: 1200, included: true, baseMinor: 25_920, taxMinor: 3110 }],
    withoutReceipt: [{ saleId: last.id, number: last.number, totalMinor: -5000, reason: 'stale bread' }],
  });
  const { salesMinor, refundsMinor, roundingMinor, tipMinor, takingsMinor, tenders } = figures;
  expect(salesMinor + refundsMinor + roundingMinor + tipMinor).toBe(takingsMinor);
  expect(tenders.reduce((total, one) => total + one.salesMinor + one.refundsMinor, 0)).toBe(takingsMinor);
  expect(figures.cash).toEqual([
    expect.objectContaining({
      floatMinor: 100_000,
      salesMinor: 35_000,
      refundsMinor: -5000,
      expectedMinor: 130_000,
    }),
  ]);
  expect(figures.cashiers.map(({ userName, sales, refunds }) => [userName, sales, refunds])).toEqual([
    ['Boris', 2, 1],
    ['Anna', 1, 1],
  ]);
  expect([report.firstReceipt, report.lastReceipt, report.receipts]).toEqual([first.number, last.number, 4]);
});

test('a closed shift tells the same for ever; what comes late is told apart', async () => {
  const till = await openTestTill();
  const { shift } = till.clientFor('owner');
  const { shiftId } = await shift.openShift({ commandId: till.id(), float: [] });
  addSale(till, { tenders: [cash(5000)] });
  await shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: null });
  const sealed = await shift.shiftReport({ shiftId });
  await shift.openShift({ commandId: till.id(), float: [] });
  addSale(till, { tenders: [cash(7000)] });
  expect(await shift.shiftReport({ shiftId })).toEqual(sealed);
  expect(sealed).toMatchObject({ receipts: 1, lateReceipts: [], figures: { takingsMinor: 5000 } });
});
