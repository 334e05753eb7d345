/** The plug is pulled in the middle of it: what was on the screen is there again, and nothing twice. */
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { approve, signIn } from './entering.ts';
import { expect, target, test } from './fixtures.ts';
import {
  add,
  chooseCustomer,
  discountLine,
  expectDone,
  expectPieces,
  expectTotal,
  lines,
  openPayment,
  park,
  payBy,
  resume,
  scan,
} from './selling.ts';
import { customerName, goods } from './shelf.ts';

test.skip(target === 'electron', 'kills the plain Node till');
test.beforeEach(({ counter }) => beginTheDay(counter));

const offline = (at: Counter) => at.region(at.w.app.frame.status).getByText(at.w.app.frame.offline);

test('a killed till brings back the basket as it was, a payment begun and a basket parked', async ({
  counter: at,
  till,
  books,
}) => {
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  const rice = await goods(facts, 'Rice, 1 kg', at.language);
  await add(at, rice);
  await park(at);
  await chooseCustomer(at, customerName('Farid Rahimi', at.language));
  await scan(at, milk, milk, milk);
  await discountLine(at, '10');
  await approve(at, 'manager');
  const due = 3 * milk.priceMinor * 0.9;
  await expectTotal(at, due);
  await openPayment(at);
  await payBy(at, 'card', '100');
  await expect(at.page.getByRole('listitem').filter({ hasText: at.w.sale.tender.card })).toBeVisible();

  await till.kill();
  await expect(offline(at)).toBeVisible();
  await till.restart();
  await expect(offline(at)).toBeHidden();
  // A session lives in memory alone: after a restart one signs in again, here or on a page loaded anew.
  await signIn(at, 'cashier');
  await expectPieces(at, milk, 3);
  await expectTotal(at, due);
  const pane = await openPayment(at);
  await expect(pane.getByRole('listitem').filter({ hasText: at.w.sale.tender.card })).toContainText(
    at.money(10_000),
  );
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  await resume(at);
  await expectPieces(at, rice, 1);
  expect(await (await books()).sale.sales({})).toHaveLength(1);
});

test('a page loaded anew goes on where it was', async ({ counter: at, books }) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await scan(at, milk, milk);
  await expectPieces(at, milk, 2);
  await at.page.reload();
  await expectPieces(at, milk, 2);
  await expectTotal(at, 2 * milk.priceMinor);
});

test('a till killed while twenty codes arrive keeps every one it answered', async ({
  counter: at,
  till,
  books,
}) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  const scanning = scan(at, ...Array.from({ length: 20 }, () => milk));
  await expect(lines(at)).toHaveCount(1);
  const seen = await shownPieces(at);
  await till.kill();
  await scanning;
  await till.restart();
  await signIn(at, 'cashier');
  await expect(lines(at)).toHaveCount(1);
  expect(await shownPieces(at)).toBeGreaterThanOrEqual(seen);
});

const shownPieces = async (at: Counter): Promise<number> =>
  Number(/(\d+)\s+pcs/.exec(await lines(at).innerText())?.[1]);
