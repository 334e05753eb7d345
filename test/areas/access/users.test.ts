import { describe, expect, test } from 'vitest';
import type { Permission } from '../../../src/domain/kit/permissions.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';
import { hire } from './staff.ts';

const plain = { language: null, denials: [], branchIds: [], active: true, colour: 'teal' };

/** A shop as the set-up leaves it: one owner with a PIN. */
async function ownedShop() {
  const till = await openTestTill();
  const { token, session } = await till.stranger.setting.setUp({
    commandId: till.id(),
    language: 'en',
    country: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    shopName: 'Dukkan',
    taxes: [],
    ownerName: 'Aigul',
    pin: '5820',
  });
  const owner = till.clientWith(token);
  const roles = await answerOf(owner.access.roles({}));
  const roleIdOf = (builtIn: string) => roles.find((role) => role.builtIn === builtIn)?.id ?? '';
  return { till, owner, ownerId: session.id, roleIdOf };
}

const editor = (till: TestTill, more: readonly Permission[] = []) =>
  till.clientFor({
    name: 'Editor',
    permissions: ['access.viewUsers', 'access.editUsers', 'access.resetPin', ...more],
  });

describe('nobody locks the shop’s door behind them', () => {
  test('the last owner cannot be deleted, switched off, or put into another role', async () => {
    const { till, owner, ownerId, roleIdOf } = await ownedShop();
    const me = { userId: ownerId, name: 'Aigul', grants: [], ...plain, roleIds: [roleIdOf('owner')] };
    const change = (changes: object) => owner.access.changeUser({ commandId: till.id(), ...me, ...changes });
    await expect(owner.access.eraseUser({ commandId: till.id(), userId: ownerId })).rejects.toMatchObject({
      code: 'LastOwner',
    });
    for (const changes of [
      { active: false },
      { roleIds: [roleIdOf('cashier')] },
      { denials: ['access.editUsers'] },
      { branchIds: [till.id()] },
    ])
      await expect(change(changes)).rejects.toMatchObject({ code: 'LastOwner' });
    await change({ colour: 'plum' });
  });

  test('with a second owner the first may go', async () => {
    const { till, owner, ownerId, roleIdOf } = await ownedShop();
    const second = till.id();
    const wanted = { userId: second, name: 'Murat', grants: [], ...plain, roleIds: [roleIdOf('owner')] };
    await owner.access.addUser({ commandId: till.id(), ...wanted });
    const erase = () => owner.access.eraseUser({ commandId: till.id(), userId: ownerId });
    await expect(erase()).rejects.toMatchObject({ code: 'LastOwner' });
    await owner.access.setPin({ commandId: till.id(), userId: second, pin: '9025' });
    await erase();
  });

  test('the owner’s role is fixed, a built-in role is never deleted, and one in use stays', async () => {
    const { till, owner, roleIdOf } = await ownedShop();
    const rights = { name: '', permissions: [], discountLimitBp: 0 };
    await expect(
      owner.access.changeRole({ commandId: till.id(), roleId: roleIdOf('owner'), ...rights }),
    ).rejects.toMatchObject({ code: 'OwnerRoleIsFixed' });
    await expect(
      owner.access.eraseRole({ commandId: till.id(), roleId: roleIdOf('waiter') }),
    ).rejects.toMatchObject({ code: 'BuiltInRole' });
    const roleId = till.id();
    await owner.access.addRole({ commandId: till.id(), roleId, ...rights, name: 'Guard' });
    const userId = till.id();
    await owner.access.addUser({
      commandId: till.id(),
      userId,
      name: 'Omar',
      grants: [],
      ...plain,
      roleIds: [roleId],
    });
    await expect(owner.access.eraseRole({ commandId: till.id(), roleId })).rejects.toMatchObject({
      code: 'RoleInUse',
      data: { users: 1 },
    });
    await owner.access.eraseUser({ commandId: till.id(), userId });
    await owner.access.eraseRole({ commandId: till.id(), roleId });
    await owner.access.restoreRole({ commandId: till.id(), roleId });
  });
});

describe('nobody gives what they do not have', () => {
  test('neither to somebody else nor to themselves', async () => {
    const { till } = await ownedShop();
    const { access, userId: editorId } = editor(till);
    const rich = await hire(till, 'Rich', { permissions: ['sale.sell'] });
    const [richRow] = (await answerOf(till.clientFor('owner').access.users({}))).filter(
      ({ id }) => id === rich,
    );
    const wanted = { userId: till.id(), name: 'New', ...plain };
    await expect(
      access.addUser({ commandId: till.id(), ...wanted, roleIds: [...(richRow?.roleIds ?? [])], grants: [] }),
    ).rejects.toMatchObject({ code: 'NotYoursToGive', data: { permission: 'sale.sell' } });
    const [mine] = (await answerOf(access.users({}))).filter(({ id }) => id === editorId);
    await expect(
      access.changeUser({
        commandId: till.id(),
        userId: editorId,
        name: 'Editor',
        ...plain,
        roleIds: mine?.roleIds ?? [],
        grants: ['ledger.restore'],
      }),
    ).rejects.toMatchObject({ code: 'NotYoursToGive', data: { permission: 'ledger.restore' } });
  });

  test('nobody changes a user who has more rights: not the roles, not the PIN, not the badge', async () => {
    const { till, ownerId, roleIdOf } = await ownedShop();
    const { access } = editor(till);
    const refused = { code: 'OutranksYou', data: { name: 'Aigul' } };
    const me = { userId: ownerId, name: 'Aigul', grants: [], ...plain, roleIds: [roleIdOf('owner')] };
    await expect(access.changeUser({ commandId: till.id(), ...me, colour: 'plum' })).rejects.toMatchObject(
      refused,
    );
    await expect(access.setPin({ commandId: till.id(), userId: ownerId, pin: '1111' })).rejects.toMatchObject(
      refused,
    );
    await expect(
      access.setBadge({ commandId: till.id(), userId: ownerId, badge: 'BADGE-1' }),
    ).rejects.toMatchObject(refused);
    await expect(access.eraseUser({ commandId: till.id(), userId: ownerId })).rejects.toMatchObject(refused);
    expect((await answerOf(access.users({}))).find(({ id }) => id === ownerId)?.outranksYou).toBe(true);
  });

  test('a discount ceiling above the own one is refused', async () => {
    const { till } = await ownedShop();
    const { access } = till.clientFor({
      permissions: ['access.editRoles', 'sale.discount'],
      discountLimitBp: 1000,
    });
    const add = (discountLimitBp: number) =>
      access.addRole({
        commandId: till.id(),
        roleId: till.id(),
        name: `Up to ${discountLimitBp}`,
        permissions: ['sale.discount'],
        discountLimitBp,
      });
    await add(1000);
    await expect(add(1001)).rejects.toMatchObject({ code: 'CeilingAboveYours', data: { limitBp: 1000 } });
  });
});

test('two users with one name, however it is spelt, are refused', async () => {
  const { till, owner } = await ownedShop();
  await expect(
    owner.access.addUser({
      commandId: till.id(),
      userId: till.id(),
      name: ' AIGUL',
      ...plain,
      roleIds: [],
      grants: [],
    }),
  ).rejects.toMatchObject({ code: 'NameTaken' });
});

test('a deleted user is off the list, and comes back with PIN and rights', async () => {
  const { till, owner } = await ownedShop();
  const userId = await hire(till, 'Asel', { pin: '4071', permissions: ['sale.sell'] });
  await owner.access.eraseUser({ commandId: till.id(), userId });
  const signIn = () => till.stranger.access.signIn({ commandId: till.id(), userId, pin: '4071' });
  await expect(signIn()).rejects.toMatchObject({ code: 'UserGone' });
  await owner.access.restoreUser({ commandId: till.id(), userId });
  expect((await signIn()).session.permissions).toEqual(['sale.sell']);
});

test('a badge has one owner', async () => {
  const till = await openTestTill();
  await hire(till, 'Asel', { badge: 'BADGE-77120934' });
  const bakyt = await hire(till, 'Bakyt');
  await expect(
    till.clientFor('owner').access.setBadge({ commandId: till.id(), userId: bakyt, badge: 'BADGE-77120934' }),
  ).rejects.toMatchObject({ code: 'BadgeTaken', data: { name: 'Asel' } });
});
