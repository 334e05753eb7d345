/** A scanner at full speed: whatever lies open on the screen, no code is lost, split or typed into a field. */
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { expect, test } from './fixtures.ts';
import { basket, expectPieces, expectTotal, line, lines, scan } from './selling.ts';
import { type Goods, goods } from './shelf.ts';

let milk: Goods;
let loaf: Goods;
test.beforeEach(async ({ counter, books }) => {
  await beginTheDay(counter);
  const facts = await books();
  milk = await goods(facts, 'Milk 3.2 %, 1 l', counter.language);
  loaf = await goods(facts, 'White loaf, 400 g', counter.language);
});

/** Twenty codes of two goods in turn. */
const twenty = (at: Counter): Promise<void> =>
  scan(at, ...Array.from({ length: 20 }, (_, n) => (n % 2 ? milk : loaf)));

async function expectAllTwenty(at: Counter): Promise<void> {
  await expectPieces(at, milk, 10);
  await expectPieces(at, loaf, 10);
  await expectTotal(at, 10 * (milk.priceMinor + loaf.priceMinor));
}

test('twenty codes thirty milliseconds apart are twenty pieces', async ({ counter: at }) => {
  await twenty(at);
  await expectAllTwenty(at);
});

test('a sheet over the counter lets every scan through', async ({ counter: at }) => {
  await at.keyboard.press('?');
  await expect(at.sheet(at.w.app.keys.title)).toBeVisible();
  await twenty(at);
  await expect(at.sheet(at.w.app.keys.title)).toBeVisible();
  await at.keyboard.press('Esc');
  await expectAllTwenty(at);
});

test('a field with the focus gets none of it', async ({ counter: at }) => {
  await at.press(at.w.sale.action.customer);
  const field = at.region(at.w.sale.action.customer).getByRole('searchbox');
  await expect(field).toBeFocused();
  await twenty(at);
  await expectAllTwenty(at);
  await expect(field).toHaveValue('');
});

test('a quantity before the scan counts for that scan', async ({ counter: at }) => {
  await at.keyboard.type('3*');
  await expect(at.page.getByText('3 ×')).toBeVisible();
  await scan(at, milk, milk);
  await expectPieces(at, milk, 4);
});

test('an unknown code is said, the sale goes on, and it is sold as a new item', async ({ counter: at }) => {
  const code = '4006381333931';
  await scan(at, milk);
  await at.keyboard.scan([code]);
  const unknown = at.region(at.w.sale.ask.unknown);
  await expect(unknown.getByRole('alert')).toContainText(code);
  await scan(at, loaf);
  await expectPieces(at, loaf, 1);
  await expect(unknown).toBeHidden();

  await at.keyboard.scan([code]);
  await unknown.getByLabel(at.w.sale.ask.name).fill('Marker');
  await unknown.getByLabel(at.w.sale.action.price).fill('45');
  await at.keyboard.press('F2');
  await expect(line(at, 'Marker')).toContainText(at.money(4500));
  await at.keyboard.scan([code]);
  await expect(line(at, 'Marker')).toContainText(at.money(9000));
});

test('a price is told without selling', async ({ counter: at }) => {
  await at.keyboard.press('F3');
  const check = at.region(at.w.sale.action.priceCheck);
  await expect(check).toBeVisible();
  await scan(at, milk);
  await expect(check).toContainText(at.money(milk.priceMinor));
  await expect(basket(at)).toContainText(at.w.sale.emptyBasket);
});

test('a scan while paying is the next thing in the basket', async ({ counter: at }) => {
  await scan(at, milk);
  await expectPieces(at, milk, 1);
  await at.keyboard.press('+');
  await scan(at, loaf);
  await expect(lines(at)).toHaveCount(2);
  await expect(at.region(at.w.sale.tender.title).getByRole('status').first()).toContainText(
    at.money(milk.priceMinor + loaf.priceMinor),
  );
});
