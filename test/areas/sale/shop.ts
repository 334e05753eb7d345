/** A small shop for the tests of selling: an open shift, a few items, a customer; and a cashier's hands. */

import { must, ok } from '../../../src/domain/kit/result.ts';
import { barcode, item } from '../../../src/main/areas/catalogue/tables.ts';
import { customer } from '../../../src/main/areas/customer/tables.ts';
import { companySetting, tax } from '../../../src/main/areas/setting/tables.ts';
import { cashMove, shift } from '../../../src/main/areas/shift/tables.ts';
import { openTestTill, type TestTill, type Who } from '../../kit/till.ts';

export const codes = {
  tea: '4600000000015',
  bread: '4600000000022',
  coat: '4600000000039',
  sixPack: '4600000000046',
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** Prices in KGS: tea 97.50 (12 % within), bread 35.00, apples 120.00 a kg, coat 10 000.00 (12 % on top). */
export async function openShop(options: { seed?: number; cashStepMinor?: number } = {}) {
  const till = await openTestTill(options.seed === undefined ? {} : { seed: options.seed });
  const ids = stock(till, options.cashStepMinor ?? 1);
  return { till, ids, cashier: cashierOf(till, 'owner') };
}

function stock(till: TestTill, cashStepMinor: number) {
  const id = () => till.id();
  const ids = {
    vat: id(),
    onTop: id(),
    tea: id(),
    bread: id(),
    apples: id(),
    coat: id(),
    gift: id(),
    regular: id(),
    stranger: id(),
    shift: id(),
  };
  const { ledger } = till.kit;
  const { tillId } = ledger.identity;
  const commit = ledger.commit(
    { id: id(), command: 'test.stock', actor: { userId: null, name: 'test' } },
    (tx) => {
      tx.save(companySetting, 'shop.currency', { value: 'KGS' });
      tx.save(companySetting, 'money.cashStepMinor', { value: cashStepMinor });
      tx.save(companySetting, 'money.foreign', { value: [{ currency: 'USD', rateMicro: 87_450_000 }] });
      tx.save(tax, ids.vat, { name: 'VAT 12 %', rateBp: 1200, included: true });
      tx.save(tax, ids.onTop, { name: 'Tax 12 %', rateBp: 1200, included: false });
      const taxIds = [ids.vat];
      tx.save(item, ids.tea, { name: 'Tea', priceMinor: 9750, costMinor: 6000, taxIds, sku: 'TEA' });
      tx.save(item, ids.bread, { name: 'Bread', priceMinor: 3500, taxIds: [], sku: 'BREAD' });
      tx.save(item, ids.apples, {
        name: 'Apples',
        priceMinor: 12_000,
        unit: 'kg',
        decimals: 3,
        weighed: true,
      });
      tx.save(item, ids.coat, { name: 'Coat', priceMinor: 1_000_000, taxIds: [ids.onTop] });
      tx.save(item, ids.gift, { name: 'Gift', priceMinor: 0, openPrice: true });
      const code = (of: string, itemId: string, pack = {}) =>
        tx.save(barcode, id(), { code: of, itemId, ...pack });
      code(codes.tea, ids.tea);
      code(codes.bread, ids.bread);
      code(codes.coat, ids.coat);
      code(codes.sixPack, ids.tea, { packName: '6', packQtyMilli: 6000, packPriceMinor: 55_000 });
      tx.save(customer, ids.regular, { name: 'Aizada', code: 'C-1', debtLimitMinor: 50_000 });
      tx.save(customer, ids.stranger, { name: 'Stranger' });
      tx.add(shift, {
        id: ids.shift,
        number: `A-${tx.next('shift')}`,
        tillId,
        branchId: tx.identity.branchId,
        businessDate: '2026-11-20',
        openedAt: tx.at,
      });
      tx.add(cashMove, {
        id: id(),
        shiftId: ids.shift,
        at: tx.at,
        kind: 'float',
        currency: 'KGS',
        amountMinor: 100_000,
      });
      return ok(null);
    },
  );
  must(commit.ok || null, 'the shop was stocked');
  return ids;
}

/** A counter as its user drives it, each step a command of its own. */
export function cashierOf(till: TestTill, who: Who) {
  const { sale } = till.clientFor(who);
  const c = () => ({ counter: 'main', commandId: till.id() });
  const view = async () => {
    for await (const answer of await sale.basket({ counter: 'main' })) return answer;
    throw new Error('the basket said nothing');
  };
  return {
    sale,
    c,
    view,
    scan: (code: string, qtyMilli?: number) => sale.scan({ ...c(), code, ...(qtyMilli ? { qtyMilli } : {}) }),
    add: (itemId: string, more: { qtyMilli?: number; priceMinor?: number } = {}) =>
      sale.addItem({ ...c(), itemId, ...more }),
    pay: (method: 'cash' | 'card' | 'onAccount', amountMinor?: number) =>
      sale.tender({ ...c(), method, ...(amountMinor === undefined ? {} : { amountMinor }) }),
    complete: () => sale.complete(c()),
    exactCash: () => sale.complete({ ...c(), exactCash: true }),
    lines: async () => (await view()).basket.lines,
    giveBack: (saleId: string, n: number, qtyMilli: number) =>
      sale.giveBack({ ...c(), saleId, reason: 'changed mind', lines: [{ n, qtyMilli, restock: 'yes' }] }),
  };
}
