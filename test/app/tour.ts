/** Every screen of the counter in the order one meets them, each brought into a state worth looking at. */
import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { catalogueWords } from '../../src/domain/areas/catalogue/words.ts';
import { attachedWords } from '../../src/domain/areas/device/attached-words.ts';
import { printerWords } from '../../src/domain/areas/device/printer-words.ts';
import { factorySettings } from '../../src/domain/areas/device/scale-kinds.ts';
import { scaleWords } from '../../src/domain/areas/device/scale-words.ts';
import { FakeScale } from '../../src/main/devices/scale/fake.ts';
import { tcpWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import { attach } from './attached.ts';
import type { Books } from './books.ts';
import type { Counter } from './counter.ts';
import { floatOf, noteOf, openShift } from './drawer.ts';
import { chooseLanguage, openDemoShop, signIn } from './entering.ts';
import {
  add,
  chooseCustomer,
  expectDone,
  findReceipt,
  keyed,
  openPayment,
  park,
  payBy,
  scan,
  setQuantity,
} from './selling.ts';
import { customerName, type Goods, goods, personOf } from './shelf.ts';

/** Looks at what stands on the screen now. */
export type Look = (screen: string) => Promise<void>;

/** Screens that need nothing but to be opened, by what follows the # of their address. */
const places = [
  '/catalogue',
  '/catalogue/categories',
  '/catalogue/favourites',
  '/catalogue/prices',
  '/catalogue/import',
  '/catalogue/changes',
  '/customers',
  '/reports',
  '/reports/items',
  '/reports/categories',
  '/reports/staff',
  '/reports/hours',
  '/reports/tenders',
  '/reports/taxes',
  '/reports/customers',
  '/reports/corrections',
  '/activity',
  '/journal',
  '/settings',
  '/settings/devices',
  '/users',
  '/roles',
  '/settings/backups',
  '/settings/headquarters',
];

export async function tour(at: Counter, openTheBooks: () => Promise<Books>, look: Look): Promise<void> {
  await entering(at, look);
  const books = await openTheBooks();
  await selling(at, books, look);
  await givingBack(at, books, look);
  await theDrawer(at, look);
  await manyPrices(books);
  for (const place of places) {
    await test.step(place, async () => {
      await open(at, place);
      await look(place.slice(1).replaceAll('/', '-'));
    });
  }
  await insidePlaces(at, look);
  await devices(at, look);
  await overEverything(at, look);
}

/** As a bookmark would: no screen may need the one before it. */
async function open(at: Counter, place: string): Promise<void> {
  await at.page.evaluate((hash) => {
    location.hash = hash;
  }, place);
  // The screen before goes at once; a lazy one takes its time to come.
  await at.page.evaluate(stillness);
  await settled(at);
}

/** Streams and lazy screens have come: nothing says that it is loading, and nothing moves any more. */
async function settled(at: Counter): Promise<void> {
  await expect(at.page.getByRole('main')).toContainText(/\p{L}/u);
  await expect(at.page.getByText(at.w.app.loading, { exact: true })).toHaveCount(0);
  await expect(at.page.locator('[aria-busy=true]')).toHaveCount(0);
  await at.page.evaluate(stillness);
}

/** Resolves once the page has not changed for a while. Runs in the page. */
function stillness(): Promise<void> {
  return new Promise((resolve) => {
    const rest = (): void => {
      watcher.disconnect();
      resolve();
    };
    let timer = setTimeout(rest, 150);
    const watcher = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(rest, 150);
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(rest, 3000);
  });
}

async function entering(at: Counter, look: Look): Promise<void> {
  await chooseLanguage(at);
  await look('welcome');
  const { setUp } = at.w.setting;
  await at.hands.press(at.buttonWith(setUp.real));
  for (const question of ['country', 'shop', 'money', 'taxes', 'owner'] as const) {
    await expect(at.page.getByRole('heading', { name: setUp[question] })).toBeVisible();
    if (question === 'shop' || question === 'owner') await at.page.getByRole('textbox').fill('Dukkan');
    await look(`set-up-${question}`);
    await at.press(at.w.app.verb.next);
  }
  await look('set-up-pin');
  for (let step = 0; step < 6; step += 1) await at.keyboard.press('Esc');
  await openDemoShop(at);
  await look('sign-in');
  await at.buttonWith(personOf('owner', at.language).name).click();
  await at.keyboard.type('99');
  await look('sign-in-pin');
  await at.keyboard.press('Backspace');
  await at.keyboard.press('Backspace');
  await signIn(at, 'owner');
  await at.go(at.w.shift.title);
  await settled(at);
  await look('shift-opening');
  await openShift(at, floatOf(at));
}

async function selling(at: Counter, books: Books, look: Look): Promise<void> {
  const { sale } = at.w;
  await at.go(sale.title);
  await look('sale-empty');
  const milk = await goods(books, 'Milk 3.2 %, 1 l', at.language);
  const mild = await goods(books, 'Lemonade with mint, 400 ml', at.language);
  await fillBasket(at, books, milk);
  await look('sale-basket');
  await at.page.getByRole('searchbox', { name: sale.search }).fill(mild.name.slice(0, 3));
  await expect(at.page.getByRole('list', { name: sale.search })).toBeVisible();
  await look('sale-search');
  await at.page.getByRole('searchbox', { name: sale.search }).fill('');
  const panes: [name: string, keys: string][] = [
    ['line', 'F6'],
    ['discount', 'F7'],
    ['customer', 'F4'],
    ['note', 'Alt+N'],
    ['price-check', 'F3'],
    ['void', 'Alt+V'],
  ];
  for (const [name, keys] of panes) {
    await at.keyboard.press(keys);
    await settled(at);
    await look(`sale-${name}`);
    await at.keyboard.press('Esc');
    await at.keyboard.press('Esc');
  }
  await at.keyboard.scan(['4006381333931']);
  await expect(at.region(sale.ask.unknown)).toBeVisible();
  await look('sale-unknown');
  await at.keyboard.press('Esc');
  await at.keyboard.type('4011');
  await at.keyboard.press('Enter');
  await expect(at.page.getByText(sale.ask.weightHint)).toBeVisible();
  await look('sale-weight');
  await at.keyboard.press('Esc');
  await weighing(at, books, look);
  await takenPhone(at, books, look);
  const pane = await openPayment(at);
  await look('sale-tender');
  await payBy(at, 'card', keyed(at, noteOf(at)));
  await expect(pane.getByRole('list')).toBeVisible();
  await at.hands.digits('5');
  await look('sale-tender-split');
  await at.keyboard.press('Esc');
  await at.button(sale.tender.instalments, pane).click();
  await look('sale-instalments');
  await at.keyboard.press('Esc');
  await payBy(at, 'cash', keyed(at, noteOf(at) * 1000));
  await expect(at.page.getByTestId('last-sale')).toBeVisible();
  await look('sale-done');
  await add(at, milk);
  await park(at);
  await at.keyboard.press('F9');
  await expect(at.button(sale.action.resume)).toBeVisible();
  await look('sale-parked');
  await at.keyboard.press('Esc');
}

/** What the pane that weighs says while a scale stands there: at rest, and lost. */
async function weighing(at: Counter, books: Books, look: Look): Promise<void> {
  const words = scaleWords[at.language];
  const wire = await tcpWire(0);
  const scale = new FakeScale('massa', wire, systemTimers, () => 0.5);
  scale.put({ grams: 1250 });
  const settings = factorySettings('massa', { kind: 'tcp', host: '127.0.0.1', port: wire.port });
  const attached = await attach(books, 'Massa-K', settings);
  await attached.is(({ state }) => state.kind === 'live');
  await at.keyboard.type('4011');
  await at.keyboard.press('Enter');
  await expect(at.page.getByTestId('weight')).toContainText(words.weigh.ready);
  await look('sale-weigh');
  await wire.unplug();
  await expect(at.page.getByTestId('weight')).toContainText(words.weigh.noWeight);
  await look('sale-weigh-lost');
  await at.keyboard.press('Esc');
  await attached.change(settings, false);
}

/** A newcomer whose phone is somebody's already. */
async function takenPhone(at: Counter, books: Books, look: Look): Promise<void> {
  const known = customerName('Elmira Asanova', at.language);
  const [{ phone } = { phone: null }] = await books.customer.pickList({ text: known, limit: 1 });
  const { action, ask, phone: label, newCustomer } = at.w.sale;
  const pane = at.region(action.customer);
  await at.keyboard.press('F4');
  await at.press(newCustomer, 'F2');
  await pane.getByLabel(ask.name).fill('Elmira');
  await pane.getByLabel(label).fill(phone ?? '');
  await at.keyboard.press('Enter');
  await expect(pane.getByRole('alert')).toContainText(known);
  await look('sale-phone-taken');
  await at.keyboard.press('Esc');
  await at.keyboard.press('Esc');
}

/** Long names, a weight, a discount, a note, a customer: all that a line may carry. */
async function fillBasket(at: Counter, books: Books, milk: Goods): Promise<void> {
  await chooseCustomer(at, customerName('Elmira Asanova', at.language));
  await scan(at, milk, milk);
  await scan(at, await goods(books, 'Nappies size 4, 40 pcs', at.language));
  await scan(at, await goods(books, 'Green peas, canned, 400 g', at.language));
  const rice = await goods(books, 'Uzgen rice, 1 kg', at.language);
  await add(at, rice);
  await setQuantity(at, rice, '12');
  await at.keyboard.press('F6');
  await at.keyboard.press('D');
  await at.keyboard.type('15');
  await at.keyboard.press('Enter');
}

async function givingBack(at: Counter, books: Books, look: Look): Promise<void> {
  const [{ number } = { number: '' }] = await books.sale.sales({ limit: 1 });
  await at.keyboard.press('Alt+R');
  await settled(at);
  await look('refund-find');
  await at.keyboard.press('Esc');
  await findReceipt(at, number);
  await expect(at.button(at.w.sale.action.refundAll)).toBeVisible();
  await at.keyboard.press('A');
  await look('refund');
  await at.button(at.w.sale.action.refund, at.region(at.w.sale.refund.title)).click();
  await expect(at.region(at.w.sale.tender.title)).toBeVisible();
  await look('refund-money');
  await payBy(at, 'cash');
  await expect(at.page.getByTestId('last-sale')).toBeVisible();
  await look('refund-done');
  const milk = await goods(books, 'Milk 3.2 %, 1 l', at.language);
  for (const method of ['cash', 'card', 'cash'] as const) {
    await add(at, milk);
    await openPayment(at);
    await payBy(at, method);
    await expectDone(at, { changeMinor: 0 });
  }
  await at.go(at.w.sale.sales);
  await settled(at);
  await look('receipts');
  await at.page.getByRole('row').filter({ hasText: number }).click();
  await settled(at);
  await look('receipts-one');
}

async function theDrawer(at: Counter, look: Look): Promise<void> {
  await at.go(at.w.shift.title);
  await settled(at);
  await look('shift-book');
  for (const [name, keys] of [
    ['pay-in', 'F2'],
    ['no-sale', 'F6'],
    ['x', 'F8'],
    ['count', 'F10'],
  ] as const) {
    await at.keyboard.press(keys);
    await settled(at);
    await look(`shift-${name}`);
  }
  await at.hands.digits('3');
  await at.keyboard.press('Mod+Enter');
  await expect(at.page.getByRole('heading', { name: at.w.shift.stated.title })).toBeVisible();
  await look('shift-stated');
  await at.keyboard.press('Mod+Enter');
  await expect(at.page.getByText(at.w.shift.close.left).first()).toBeVisible();
  await look('shift-result');
  await at.keyboard.press('Mod+Enter');
  await expect(at.button(at.w.shift.close.newShift)).toBeVisible();
  await settled(at);
  await look('shift-closed');
  await open(at, '/shifts');
  await at.page.getByRole('row').last().click();
  await settled(at);
  await look('shifts');
}

/** What one opens in them. */
async function insidePlaces(at: Counter, look: Look): Promise<void> {
  await open(at, '/catalogue');
  await at.page.getByRole('row').nth(3).click();
  await settled(at);
  await look('catalogue-item');
  await insidePrices(at, look);
  await open(at, '/customers');
  await at.page.getByText(customerName('Baba Murat', at.language)).first().click();
  await settled(at);
  await look('customers-one');
  await open(at, '/users');
  await at.page.getByText(personOf('cashier', at.language).name).first().click();
  await settled(at);
  await look('users-one');
  await open(at, '/activity');
  await at.page.getByRole('row').nth(2).click();
  await settled(at);
  await look('activity-one');
  await open(at, '/settings');
  const { sections } = at.w.setting;
  for (const section of ['money', 'selling', 'shift', 'receipt', 'places', 'taxes'] as const) {
    await at.button(sections[section]).click();
    await settled(at);
    await look(`settings-${section}`);
  }
}

/** Prices that were moved together, and some that will be. */
export async function manyPrices({ catalogue }: Books): Promise<void> {
  const chosen = { itemIds: null, filter: { ...anything, text: '' } };
  const rounding = { stepMinor: 100, endingMinor: 0, direction: 'halfUp' as const };
  const up = { move: { kind: 'percent' as const, bp: 500 }, rounding, from: null, to: null };
  const soon = Date.now() + 10 * 86_400_000;
  const when = { name: 'Nowruz', validFrom: soon, validUntil: soon + 86_400_000 };
  for (const change of [
    { ...up, when: null },
    { ...up, when },
  ]) {
    await catalogue.changePrices({ commandId: v7(), changeId: v7(), chosen, change });
  }
}

const anything = { categoryId: null, brand: null, kind: null, status: null, missing: null };

/** What is planned, the form that plans it, and what taking a change back would do. */
export async function insidePrices(at: Counter, look: Look): Promise<void> {
  const { lists, bulk, changes } = catalogueWords[at.language];
  await open(at, '/catalogue/prices');
  await at.buttonWith('Nowruz').click();
  await settled(at);
  await look('catalogue-planned');
  await at.button(lists.edit).click();
  await settled(at);
  await look('catalogue-planned-edit');
  await at.page.getByRole('listitem').first().getByRole('button').click();
  await at.button(lists.fill).click();
  await at.page.getByRole('radio', { name: bulk.whens.later }).click();
  await settled(at);
  await look('catalogue-plan');
  await at.keyboard.press('Esc');
  await open(at, '/catalogue/changes');
  await at.page.getByRole('row').last().click();
  await expect(at.button(changes.undo)).toBeVisible();
  await settled(at);
  await look('catalogue-undo');
  await at.keyboard.press('Esc');
}

/** The steps that add a device, and a pane of each kind. */
async function devices(at: Counter, look: Look): Promise<void> {
  const w = attachedWords[at.language];
  const printer = printerWords[at.language];
  const addAt = async (n: string, place: string): Promise<void> => {
    await at.press(w.add, 'Ins');
    await at.keyboard.press(n);
    await at.page.getByRole('textbox').fill(place);
    await at.press(at.w.app.verb.next, 'Enter');
  };
  const keep = async (name: string): Promise<void> => {
    await settled(at);
    await look(`devices-${name}-trial`);
    await at.press(w.trial.keep, 'Enter');
    await settled(at);
    await look(`devices-${name}`);
  };
  await open(at, '/settings/devices');
  await at.press(w.add, 'Ins');
  await settled(at);
  await look('devices-what');
  await at.keyboard.press('1');
  await settled(at);
  await look('devices-place');
  await at.page.getByRole('textbox').fill('127.0.0.1:1');
  await at.press(at.w.app.verb.next, 'Enter');
  await expect(at.page.getByText(w.link.unreachable)).toBeVisible();
  await look('devices-unreachable');
  await at.press(w.attachBlind);
  await keep('printer');
  await at.page.getByText(w.advanced).click();
  await at.page.getByRole('switch', { name: printer.ownType }).click();
  await look('devices-printer-more');
  await addAt('3', '/dev/nowhere');
  await expect(at.button(w.kind.find)).toBeVisible();
  await look('devices-scale-kind');
  await at.buttonWith(w.kinds.ascii[1]).click();
  await keep('scale');
  await at.page.getByText(w.advanced).click();
  await look('devices-scale-more');
  await addAt('4', '/dev/nowhere');
  await keep('pole');
  await addAt('6', '/dev/elsewhere');
  await keep('scanner');
  await addAt('7', '127.0.0.1:1');
  await keep('label-printer');
  await at.page.locator('[data-id=printer] button').click();
  await settled(at);
  await look('printer-panel');
  await at.keyboard.press('Esc');
}

async function overEverything(at: Counter, look: Look): Promise<void> {
  await open(at, '/sale');
  await at.keyboard.press('?');
  await expect(at.sheet(at.w.app.keys.title)).toBeVisible();
  await look('keys');
  await at.keyboard.press('Esc');
  await at.keyboard.press('Mod+K');
  await expect(at.page.getByRole('listbox')).toBeVisible();
  await look('palette');
  await at.keyboard.press('Esc');
  await at.button(at.w.app.frame.counter).click();
  await look('counter-panel');
  await at.keyboard.press('Esc');
  await at.keyboard.press('Alt+L');
  await expect(at.page.getByRole('heading', { name: at.w.access.signIn.locked })).toBeVisible();
  await look('locked');
}
