/** A counter beside the plain sale: weights, words on the wrong layout, foreign notes, goods that come back. */
import { beginTheDay } from './drawer.ts';
import { approve } from './entering.ts';
import { expect, test } from './fixtures.ts';
import {
  add,
  basket,
  discountLine,
  expectDone,
  expectPieces,
  expectTotal,
  findReceipt,
  giveBackAll,
  line,
  lines,
  openPayment,
  park,
  payBy,
  setQuantity,
} from './selling.ts';
import { customerName, goods } from './shelf.ts';

test.beforeEach(({ counter }) => beginTheDay(counter));

/** What is typed, and what must be found by it. */
const found: Record<'ru' | 'fa', readonly (readonly [typed: string, item: string])[]> = {
  ru: [
    ['rjkf', 'Cola, 1 l'],
    ['shampun', 'Shampoo, 400 ml'],
    ['зеленые', 'Apples, green'],
  ],
  fa: [
    ['پنير', 'White cheese, 400 g'],
    ['adv', 'Milk 3.2 %, 1 l'],
    ['ويفر ٢٠٠', 'Wafers, 200 g'],
  ],
};

for (const language of ['ru', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a name is found in another script, on the wrong layout, in any digits', async ({
      counter: at,
      books,
    }) => {
      const facts = await books();
      const field = at.page.getByRole('searchbox', { name: at.w.sale.search });
      for (const [typed, item] of found[language]) {
        const { name } = await goods(facts, item, language);
        await field.fill(typed);
        await expect(
          at.page.getByRole('list', { name: at.w.sale.search }).getByRole('button').filter({ hasText: name }),
        ).toBeVisible();
      }
    });
  });
}

test('what is weighed is asked for its weight and rounded once', async ({ counter: at, books }) => {
  const bananas = await goods(await books(), 'Bananas', at.language);
  await at.keyboard.type('4011');
  await at.keyboard.press('Enter');
  await expect(at.region(bananas.name)).toContainText(at.w.sale.ask.weight);
  await at.keyboard.type('1.235');
  await at.press(at.w.app.verb.add);
  await expect(line(at, bananas.name)).toContainText(`1.235 ${at.w.sale.unit.kg}`);
  await expectTotal(at, Math.round(bananas.priceMinor * 1.235));
});

test('steps are taken back and made again, and a basket is voided with a reason', async ({
  counter: at,
  books,
}) => {
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  const loaf = await goods(facts, 'White loaf, 400 g', at.language);
  await add(at, milk);
  await add(at, loaf);
  await at.keyboard.press('Mod+Z');
  await expect(lines(at)).toHaveCount(1);
  await at.keyboard.press('Mod+Y');
  await expect(lines(at)).toHaveCount(2);
  await at.keyboard.press('Del');
  await expect(line(at, loaf.name)).toBeHidden();
  await at.keyboard.press('Alt+V');
  const [reason = ''] = at.w.sale.voidPane.reasons;
  await at.press(reason);
  await expect(basket(at)).toContainText(at.w.sale.emptyBasket);
  const { rows } = await facts.audit.activities({ command: 'sale.voidBasket' });
  expect(rows).toMatchObject([{ action: 'CANCEL', reason }]);
});

test('a discount within one’s own ceiling asks nobody; a wrong PIN does not approve a larger one', async ({
  counter: at,
  books,
}) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  await discountLine(at, '5');
  await expectTotal(at, milk.priceMinor * 0.95);
  await discountLine(at, '30');
  const sheet = at.sheet(at.w.access.approval.title);
  await at.keyboard.type('9999');
  await at.keyboard.press('Enter');
  await expect(sheet.getByRole('alert')).toContainText(/\S/);
  await approve(at, 'manager');
  await expectTotal(at, milk.priceMinor * 0.7);
});

test('foreign notes are taken at the shop’s rate, and the change is ours', async ({ counter: at, books }) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  const pane = await openPayment(at);
  await at.hands.digits('5');
  await at.buttonWith('USD', pane).click();
  // Five dollars at 87.45, in whole som.
  await expectDone(at, { changeMinor: 43_700 - milk.priceMinor });
});

test('part of a receipt comes back, what is left comes later, and never more', async ({
  counter: at,
  books,
}) => {
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  await setQuantity(at, milk, '3');
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  const [{ number } = { number: '' }] = await facts.sale.sales({ limit: 1 });

  const { refund, action } = at.w.sale;
  const pane = at.region(refund.title);
  await findReceipt(at, number);
  await at.button(at.w.app.oneMore, pane).click();
  await at.button(refund.reasons.damaged, pane).click();
  await pane.getByRole('radio', { name: refund.restockDamaged }).click();
  await at.button(action.refund, pane).click();
  await payBy(at, 'cash');
  await expect(at.page.getByTestId('last-sale')).toContainText(at.money(milk.priceMinor));

  await findReceipt(at, number);
  await expect(pane).toContainText(refund.back);
  await at.button(action.refundAll, pane).click();
  await expect(pane.getByRole('group', { name: `${refund.quantity}: ${milk.name}` })).toContainText('2');
  await at.button(action.refund, pane).click();
  await payBy(at, 'cash');
  await expect(at.page.getByTestId('last-sale')).toContainText(at.money(2 * milk.priceMinor));

  await findReceipt(at, number);
  await expect(pane).toContainText(refund.nothingLeft);
  const refunds = await facts.sale.sales({ kind: 'refund' });
  expect(refunds.map(({ totalMinor }) => totalMinor)).toEqual([-2 * milk.priceMinor, -milk.priceMinor]);
});

test('an exchange is one receipt, and only the difference is paid', async ({ counter: at, books }) => {
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  const rice = await goods(facts, 'Rice, 1 kg', at.language);
  await add(at, milk);
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  const [{ number } = { number: '' }] = await facts.sale.sales({ limit: 1 });
  await giveBackAll(at, number);
  await at.keyboard.press('Esc');
  await add(at, rice);
  await expectTotal(at, rice.priceMinor - milk.priceMinor);
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  const [last] = await facts.sale.sales({ limit: 1 });
  expect(last).toMatchObject({ kind: 'exchange', totalMinor: rice.priceMinor - milk.priceMinor });
});

test('the price of a line is changed by who may, and shows what it was', async ({ counter: at, books }) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  await at.keyboard.press('F6');
  const price = at.region(milk.name).getByLabel(at.w.sale.action.price);
  await price.fill('80');
  await at.keyboard.press('Enter');
  await approve(at, 'manager');
  await at.keyboard.press('Esc');
  await expectTotal(at, 8000);
  await expect(line(at, milk.name)).toContainText(at.money(milk.priceMinor));
  await expectPieces(at, milk, 1);
});

test('a phone that is known already is its bearer’s, or that of another in the house', async ({
  counter: at,
  books,
}) => {
  const facts = await books();
  const known = customerName('Elmira Asanova', at.language);
  const [{ phone } = { phone: null }] = await facts.customer.pickList({ text: known, limit: 1 });
  const { action, ask, phone: phoneWord, newCustomer } = at.w.sale;
  const { chooseThem, anotherPerson } = at.w.customer;
  const pane = at.region(action.customer);
  const write = async (name: string): Promise<void> => {
    await at.keyboard.press('F4');
    await at.press(newCustomer, 'F2');
    await pane.getByLabel(ask.name).fill(name);
    await pane.getByLabel(phoneWord).fill(phone ?? '');
    await at.keyboard.press('Enter');
    await expect(pane.getByRole('alert')).toContainText(known);
  };
  await write('Elmira');
  await at.buttonWith(chooseThem('').trim(), pane).click();
  await expect(at.button(known, basket(at))).toBeVisible();
  await write('Her brother');
  await at.button(anotherPerson, pane).click();
  await expect(at.button('Her brother', basket(at))).toBeVisible();
});

test('what is typed beside a line is kept by one Enter, and Esc leaves any pane', async ({
  counter: at,
  books,
}) => {
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  await at.keyboard.press('F6');
  const pane = at.region(milk.name);
  await pane.getByLabel(at.w.sale.action.note).fill('cold, please');
  await at.press(at.w.app.verb.done);
  await expect(line(at, milk.name)).toContainText('cold, please');
  for (const keys of ['F3', 'F4', 'F6', 'F7', 'F9', '+', 'Alt+N', 'Alt+R', 'Alt+V']) {
    await at.keyboard.press(keys);
    await expect(at.button(at.w.sale.action.backToBasket), keys).toBeVisible();
    await at.keyboard.press('Esc');
    await expect(at.button(at.w.sale.action.backToBasket), keys).toBeHidden();
  }
});

test('a parked basket comes back by Enter, and is thrown away only with a reason', async ({
  counter: at,
  books,
}) => {
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  await park(at);
  await at.keyboard.press('F9');
  await expect(at.button(at.w.sale.action.resume)).toBeVisible();
  await at.keyboard.press('Enter');
  await expect(line(at, milk.name)).toBeVisible();
  await park(at);
  await at.keyboard.press('F9');
  const pane = at.region(at.w.sale.park.title);
  await at.button(at.w.sale.action.voidBasket, pane).click();
  const [, reason = ''] = at.w.sale.voidPane.reasons;
  await at.button(reason, pane).click();
  await expect(pane).toContainText(at.w.sale.park.empty);
  const { rows } = await facts.audit.activities({ command: 'sale.voidParked' });
  expect(rows).toMatchObject([{ reason }]);
});

test('an unknown code becomes an item without a hand leaving the keys', async ({ counter: at }) => {
  await at.keyboard.scan(['4006381333931']);
  await expect(at.region(at.w.sale.ask.unknown)).toBeVisible();
  await at.keyboard.press('F2');
  await at.keyboard.type('Lamp');
  await at.keyboard.press('F2');
  await at.keyboard.type('120');
  await at.keyboard.press('Enter');
  await expect(line(at, 'Lamp')).toBeVisible();
  await expectTotal(at, 12_000);
});

test('without a shift the counter says where to open one, and the basket waits', async ({
  counter: at,
  books,
}) => {
  // The day has begun, so this one ends it first: closed without a count, at once.
  await at.go(at.w.shift.title);
  await at.press(at.w.shift.act.close);
  await at.press(at.w.shift.close.withoutCount);
  await at.page.getByRole('alertdialog').getByRole('button', { name: at.w.shift.close.run }).click();
  await at.go(at.w.sale.title);
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await add(at, milk);
  const pane = await openPayment(at);
  await expect(pane).toContainText(at.w.sale.noShift);
  await payBy(at, 'cash');
  await expect(pane.getByRole('alert')).toContainText(at.w.sale.refusals.NoOpenShift);
  await at.press(at.w.sale.openShift);
  await at.press(at.w.shift.close.newShift);
  await expect(at.button(at.w.shift.open.run)).toBeVisible();
});
