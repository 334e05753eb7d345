import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { customerByCode, customerDebt } from '../../../src/main/areas/customer/queries.ts';
import { addSale, cash } from '../../kit/facts.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';

interface Given {
  readonly name: string;
  readonly phone?: string;
  readonly code?: string;
  readonly debtLimitMinor?: number;
  readonly groupId?: string;
  readonly sharesPhone?: boolean;
}

const whole = ({ name, phone, code, debtLimitMinor, groupId, sharesPhone = false }: Given) => ({
  name,
  phone: phone ?? null,
  code: code ?? null,
  note: null,
  groupId: groupId ?? null,
  debtLimitMinor: debtLimitMinor ?? null,
  sharesPhone,
});

async function add(till: TestTill, given: Given): Promise<string> {
  const { customer } = till.clientFor('owner');
  return (await customer.addCustomer({ commandId: till.id(), ...whole(given) })).customerId;
}

async function opened(): Promise<TestTill> {
  const till = await openTestTill();
  await till.clientFor('owner').shift.openShift({ commandId: till.id(), float: [] });
  return till;
}

const onAccount = (customerId: string, amountMinor: number) => ({
  customerId,
  tenders: [{ method: 'onAccount' as const, amountMinor, customerId }],
});

const pay = (till: TestTill, customerId: string, amountMinor: number) =>
  till
    .clientFor('owner')
    .customer.takeRepayment({ commandId: till.id(), customerId, method: 'cash', amountMinor, note: null });

describe('finding a customer', () => {
  test.each([
    ['the beginning of a name', 'айб', 'Айбек Асанов'],
    ['the surname first', 'асан айб', 'Айбек Асанов'],
    ['ё typed as е', 'семен', 'Семён Ким'],
    ['the wrong keyboard layout', 'fq,tr', 'Айбек Асанов'],
    ['Latin letters for a Cyrillic name', 'aybek', 'Айбек Асанов'],
    ['Arabic yeh and kaf for Persian ones', 'علي کريمي', 'علی کریمی'],
    ['the last four digits of the phone', '3456', 'Айбек Асанов'],
    ['the phone in Persian digits', '۰۹۱۲۳۳۳', 'علی کریمی'],
    ['the phone with spaces and a plus', '+996 555 123', 'Айбек Асанов'],
    ['the phone without its country', '0555 123', 'Айбек Асанов'],
    ['the code of the card', 'vip 12', 'Семён Ким'],
  ])('by %s', async (_, text, name) => {
    const till = await openTestTill();
    await add(till, { name: 'Айбек Асанов', phone: '+996 555 12-34-56' });
    await add(till, { name: 'Семён Ким', phone: '0700 999888', code: 'VIP-12' });
    await add(till, { name: 'علی کریمی', phone: '0912 333 4455' });
    const found = await till.clientFor('owner').customer.pickList({ text, limit: 10 });
    expect(found.map((one) => one.name)).toEqual([name]);
  });

  test('who was erased is not found, and is again after being restored', async () => {
    const till = await openTestTill();
    const { customer } = till.clientFor('owner');
    const customerId = await add(till, { name: 'Anna' });
    await customer.eraseCustomer({ commandId: till.id(), customerId });
    expect(await customer.pickList({ text: 'anna', limit: 10 })).toEqual([]);
    await customer.restoreCustomer({ commandId: till.id(), customerId });
    expect(await customer.pickList({ text: 'anna', limit: 10 })).toHaveLength(1);
  });

  test('a changed name is found by the new one only', async () => {
    const till = await openTestTill();
    const { customer } = till.clientFor('owner');
    const customerId = await add(till, { name: 'Anna Kim' });
    await customer.changeCustomer({ commandId: till.id(), customerId, ...whole({ name: 'Anna Lee' }) });
    expect(await customer.pickList({ text: 'kim', limit: 10 })).toEqual([]);
    expect(await customer.pickList({ text: 'lee', limit: 10 })).toHaveLength(1);
  });

  test('without a text the last served come first', async () => {
    const till = await opened();
    const [anna, boris] = [await add(till, { name: 'Anna' }), await add(till, { name: 'Boris' })];
    for (const customerId of [anna, boris, anna]) addSale(till, { customerId, tenders: [cash(100)] });
    const served = await till.clientFor('owner').customer.pickList({ text: '', limit: 10 });
    expect(served.map(({ id }) => id)).toEqual([anna, boris]);
  });

  test('the list narrows to who owes, who paid ahead, a group, and who was erased', async () => {
    const till = await opened();
    const { customer } = till.clientFor('owner');
    const { groupId } = await customer.addGroup({
      commandId: till.id(),
      name: 'Friends',
      priceListId: null,
      discountBp: 500,
    });
    const [anna, boris] = [await add(till, { name: 'Anna', groupId }), await add(till, { name: 'Boris' })];
    await add(till, { name: 'Clara' });
    addSale(till, onAccount(anna, 5000));
    await pay(till, boris, 700);
    const names = async (query: Parameters<typeof customer.customers>[0]) =>
      (await customer.customers(query)).rows.map(({ name }) => name);
    expect(await names({})).toEqual(['Anna', 'Boris', 'Clara']);
    expect(await names({ show: 'owing' })).toEqual(['Anna']);
    expect(await names({ show: 'advance' })).toEqual(['Boris']);
    expect(await names({ groupId })).toEqual(['Anna']);
    expect(await names({ show: 'erased' })).toEqual([]);
    expect(await names({ text: 'cla' })).toEqual(['Clara']);
    expect(await customer.customers({ limit: 1, offset: 1 })).toMatchObject({
      rows: [{ name: 'Boris', owedMinor: -700 }],
      total: 3,
    });
  });

  test('a scanned card finds its owner in any case, and nobody else', async () => {
    const till = await openTestTill();
    const id = await add(till, { name: '2000123', code: 'C-2000123' });
    await add(till, { name: 'C2000123' });
    expect(customerByCode(till.kit.ledger.read, 'c-2000123')?.id).toBe(id);
    expect(customerByCode(till.kit.ledger.read, '2000123')).toBeNull();
  });
});

describe('writing customers down', () => {
  test('a phone that somebody has is told by their name, however it is written', async () => {
    const till = await openTestTill();
    const customerId = await add(till, { name: 'Anna', phone: '+996 555 123456' });
    const again = { name: 'Boris', phone: '0555-12-34-56' };
    await expect(add(till, again)).rejects.toMatchObject({
      code: 'PhoneTaken',
      data: { customerId, name: 'Anna' },
    });
    await add(till, { ...again, sharesPhone: true });
  });

  test('a card belongs to one customer', async () => {
    const till = await openTestTill();
    await add(till, { name: 'Anna', code: 'A 1' });
    await expect(add(till, { name: 'Boris', code: 'a1' })).rejects.toMatchObject({ code: 'CodeTaken' });
  });

  test('who owes is not erased', async () => {
    const till = await opened();
    const customerId = await add(till, { name: 'Anna' });
    addSale(till, onAccount(customerId, 5000));
    const erased = till.clientFor('owner').customer.eraseCustomer({ commandId: till.id(), customerId });
    await expect(erased).rejects.toMatchObject({ code: 'CustomerOwes', data: { owedMinor: 5000 } });
  });

  test('a debt limit is given only by who may let a customer owe more', async () => {
    const till = await openTestTill();
    const clerk = till.clientFor({ name: 'Clerk', permissions: ['customer.edit'] });
    const limited = { commandId: till.id(), ...whole({ name: 'Anna', debtLimitMinor: 100_000 }) };
    await expect(clerk.customer.addCustomer(limited)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'sale.exceedDebtLimit' },
    });
  });

  test('a group with members is not erased', async () => {
    const till = await openTestTill();
    const { customer } = till.clientFor('owner');
    const group = { commandId: till.id(), name: 'Friends', priceListId: null, discountBp: 500 };
    const { groupId } = await customer.addGroup(group);
    await add(till, { name: 'Anna', groupId });
    const erased = customer.eraseGroup({ commandId: till.id(), groupId });
    await expect(erased).rejects.toMatchObject({ code: 'GroupInUse', data: { customers: 1 } });
  });
});

describe('what a customer owes', () => {
  test('sales on account raise it, repayments lower it, below nothing it is an advance', async () => {
    const till = await opened();
    const customerId = await add(till, { name: 'Anna' });
    addSale(till, onAccount(customerId, 5000));
    expect((await pay(till, customerId, 2000)).owedMinor).toBe(3000);
    expect((await pay(till, customerId, 4500)).owedMinor).toBe(-1500);
    addSale(till, onAccount(customerId, 1500));
    expect(customerDebt(till.kit.ledger.read, customerId).owedMinor).toBe(0);
  });

  test('the statement tells the balance after each movement, newest first', async () => {
    const till = await opened();
    const customerId = await add(till, { name: 'Anna' });
    const { number } = addSale(till, onAccount(customerId, 5000));
    await pay(till, customerId, 2000);
    addSale(till, onAccount(customerId, -1000));
    const rows = await till.clientFor('owner').customer.statement({ customerId });
    expect(rows.map(({ owedMinor, balanceMinor }) => [owedMinor, balanceMinor])).toEqual([
      [-1000, 2000],
      [-2000, 3000],
      [5000, 5000],
    ]);
    expect(must(rows.at(-1), 'the sale').number).toBe(number);
  });

  test('repayments are numbered one by one and need an open shift', async () => {
    const till = await opened();
    const customerId = await add(till, { name: 'Anna' });
    const numbers = [await pay(till, customerId, 1), await pay(till, customerId, 1)].map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(['1-1-A-P1', '1-1-A-P2']);
    const { shift } = till.clientFor('owner');
    await shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: null });
    await expect(pay(till, customerId, 1)).rejects.toMatchObject({ code: 'NoOpenShift' });
  });

  test('once money was repaid, its currency stays the shop’s, and the codes on its paper the till’s', async () => {
    const till = await opened();
    await pay(till, await add(till, { name: 'Anna' }), 500);
    const { setting } = till.clientFor('owner');
    const changes = { 'shop.currency': 'USD' };
    await expect(setting.saveSettings({ commandId: till.id(), changes })).rejects.toMatchObject({
      code: 'CurrencyInUse',
    });
    const places = {
      branch: { name: 'Osh bazaar', code: 'OSH', address: '', phone: '' },
      till: { name: 'Till 2', code: '2' },
    };
    await expect(setting.changePlaces({ commandId: till.id(), ...places })).rejects.toMatchObject({
      code: 'CodeIsPrinted',
    });
  });

  test('instalments fall due in turn; what is paid settles the earliest', async () => {
    const till = await opened();
    const customerId = await add(till, { name: 'Anna' });
    const instalments = [
      { dueDate: '2026-11-01', amountMinor: 4000 },
      { dueDate: '2026-12-01', amountMinor: 3000 },
      { dueDate: '2027-01-01', amountMinor: 3000 },
    ];
    addSale(till, {
      customerId,
      tenders: [{ method: 'instalments', amountMinor: 10_000, customerId, details: { instalments } }],
    });
    const { customer } = till.clientFor('owner');
    const [before] = await customer.debtors({});
    expect(before).toMatchObject({ owedMinor: 10_000, overdueMinor: 4000, nextDueDate: '2026-12-01' });
    await pay(till, customerId, 5000);
    const card = must(await answerOf(customer.customer({ customerId })), 'a card');
    expect(card.dues.map(({ dueDate, leftMinor }) => [dueDate, leftMinor])).toEqual([
      ['2026-12-01', 2000],
      ['2027-01-01', 3000],
    ]);
    expect((await customer.debtors({}))[0]).toMatchObject({ owedMinor: 5000, overdueMinor: 0 });
  });
});
