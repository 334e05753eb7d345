/** What sells comes first in what a search finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sold, swapsByPopularity } from '../../../src/domain/areas/catalogue/popularity.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { putPopularFirst } from '../../../src/main/areas/catalogue/popularity.ts';
import { tend } from '../../../src/main/ledger/tend.ts';
import { openShelves } from './shelves.ts';

/** Where everything stands after the swaps. */
function after(sold: readonly Sold[]): Sold[] {
  const ranks = new Map(sold.map(({ itemId, rank }) => [rank, itemId]));
  for (const [a, b] of swapsByPopularity(sold)) {
    const [first, second] = [ranks.get(a), ranks.get(b)];
    if (second) ranks.set(a, second);
    else ranks.delete(a);
    if (first) ranks.set(b, first);
    else ranks.delete(b);
  }
  const rankOf = new Map([...ranks].map(([rank, itemId]) => [itemId, rank]));
  return sold.map((one) => ({ ...one, rank: must(rankOf.get(one.itemId), 'nobody is lost') }));
}

test('the first places hold what sold, no class after one that sold less, and stay so', () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      quantities,
      fc.integer({ min: 0, max: 30 }),
      fc.infiniteStream(fc.nat()),
      (all, spare, order) => {
        const ranks = Array.from({ length: all.length + spare }, (_, i) => i + 1)
          .map((rank) => [must(order.next().value, 'endless'), rank] as const)
          .sort(([a], [b]) => a - b)
          .map(([, rank]) => rank);
        const sold = all.map((qtyMilli, i) => ({
          itemId: `item${i}`,
          qtyMilli,
          rank: must(ranks[i], 'a rank'),
        }));
        const placed = after(sold).sort((a, b) => a.rank - b.rank);
        expect(placed.map(({ rank }) => rank)).toEqual(sold.map((_, i) => i + 1));
        const classes = placed.map(({ qtyMilli }) => Math.floor(Math.log2(qtyMilli)));
        expect(classes).toEqual(classes.toSorted((a, b) => b - a));
        expect(swapsByPopularity(placed)).toEqual([]);
      },
    ),
  );
});

test('an item that sold moves before those that did not, and is still found', async () => {
  const shop = await openShelves();
  await shop.add('Tea green');
  await shop.add('Tea black');
  const popular = await shop.add('Tea red');
  const { kit } = shop.till;
  shop.till.meddle();
  tend(kit.ledger, (writer) =>
    writer.run(
      'insert into day_item (business_date, branch_id, item_id, qty_milli) values (?, ?, ?, ?)',
      '2026-11-19',
      kit.ledger.identity.branchId,
      popular,
      5000,
    ),
  );
  expect(await shop.find('tea')).toEqual(['Tea green', 'Tea black', 'Tea red']);
  await putPopularFirst(kit, async () => {});
  expect(await shop.find('tea')).toEqual(['Tea red', 'Tea black', 'Tea green']);
  expect(await putPopularFirst(kit, async () => {})).toBe(0);
});
