/** A cashier's whole day on one shift, to be worked by any hands in any language; the books must agree with it. */
import { expect, test } from '@playwright/test';
import { currencyOf } from '../../src/domain/kit/currency.ts';
import { minor, roundToStep } from '../../src/domain/kit/money.ts';
import { must } from '../../src/domain/kit/result.ts';
import type { Books } from './books.ts';
import type { Counter } from './counter.ts';
import {
  closeShift,
  countAndHandIn,
  floatOf,
  moveCash,
  noteOf,
  openShift,
  type Pile,
  sumOf,
  takeDrawer,
} from './drawer.ts';
import { approve, changeHands, openDemoShop, signIn } from './entering.ts';
import {
  add,
  chooseCustomer,
  discountLine,
  expectDone,
  expectTotal,
  giveBackAll,
  keyed,
  line,
  openPayment,
  park,
  payBy,
  resume,
  setQuantity,
} from './selling.ts';
import { customerName, type Goods, goods, personOf } from './shelf.ts';

/** What is in the till's drawer and on the pinpad's roll, as the day goes. */
interface Purse {
  cashMinor: number;
  cardMinor: number;
}

const step = test.step;

export async function workTheDay(at: Counter, openTheBooks: () => Promise<Books>): Promise<void> {
  const purse: Purse = { cashMinor: 0, cardMinor: 0 };
  await step('first start, sign in, float', async () => {
    await openDemoShop(at);
    await signIn(at, 'cashier');
    const float = floatOf(at);
    await openShift(at, float);
    purse.cashMinor = sumOf(float);
  });
  const books = await openTheBooks();
  const [milk, loaf, sugar] = await shopping(at, books);
  await at.go(at.w.sale.title);
  await step('a sale with a discount a manager approves, exact cash', () =>
    sellWithDiscount(at, purse, { milk, loaf }),
  );
  const byCard = await step('a card', async () => {
    await sell(at, sugar, (pay) => pay('card'));
    purse.cardMinor += sugar.priceMinor;
    return lastNumber(books);
  });
  await step('cash with change, a split, a debt', () => payInEveryWay(at, purse, { loaf, milk }));
  await step('park, serve somebody else, resume', () => parkAndResume(at, purse, { milk, sugar }));
  await step('the card sale comes back', async () => {
    await giveBackAll(at, byCard);
    await payBy(at, 'card');
    await expect(at.page.getByTestId('last-sale')).toContainText(at.w.sale.done.givenBack);
    purse.cardMinor -= sugar.priceMinor;
  });
  await step('cash in, the drawer opened for nothing', () => moveTheDrawer(at, purse));
  await step('another cashier takes the drawer over', async () => {
    await changeHands(at, 'cashier', 'otherCashier');
    await at.go(at.w.shift.title);
    await takeDrawer(at);
    await at.go(at.w.sale.title);
    await sell(at, loaf, (pay) => pay('cash'));
    purse.cashMinor += loaf.priceMinor;
  });
  await step('a blind count one note short, the Z', () => countAndClose(at, purse));
  await step('the books tell the same day', () => checkTheBooks(at, books, purse));
}

async function lastNumber(books: Books): Promise<string> {
  const [last] = await books.sale.sales({ limit: 1 });
  return must(last, 'something was sold').number;
}

const shopping = (at: Counter, books: Books): Promise<[Goods, Goods, Goods]> =>
  Promise.all([
    goods(books, 'Milk 3.2 %, 1 l', at.language),
    goods(books, 'White loaf, 400 g', at.language),
    goods(books, 'Sugar, 1 kg', at.language),
  ]);

type Pay = (method: 'cash' | 'card') => Promise<void>;

/** One piece, paid whole. */
async function sell(at: Counter, item: Goods, pay: (by: Pay) => Promise<void>): Promise<void> {
  await add(at, item);
  await expectTotal(at, item.priceMinor);
  await openPayment(at);
  await pay((method) => payBy(at, method));
  await expectDone(at, { changeMinor: 0 });
}

async function sellWithDiscount(
  at: Counter,
  purse: Purse,
  { milk, loaf }: Record<'milk' | 'loaf', Goods>,
): Promise<void> {
  await add(at, loaf);
  await add(at, milk);
  await setQuantity(at, milk, '3');
  await discountLine(at, '10');
  await approve(at, 'manager');
  const due = loaf.priceMinor + (3 * milk.priceMinor * 9) / 10;
  await expect(line(at, milk.name)).toContainText(at.money((3 * milk.priceMinor * 9) / 10));
  await expectTotal(at, due);
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  purse.cashMinor += roundToStep(minor(due), currencyOf(at.currency).cashStep);
}

async function payInEveryWay(
  at: Counter,
  purse: Purse,
  { milk, loaf }: Record<'milk' | 'loaf', Goods>,
): Promise<void> {
  const note = noteOf(at) * 10;
  await add(at, loaf);
  await openPayment(at);
  await payBy(at, 'cash', keyed(at, note));
  // The change stays in sight until the next step of somebody's basket.
  await expectDone(at, { changeMinor: note - loaf.priceMinor });
  purse.cashMinor += loaf.priceMinor;

  await add(at, milk);
  await expect(at.page.getByTestId('last-sale')).toBeHidden();
  const pane = await openPayment(at);
  const byCard = noteOf(at) / 2;
  await payBy(at, 'card', keyed(at, byCard));
  await expect(pane.getByRole('status').first()).toContainText(at.money(milk.priceMinor - byCard));
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  purse.cardMinor += byCard;
  purse.cashMinor += milk.priceMinor - byCard;

  await chooseCustomer(at, customerName('Baba Murat', at.language));
  await add(at, milk);
  await openPayment(at);
  await payBy(at, 'onAccount');
  await expectDone(at, { changeMinor: 0 });
}

async function parkAndResume(
  at: Counter,
  purse: Purse,
  { milk, sugar }: Record<'milk' | 'sugar', Goods>,
): Promise<void> {
  await add(at, milk);
  await park(at);
  await sell(at, sugar, (pay) => pay('cash'));
  await resume(at);
  await expectTotal(at, milk.priceMinor);
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
  purse.cashMinor += milk.priceMinor + sugar.priceMinor;
}

async function moveTheDrawer(at: Counter, purse: Purse): Promise<void> {
  await at.go(at.w.shift.title);
  const { payIn, noSale } = at.w.shift.reasons;
  await moveCash(at, 'payIn', { amount: keyed(at, noteOf(at)), reason: payIn[0] ?? '' });
  await moveCash(at, 'noSale', { reason: noSale[0] ?? '', approver: 'manager' });
  purse.cashMinor += noteOf(at);
}

async function countAndClose(at: Counter, purse: Purse): Promise<void> {
  await at.go(at.w.shift.title);
  await at.press(at.w.shift.act.x, 'F8');
  await expect(at.region(at.w.shift.act.x)).toContainText(at.w.shift.report.hidden);
  await countAndHandIn(at, {
    cash: pileOf(at, purse.cashMinor - noteOf(at)),
    card: keyed(at, purse.cardMinor),
    secret: at.money(purse.cashMinor),
  });
  const result = at.region(at.w.shift.close.title);
  await expect(result.getByRole('status')).toContainText(at.money(noteOf(at)));
  await expect(result).toContainText(at.money(purse.cashMinor));
  await closeShift(at, at.w.shift.reasons.payOut[0]);
}

/** The sum in as few notes as it takes. */
function pileOf(at: Counter, sumMinor: number): Pile {
  let rest = sumMinor;
  return Object.fromEntries(
    currencyOf(at.currency).denominations.map((value) => {
      const pieces = Math.floor(rest / value);
      rest -= pieces * value;
      return [value, pieces];
    }),
  );
}

async function checkTheBooks(at: Counter, books: Books, purse: Purse): Promise<void> {
  const [shift] = await books.shift.shifts({});
  expect(shift).toMatchObject({ zNumber: 'A-1', overShortMinor: -noteOf(at) });
  const report = await books.shift.shiftReport({ shiftId: shift?.id ?? '' });
  expect(report?.seal?.expected.filter(({ amountMinor }) => amountMinor !== 0)).toEqual(
    expect.arrayContaining([
      { method: 'cash', currency: at.currency, amountMinor: purse.cashMinor },
      { method: 'card', currency: at.currency, amountMinor: purse.cardMinor },
    ]),
  );
  const sales = await books.sale.sales({});
  expect(sales.map(({ kind }) => kind)).toEqual(['sale', 'refund', ...Array(7).fill('sale')]);
  // Numbers without holes, newest first.
  expect(sales.map(({ number }) => Number(number.split('-').at(-1)))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const { rows } = await books.audit.activities({ approvedOnly: true });
  const manager = personOf('manager', at.language).name;
  expect(rows.map(({ command, approvedByName }) => [command, approvedByName])).toEqual([
    ['shift.noSale', manager],
    ['access.approve', manager],
    ['access.approve', manager],
  ]);
}
