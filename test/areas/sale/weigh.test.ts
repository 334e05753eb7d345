/** Selling by a scale that stands on a real pseudo-terminal. */
import { describe, expect, test } from 'vitest';
import { slipOfSale } from '../../../src/main/areas/device/slips.ts';
import { casOn, casScale, newPath, seen } from '../device/scales.ts';
import { cashierOf, openShop } from './shop.ts';

const refusedWith = (code: string, data?: object) =>
  expect.objectContaining(data ? { code, data } : { code });

async function openWeighingShop(grams: number) {
  const shop = await openShop();
  const path = newPath();
  const scale = await casScale(path, grams);
  const owner = shop.till.clientFor('owner');
  const save = { deviceId: shop.till.id(), name: 'CAS', isOn: true, settings: casOn(path) };
  await owner.device.saveDevice({ commandId: shop.till.id(), ...save });
  await seen(owner, ({ refusal }) => refusal === null);
  const { sale, c } = shop.cashier;
  const weigh = (more: { tareMilli?: number; again?: boolean } = {}) =>
    sale.weigh({ ...c(), itemId: shop.ids.apples, ...more });
  return { ...shop, owner, scale, weigh };
}

describe('weighing at the counter', () => {
  test('what lies on the scale is a line, to the gram, and not one typed by hand', async () => {
    const { cashier, weigh } = await openWeighingShop(350);
    expect(await weigh()).toMatchObject({ kind: 'added', name: 'Apples', qtyMilli: 350 });
    expect(await cashier.lines()).toMatchObject([{ qtyMilli: 350, weightTyped: false, tareMilli: 0 }]);
    expect((await cashier.view()).totals.linesMinor).toBe(4200);
  });

  test('the same load is sold once; a new one, or a yes to the same again, is another line', async () => {
    const { cashier, owner, scale, weigh, till, ids } = await openWeighingShop(350);
    await weigh();
    await expect(weigh()).rejects.toEqual(refusedWith('NotWeighed', { why: 'SameLoad', trouble: null }));
    await weigh({ again: true });
    const beginner = cashierOf(till, { permissions: ['sale.sell'] });
    await expect(beginner.sale.weigh({ ...beginner.c(), itemId: ids.apples, again: true })).rejects.toEqual(
      refusedWith('FORBIDDEN', { permission: 'sale.typeWeight' }),
    );
    scale.put({ grams: 0 });
    await seen(owner, ({ refusal }) => refusal?.code === 'PanEmpty');
    scale.put({ grams: 800 });
    await seen(owner, ({ netMilli }) => netMilli === 800);
    await weigh();
    expect((await cashier.lines()).map(({ qtyMilli }) => qtyMilli)).toEqual([350, 350, 800]);
  });

  test('an answer that was lost is given again, and nothing is weighed twice', async () => {
    const { cashier, weigh: _, ids } = await openWeighingShop(350);
    const once = { ...cashier.c(), itemId: ids.apples };
    const answer = await cashier.sale.weigh(once);
    expect(await cashier.sale.weigh(once)).toEqual(answer);
    expect(await cashier.lines()).toHaveLength(1);
  });

  test('a box that nobody tared is taken off; more than lies there is not', async () => {
    const { cashier, weigh, till } = await openWeighingShop(350);
    await expect(weigh({ tareMilli: 400 })).rejects.toEqual(
      refusedWith('NotWeighed', { why: 'TareAboveWeight', trouble: null }),
    );
    await weigh({ tareMilli: 20 });
    expect(await cashier.lines()).toMatchObject([{ qtyMilli: 330, tareMilli: 20 }]);
    const { saleId } = await cashier.exactCash();
    const slip = slipOfSale(till.kit.ledger.read, saleId, { language: 'en', copy: null });
    const paper = JSON.stringify(slip);
    expect(paper).toContain('tare 0.020 kg');
    expect(paper).not.toContain('weight typed in');
  });

  test('beside a scale only who may types a weight or changes one', async () => {
    const { till, ids, cashier, weigh } = await openWeighingShop(350);
    await weigh();
    const beginner = cashierOf(till, { permissions: ['sale.sell'] });
    const refusal = refusedWith('FORBIDDEN', { permission: 'sale.typeWeight' });
    await expect(beginner.add(ids.apples, { qtyMilli: 500 })).rejects.toEqual(refusal);
    const [line] = await cashier.lines();
    const lineId = line?.id ?? '';
    await expect(beginner.sale.setQty({ ...beginner.c(), lineId, qtyMilli: 900 })).rejects.toEqual(refusal);
    await cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli: 900 });
    expect(await cashier.lines()).toMatchObject([{ qtyMilli: 900, weightTyped: true, tareMilli: null }]);
  });

  test('an item sold by piece is not weighed, and without a scale weights are typed', async () => {
    const { ids, cashier, till } = await openShop();
    await expect(cashier.sale.weigh({ ...cashier.c(), itemId: ids.apples })).rejects.toEqual(
      refusedWith('NoScale'),
    );
    const beginner = cashierOf(till, { permissions: ['sale.sell'] });
    expect(await beginner.add(ids.apples, { qtyMilli: 500 })).toMatchObject({ kind: 'added' });
    const weighing = await openWeighingShop(350);
    await expect(
      weighing.cashier.sale.weigh({ ...weighing.cashier.c(), itemId: weighing.ids.tea }),
    ).rejects.toEqual(refusedWith('NotByWeight'));
  });
});
