/** What a cashier does at the basket, each step by whatever hands the counter has. */
import { expect, type Locator } from '@playwright/test';
import type { TenderMethod } from '../../src/domain/areas/sale/sale.ts';
import { currencyOf } from '../../src/domain/kit/currency.ts';
import type { Counter } from './counter.ts';
import type { Goods } from './shelf.ts';

export const basket = (at: Counter): Locator => at.region(at.w.sale.basket);
export const lines = (at: Counter): Locator =>
  basket(at).getByRole('list', { name: at.w.sale.basket }).getByRole('listitem');
export const line = (at: Counter, name: string): Locator => lines(at).filter({ hasText: name });

/** What the basket comes to, as it stands on the screen. */
export const expectTotal = (at: Counter, totalMinor: number): Promise<void> =>
  expect(basket(at).getByRole('status').filter({ hasText: at.w.sale.total })).toContainText(
    at.money(totalMinor),
  );

/** How many pieces of it the basket holds. */
export const expectPieces = (at: Counter, { name }: Goods, pieces: number): Promise<void> =>
  expect(line(at, name)).toContainText(`${qty(at, pieces)} ${at.w.sale.unit.piece}`);

const qty = ({ language }: Counter, count: number): string =>
  new Intl.NumberFormat(language === 'fa' ? 'fa-IR' : language).format(count);

/** As it is keyed: 12.50 for 1250 of a currency with two decimals. */
export function keyed({ currency }: Counter, amountMinor: number): string {
  const { decimals } = currencyOf(currency);
  return (amountMinor / 10 ** decimals).toFixed(decimals).replace(/\.00$/, '');
}

export const scan = (at: Counter, ...goods: readonly Goods[]): Promise<void> =>
  at.keyboard.scan(goods.map(({ code }) => code));

/** By what is typed: a name, a piece of a code; the first found is taken. */
export async function search(at: Counter, text: string, { name }: Pick<Goods, 'name'>): Promise<void> {
  const field = at.page.getByRole('searchbox', { name: at.w.sale.search });
  if (at.hands.kind === 'keyboard') await at.keyboard.type(text);
  else await at.hands.write(field, text);
  const first = at.page.getByRole('list', { name: at.w.sale.search }).getByRole('button').first();
  await expect(first).toContainText(name);
  if (at.hands.kind === 'fingers') await first.tap();
  else await at.keyboard.press('Enter');
  await expect(line(at, name)).toBeVisible();
}

/** One piece, as these hands add it: scanned, found by its name, tapped. */
export async function add(at: Counter, item: Goods): Promise<void> {
  const before = await lines(at).count();
  if (at.hands.kind === 'mouse') await scan(at, item);
  if (at.hands.kind === 'keyboard') await search(at, item.name, item);
  if (at.hands.kind === 'fingers') await tap(at, item);
  await expect(lines(at)).toHaveCount(before + 1);
}

/** From a category's tiles, for fingers and mice; with the keyboard by its name. */
export async function tap(at: Counter, goods: Goods, categories: readonly string[] = []): Promise<void> {
  for (const category of categories)
    await at.hands.press(at.button(category, at.page.getByRole('group', { name: at.w.sale.all })));
  await at.hands.press(at.page.getByRole('list').getByRole('button').filter({ hasText: goods.name }));
}

export async function setQuantity(at: Counter, goods: Goods, pieces: string): Promise<void> {
  if (at.hands.kind === 'fingers') await at.press(at.w.app.verb.change);
  else await at.keyboard.press('*');
  await expect(at.region(goods.name)).toBeVisible();
  await at.hands.digits(pieces);
  await at.press(at.w.app.verb.done, 'Enter');
  await expect(at.region(goods.name)).toBeHidden();
}

/** On the selected line; above one's ceiling somebody else is asked. */
export async function discountLine(at: Counter, percent: string): Promise<void> {
  await at.press(at.w.app.verb.change, 'F6');
  const pane = at.page.getByRole('region').filter({ has: at.page.getByLabel(at.w.sale.action.note) });
  await expect(pane.first()).toBeVisible();
  await at.hands.press(at.button(at.w.sale.action.discount, pane.last()), 'D');
  await at.hands.digits(percent);
  await at.press(at.w.app.verb.apply, 'Enter');
}

export async function openPayment(at: Counter): Promise<Locator> {
  await at.press(at.w.sale.action.pay, '+');
  const pane = at.region(at.w.sale.tender.title);
  await expect(pane).toBeVisible();
  return pane;
}

const payKeys: Partial<Record<TenderMethod, string>> = { cash: 'Enter', card: '*', qr: '/', onAccount: '-' };

/** `amount` as it is keyed; without it all that remains. */
export async function payBy(at: Counter, method: TenderMethod, amount = ''): Promise<void> {
  const pane = at.region(at.w.sale.tender.title);
  await at.hands.digits(amount);
  await at.hands.press(at.button(at.w.sale.tender[method], pane), payKeys[method]);
}

/** The sale just completed, in sight until the next step. */
export async function expectDone(at: Counter, done: { readonly changeMinor: number }): Promise<void> {
  const shown = at.page.getByTestId('last-sale');
  await expect(shown).toBeVisible();
  if (done.changeMinor === 0) await expect(shown).toContainText(at.w.sale.done.noChange);
  else {
    await expect(shown).toContainText(at.w.sale.done.change);
    await expect(shown).toContainText(at.money(done.changeMinor));
  }
}

export async function chooseCustomer(at: Counter, name: string): Promise<void> {
  await at.press(at.w.sale.action.customer, 'F4');
  const pane = at.region(at.w.sale.action.customer);
  await at.hands.write(pane.getByRole('searchbox'), name);
  await expect(pane.getByRole('listitem')).toHaveCount(1);
  if (at.hands.kind === 'keyboard') await at.keyboard.press('Enter');
  else await at.hands.press(at.buttonWith(name, pane));
  await expect(at.button(name, basket(at))).toBeVisible();
}

export async function park(at: Counter): Promise<void> {
  await at.press(at.w.sale.action.park, 'F8');
  await expect(lines(at)).toHaveCount(0);
}

/** The only basket that waits. */
export async function resume(at: Counter): Promise<void> {
  await at.hands.press(at.buttonWith(at.w.sale.action.parked), 'F9');
  await at.press(at.w.sale.action.resume);
  await expect(lines(at)).not.toHaveCount(0);
}

/** Finds a receipt by what is typed and gives back all of it; the money is the next step. */
export async function giveBackAll(at: Counter, number: string): Promise<void> {
  await findReceipt(at, number);
  await at.press(at.w.sale.action.refundAll, 'A');
  await at.hands.press(at.button(at.w.sale.action.refund, at.region(at.w.sale.refund.title)), 'Enter');
  await expect(at.region(at.w.sale.tender.title)).toBeVisible();
}

/** By its key from the counter; a finger goes by the list of receipts. */
export async function findReceipt(at: Counter, number: string): Promise<void> {
  if (at.hands.kind === 'fingers') {
    await at.go(at.w.sale.sales);
    await at.hands.write(at.page.getByRole('searchbox'), number);
    await at.page.getByRole('row').filter({ hasText: number }).tap();
    await at.press(at.w.sale.action.refund);
    return;
  }
  await at.keyboard.press('Alt+R');
  const pane = at.region(at.w.sale.refund.title);
  await at.hands.write(pane.getByRole('searchbox'), number);
  await expect(pane.getByRole('listitem')).toHaveCount(1);
  await at.keyboard.press('Enter');
}
