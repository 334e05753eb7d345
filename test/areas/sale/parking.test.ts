/** A parked basket is one basket, however many counters reach for it. */
import { describe, expect, test } from 'vitest';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { parkedBasket } from '../../../src/main/areas/sale/tables.ts';
import { codes, openShop, type Shop } from './shop.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

const parkTea = async ({ cashier }: Shop): Promise<string> => {
  await cashier.scan(codes.tea);
  return (await cashier.sale.park({ ...cashier.c(), name: 'Window' })).parkedId;
};
const waiting = async ({ cashier }: Shop) => {
  for await (const answer of await cashier.sale.parked({})) return answer;
  throw new Error('nothing was said');
};
const tablet = ({ till }: Shop) => ({ counter: 'tablet', commandId: till.id() });

/** As if another till of the branch had done it and its entry had come. */
function elsewhere(
  { till }: Shop,
  parkedId: string,
  values: Partial<typeof parkedBasket.$inferInsert>,
): void {
  const header = { id: till.id(), command: 'test.elsewhere', actor: { userId: null, name: 'test' } };
  till.kit.ledger.commit(header, (tx) => {
    tx.save(parkedBasket, parkedId, values);
    return ok(null);
  });
}

describe('a basket that was taken back', () => {
  test('is not voided under the hands that have it', async () => {
    const shop = await openShop();
    const { cashier, till } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    const gone = { commandId: till.id(), parkedId, reason: 'forgotten' };
    await expect(cashier.sale.voidParked(gone)).rejects.toEqual(refusedWith('BasketInUse'));
  });

  test('waits no more once it is voided', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    await cashier.sale.voidBasket({ ...cashier.c(), reason: 'left' });
    expect(await waiting(shop)).toEqual([]);
  });

  test('waits no more once its last line left; brought back, it is sold or parked again', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    const [tea] = await cashier.lines();
    await cashier.sale.removeLine({ ...cashier.c(), lineId: must(tea, 'tea').id });
    expect(await waiting(shop)).toEqual([]);
    await cashier.sale.undo(cashier.c());
    await cashier.sale.park(cashier.c());
    expect(await waiting(shop)).toMatchObject([{ name: 'Window', totalMinor: 9750 }]);
  });

  test('moves as it stands to the counter that takes it over, and is sold once', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    await cashier.scan(codes.bread);
    await expect(cashier.sale.resume({ ...tablet(shop), parkedId })).rejects.toEqual(
      refusedWith('BasketInUse'),
    );
    await cashier.sale.resume({ ...tablet(shop), parkedId, takeOver: true });
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('EmptyBasket'));
    const done = await cashier.sale.complete({ ...tablet(shop), exactCash: true });
    expect(done.totalMinor).toBe(13_250);
    expect(await waiting(shop)).toEqual([]);
  });

  test('is not sold here when another till took it over meanwhile', async () => {
    const shop = await openShop();
    const { cashier, till } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    elsewhere(shop, parkedId, { takenByTillId: till.id(), takenByName: 'Bek', takenAt: till.clock.now() });
    await expect(cashier.exactCash()).rejects.toMatchObject({ code: 'BasketInUse', data: { name: 'Bek' } });
    await cashier.sale.park({ ...cashier.c(), name: 'Mine' });
    expect((await waiting(shop)).map(({ name, takenByName }) => [name, takenByName])).toEqual([
      ['Window', 'Bek'],
      ['Mine', null],
    ]);
  });

  test('is not sold here when another till has sold it', async () => {
    const shop = await openShop();
    const { cashier, till } = shop;
    const parkedId = await parkTea(shop);
    await cashier.sale.resume({ ...cashier.c(), parkedId });
    const at = till.clock.now();
    elsewhere(shop, parkedId, { takenByTillId: till.id(), takenByName: 'Bek', takenAt: at, deletedAt: at });
    await expect(cashier.exactCash()).rejects.toEqual(refusedWith('BasketInUse'));
    await cashier.sale.voidBasket({ ...cashier.c(), reason: 'sold there' });
  });
});
