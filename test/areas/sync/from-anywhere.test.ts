/** What is managed at one till holds at the others: prices told ahead, changes taken back as one, debts, people. */
import { expect, test, vi } from 'vitest';
import type { PriceChange } from '../../../src/domain/areas/catalogue/bulk-price.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { addBranch } from '../../../src/hq/console/companies.ts';
import { answerOf, type TestTill } from '../../kit/till.ts';
import { cashierOf, openShop } from '../sale/shop.ts';
import { join, joinNew, openHeadquarters, openOther, settled, until } from './tills.ts';

// Each till reads its catalogue on a thread of its own, which takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const everything = {
  itemIds: null,
  filter: { text: '', categoryId: null, brand: null, kind: null, status: null, missing: null },
};
const up: PriceChange = {
  move: { kind: 'percent', bp: 1000 },
  rounding: { stepMinor: 1, endingMinor: 0, direction: 'halfUp' },
  from: null,
  to: null,
  when: null,
};

/** A shop at headquarters and a second till, of the same branch or another. */
async function twoTills(apart: 'tills' | 'branches' = 'tills') {
  const hq = await openHeadquarters();
  const { till: here, ids } = await openShop();
  await join(here, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(here);
  const there = await openOther();
  const code = apart === 'tills' ? await hq.code({ tillCode: '2' }) : await codeOfNorth(hq);
  await joinNew(there, { url: hq.url, code, name: 'Back' });
  await settled(here, there);
  return { here, there, ids };
}

async function codeOfNorth({ house, company, code }: Awaited<ReturnType<typeof openHeadquarters>>) {
  const north = await addBranch(house.hq.kit, company.id, { name: 'North', code: 'N' });
  if (typeof north === 'string') throw new Error(north);
  return code({ branch: north.id, tillCode: '1' });
}

const priceAt = async (till: TestTill, itemId: string): Promise<number | undefined> =>
  (await answerOf(till.clientFor('owner').catalogue.item({ itemId })))?.priceMinor;

async function change(till: TestTill, prices: PriceChange): Promise<string> {
  const changeId = till.id();
  const { catalogue } = till.clientFor('owner');
  await catalogue.changePrices({ commandId: till.id(), changeId, chosen: everything, change: prices });
  return changeId;
}

const runAt = async (till: TestTill, id: string) =>
  (await answerOf(till.clientFor('owner').catalogue.bulkRuns({}))).find((run) => run.id === id);

test('prices planned at one till begin at the other without a network, by its own clock', async () => {
  const { here, there, ids } = await twoTills();
  const from = here.clock.now() + 3_600_000;
  await change(here, { ...up, when: { name: 'Monday', validFrom: from, validUntil: null } });
  const planned = async () => (await answerOf(there.clientFor('owner').catalogue.priceLists({})))[0]?.prices;
  await until(async () => (await planned()) === 4, 'the planned prices at the other till');
  there.kit.hq.stop();
  // A call takes its time on this clock.
  there.clock.set(from - 60_000);
  expect(await priceAt(there, ids.tea)).toBe(9750);
  there.clock.set(from);
  expect(await priceAt(there, ids.tea)).toBe(10_725);
  expect(await priceAt(here, ids.tea)).toBe(9750);
});

test('a change of all prices at one till is taken back at the other, but for what was changed since', async () => {
  const { here, there, ids } = await twoTills();
  const changeId = await change(here, up);
  await until(async () => (await priceAt(there, ids.coat)) === 1_100_000, 'the new prices at the other till');
  await until(async () => (await runAt(there, changeId))?.undoable === true, 'the change at the other till');
  const { catalogue } = there.clientFor('owner');
  await catalogue.editItem({ commandId: there.id(), itemId: ids.bread, changes: { priceMinor: 5000 } });
  const preview = await catalogue.previewUndo({ changeId });
  expect(preview).toMatchObject({ restored: 3, left: 1 });
  expect(preview.rows[0]).toMatchObject({ label: 'Bread', isLeft: true, now: { priceMinor: 5000 } });
  expect(preview.rows.find(({ label }) => label === 'Tea')).toMatchObject({
    isLeft: false,
    back: { priceMinor: 9750 },
    now: { priceMinor: 10_725 },
  });
  expect(await catalogue.undoBulk({ commandId: there.id(), changeId })).toEqual({ restored: 3, kept: 1 });
  await until(async () => (await priceAt(here, ids.tea)) === 9750, 'the old price where it was changed');
  await until(async () => (await priceAt(here, ids.bread)) === 5000, 'the price set meanwhile stays');
  await until(async () => (await runAt(here, changeId))?.undoable === false, 'nobody takes it back twice');
  expect(await runAt(here, changeId)).toMatchObject({ kind: 'prices', state: 'undone', undone: { kept: 1 } });
  const twice = here.clientFor('owner').catalogue.undoBulk({ commandId: here.id(), changeId });
  await expect(twice).rejects.toMatchObject({ code: 'NothingToUndo' });
});

test('a till whose clock is an hour ahead can have its change taken back elsewhere all the same', async () => {
  const { here, there, ids } = await twoTills();
  here.clock.advance(3_600_000);
  const changeId = await change(here, up);
  await until(async () => (await runAt(there, changeId))?.undoable === true, 'the change at the other till');
  await until(async () => (await priceAt(there, ids.coat)) === 1_100_000, 'the new prices at the other till');
  const { catalogue } = there.clientFor('owner');
  expect(await catalogue.undoBulk({ commandId: there.id(), changeId })).toEqual({ restored: 4, kept: 0 });
});

test('a debt made in one branch counts against the limit in another, and is repaid there', async () => {
  const { here, there, ids } = await twoTills('branches');
  const customerId = ids.regular;
  const buy = async (till: TestTill, qtyMilli: number): Promise<void> => {
    const counter = cashierOf(till, { permissions: ['sale.sell', 'sale.onAccount'] });
    await counter.sale.setCustomer({ ...counter.c(), customerId });
    await counter.add(ids.tea, { qtyMilli });
    await counter.pay('onAccount');
    await counter.complete();
  };
  const card = async (till: TestTill) =>
    must(await answerOf(till.clientFor('owner').customer.customer({ customerId })), 'the customer');
  await buy(here, 1000);
  await until(async () => (await card(there)).owedMinor === 9750, 'the debt in the other branch');
  expect(await card(there)).toMatchObject({ dues: [{ leftMinor: 9750 }], sales: 0 });
  const { customer, shift } = there.clientFor('owner');
  expect(await customer.statement({ customerId })).toMatchObject([{ kind: 'sale', owedMinor: 9750 }]);
  await shift.openShift({ commandId: there.id(), float: [] });
  // 97.50 and 487.50 are more than the 500.00 allowed.
  await expect(buy(there, 5000)).rejects.toMatchObject({
    code: 'OverDebtLimit',
    data: { owedMinor: 9750, limitMinor: 50_000 },
  });
  const repayment = { customerId, method: 'cash' as const, amountMinor: 9750, note: null };
  await customer.takeRepayment({ commandId: there.id(), ...repayment });
  await until(async () => (await card(here)).owedMinor === 0, 'the repayment where the debt was made');
  const statement = await here.clientFor('owner').customer.statement({ customerId });
  expect(statement).toMatchObject([
    { kind: 'repayment', balanceMinor: 0, number: expect.stringMatching(/^N-1-/) },
    { kind: 'sale', balanceMinor: 9750, number: expect.stringMatching(/^M-1-/) },
  ]);
});

test('a user made at one till signs in at the other, as far as the role reaches, until blocked', async () => {
  const { here, there, ids } = await twoTills();
  const { access } = here.clientFor('owner');
  const [userId, roleId] = [here.id(), here.id()];
  const rights = { roleId, name: 'Clerk', discountLimitBp: 0 };
  await access.addRole({ commandId: here.id(), ...rights, permissions: ['catalogue.view'] });
  const person = { userId, name: 'Aibek', colour: 'teal', language: null, grants: [], denials: [] };
  const user = { ...person, roleIds: [roleId], branchIds: [], active: true };
  await access.addUser({ commandId: here.id(), ...user });
  await access.setPin({ commandId: here.id(), userId, pin: '8642' });
  const { read } = there.kit.ledger;
  const knows = (sql: string): boolean => read.get(sql, userId) !== undefined;
  await until(() => knows('select 1 from user where id = ? and pin_hash is not null'), 'the user there');
  const signIn = () => there.stranger.access.signIn({ commandId: there.id(), userId, pin: '8642' });
  const { token } = await signIn();
  const { catalogue } = there.clientWith(token);
  const rename = () =>
    catalogue.editItem({ commandId: there.id(), itemId: ids.tea, changes: { name: 'Black tea' } });
  await expect(rename()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await access.changeRole({
    commandId: here.id(),
    ...rights,
    permissions: ['catalogue.view', 'catalogue.edit'],
  });
  const role = "select 1 from role where name = 'Clerk' and permissions like '%catalogue.edit%' and ? <> ''";
  await until(() => knows(role), 'the new right there');
  await rename();
  await access.changeUser({ commandId: here.id(), ...user, active: false });
  await until(() => knows('select 1 from user where id = ? and active = 0'), 'the block there');
  await expect(catalogue.brands({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(signIn()).rejects.toMatchObject({ code: 'UserGone' });
});

test('items, codes, favourites, customers, taxes and settings of one till are those of the other', async () => {
  const { here, there, ids } = await twoTills();
  const a = here.clientFor('owner');
  const b = there.clientFor('owner');
  const command = () => ({ commandId: here.id() });
  const itemId = here.id();
  const code = { id: here.id(), code: '4600000000992', packName: null, packQtyMilli: 1000 };
  const codes = [{ ...code, packPriceMinor: null }];
  await a.catalogue.createItem({ ...command(), itemId, item: { name: 'Salt', priceMinor: 900 }, codes });
  await a.catalogue.eraseItems({ ...command(), itemIds: [ids.bread] });
  const tile = { favouriteId: here.id(), page: 0, position: 3, itemId, categoryId: null };
  await a.catalogue.placeFavourite({ ...command(), ...tile, label: null, colour: null });
  await a.customer.addCustomer({ ...command(), name: 'Meerim', phone: '0555 112233' });
  const taxId = here.id();
  await a.setting.addTax({ ...command(), taxId, name: 'Levy', rateBp: 200, included: true });
  const { receipt, ...company } = {
    'money.cashStepMinor': 100,
    'tax.defaultIds': [taxId],
    receipt: { ...(await answerOf(a.setting.settings({})))['receipt.layout'], footer: 'Come again' },
  };
  await a.setting.saveSettings({ ...command(), changes: { ...company, 'receipt.layout': receipt } });

  const found = async () => (await b.catalogue.itemsByCode({ code: code.code })).map(({ name }) => name);
  await until(async () => (await found())[0] === 'Salt', 'the new item by its code');
  await until(
    async () => (await b.catalogue.itemsByCode({ code: 'BREAD' })).length === 0,
    'the deleted item',
  );
  const tiles = async () => (await answerOf(b.catalogue.favourites({}))).map(({ label }) => label);
  await until(async () => (await tiles()).includes('Salt'), 'the favourite');
  const people = async () => b.customer.pickList({ text: 'meerim', limit: 5 });
  await until(async () => (await people()).length === 1, 'the customer');
  const settings = async () => answerOf(b.setting.settings({}));
  await until(async () => (await settings())['money.cashStepMinor'] === 100, 'the step of cash');
  await until(async () => (await settings())['receipt.layout'].footer === 'Come again', 'the receipt');
  expect((await settings())['tax.defaultIds']).toEqual([taxId]);
  expect((await answerOf(b.setting.taxes({}))).some(({ name }) => name === 'Levy')).toBe(true);
});

/** How the receipts of a branch end, as a node has it; its own branch's unless told. */
const footerAt = async (till: TestTill, branchId?: string): Promise<string> =>
  (await answerOf(till.clientFor('owner').setting.settings({ branchId })))['receipt.layout'].footer;

async function setFooter(till: TestTill, footer: string, branchId?: string) {
  const { setting } = till.clientFor('owner');
  const { 'receipt.layout': layout } = await answerOf(setting.settings({ branchId }));
  const changes = { 'receipt.layout': { ...layout, footer } };
  return setting.saveSettings({ commandId: till.id(), changes, branchId });
}

test('what each branch sets for itself is set at its till or at a back office, and is no other branch’s', async () => {
  const hq = await openHeadquarters();
  const { till: main } = await openShop();
  await setFooter(main, 'Set alone');
  await join(main, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(main);
  const mainId = main.kit.ledger.identity.branchId;
  expect(await footerAt(main)).toBe('Set alone');
  const north = await openOther();
  await joinNew(north, { url: hq.url, code: await codeOfNorth(hq), name: 'Back' });
  const office = await openOther();
  const everywhere = await hq.code({ tillCode: '9', allBranches: true });
  await joinNew(office, { url: hq.url, code: everywhere, name: 'Office' });
  await settled(north, office);
  const northId = north.kit.ledger.identity.branchId;
  await until(async () => (await footerAt(office, mainId)) === 'Set alone', 'what the shop had set alone');
  expect(await footerAt(north)).toBe('');

  await until(async () => {
    const { branches } = await answerOf(office.clientFor('owner').setting.places({}));
    return branches.some(({ id }) => id === northId);
  }, 'the other branch at the back office');
  const { before } = await setFooter(office, 'From the office', northId);
  expect(before['receipt.layout']?.footer).toBe('');
  await until(async () => (await footerAt(north)) === 'From the office', 'the footer at its branch');
  await setFooter(north, 'From the north');
  await until(async () => (await footerAt(office, northId)) === 'From the north', 'the footer at the office');
  expect(await footerAt(main)).toBe('Set alone');
  expect(await footerAt(main, northId)).toBe('From the north');

  await setFooter(main, 'From the main');
  await until(async () => (await footerAt(office)) === 'From the main', 'the footer of its own branch');
  expect(await footerAt(north)).toBe('From the north');
  const label = 'North:receipt.layout';
  const told = await main.clientFor('owner').sync.changes({});
  expect(told).toContainEqual(expect.objectContaining({ table: 'branch_setting', label }));
  await expect(setFooter(office, 'Nowhere', office.id())).rejects.toMatchObject({ code: 'BranchGone' });
});
