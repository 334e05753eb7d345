import { describe, expect, test } from 'vitest';
import { freeTries } from '../../../src/domain/areas/access/pin.ts';
import { openTestTill, type TestTill } from '../../kit/till.ts';
import { hire } from './staff.ts';

const seller = (till: TestTill) =>
  till.clientFor({ name: 'Seller', permissions: ['sale.sell', 'setting.view'] });

/** Something a seller may not do alone. */
const nameShop = (till: TestTill, approval?: string) =>
  seller(till).setting.saveSettings({
    commandId: till.id(),
    changes: { 'shop.name': 'Dukkan' },
    ...(approval ? { approval } : {}),
  });

const ask = (till: TestTill, proof: { pin?: string; badge?: string; userId?: string; wantedBp?: number }) =>
  seller(till).access.approve({ commandId: till.id(), permission: 'setting.edit', ...proof });

const noted = (till: TestTill) =>
  till.kit.ledger.read.all<{
    command: string;
    severity: string;
    user_name: string;
    approved_by_name: string | null;
  }>(
    `select command, severity, user_name, approved_by_name from activity
     where action in ('APPROVE', 'REJECT') or command = 'setting.saveSettings' order by id`,
  );

describe('a manager’s yes on the spot', () => {
  test.each([{ pin: '9025' }, { badge: 'BADGE-9025' }])('by %o lets one command through', async (proof) => {
    const till = await openTestTill();
    await hire(till, 'Timur', { pin: '9025', badge: 'BADGE-9025', permissions: ['setting.edit'] });
    await expect(nameShop(till)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { token, approver } = await ask(till, proof);
    expect(approver.name).toBe('Timur');
    await nameShop(till, token);
    await expect(nameShop(till, token)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(noted(till)).toMatchObject([
      { command: 'access.approve', user_name: 'Seller', approved_by_name: 'Timur' },
      { command: 'setting.saveSettings', user_name: 'Seller', approved_by_name: 'Timur' },
    ]);
  });

  test('the PIN of somebody without the right does not count, nor does the asker’s own', async () => {
    const till = await openTestTill();
    await hire(till, 'Timur', { pin: '9025', permissions: ['setting.edit'] });
    await hire(till, 'Asel', { pin: '4071', badge: 'BADGE-4071' });
    await till.clientFor('owner').access.setPin({
      commandId: till.id(),
      userId: seller(till).userId,
      pin: '6666',
    });
    await expect(ask(till, { pin: '4071' })).rejects.toMatchObject({ code: 'WrongPin' });
    await expect(ask(till, { pin: '6666' })).rejects.toMatchObject({ code: 'WrongPin' });
    await expect(ask(till, { badge: 'BADGE-4071' })).rejects.toMatchObject({
      code: 'MayNotApprove',
      data: { name: 'Asel' },
    });
  });

  test('a discount needs somebody whose ceiling reaches it', async () => {
    const till = await openTestTill();
    await hire(till, 'Small', { pin: '1029', permissions: ['setting.edit'], discountLimitBp: 1000 });
    await hire(till, 'Large', { pin: '9025', permissions: ['setting.edit'], discountLimitBp: 3000 });
    await expect(ask(till, { pin: '1029', wantedBp: 2500 })).rejects.toMatchObject({ code: 'WrongPin' });
    expect((await ask(till, { pin: '9025', wantedBp: 2500 })).approver.name).toBe('Large');
    const { access } = seller(till);
    const approvers = await access.approvers({ permission: 'setting.edit', wantedBp: 2500 });
    expect(approvers.map(({ name }) => name)).toEqual(['Large']);
  });

  test('where two have the same PIN, the right one is chosen by name', async () => {
    const till = await openTestTill();
    await hire(till, 'Large', { pin: '9025', permissions: ['setting.edit'] });
    const twin = await hire(till, 'Timur', { pin: '9025', permissions: ['setting.edit'] });
    const refused = await ask(till, { pin: '9025' }).catch((error) => error);
    expect(refused).toMatchObject({ code: 'ChooseApprover' });
    expect(refused.data.users.map(({ name }: { name: string }) => name)).toEqual(['Large', 'Timur']);
    expect((await ask(till, { pin: '9025', userId: twin })).approver.name).toBe('Timur');
  });

  test('guessing is counted, noted and soon waits; a right PIN forgives', async () => {
    const till = await openTestTill();
    await hire(till, 'Timur', { pin: '9025', permissions: ['setting.edit'] });
    await expect(ask(till, { pin: '0000' })).rejects.toMatchObject({
      data: { left: freeTries - 1, waitMs: 0 },
    });
    await ask(till, { pin: '9025' });
    for (let n = 0; n < freeTries; n += 1)
      await expect(ask(till, { pin: '0000' })).rejects.toMatchObject({ code: 'WrongPin' });
    await expect(ask(till, { pin: '9025' })).rejects.toMatchObject({ code: 'TooManyAttempts' });
    expect(noted(till).at(-1)).toMatchObject({ command: 'access.approvalRefused', severity: 'HIGH' });
  });

  test('without anybody who may, it is said at once and costs no try', async () => {
    const till = await openTestTill();
    await expect(ask(till, { pin: '9025' })).rejects.toMatchObject({ code: 'NobodyMayApprove' });
  });

  test('a yes is good for two minutes', async () => {
    const till = await openTestTill();
    await hire(till, 'Timur', { pin: '9025', permissions: ['setting.edit'] });
    const { token } = await ask(till, { pin: '9025' });
    till.clock.advance(121_000);
    await expect(nameShop(till, token)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
