import { describe, expect, test } from 'vitest';
import { pinWeakness, waitAfter, waitLeft } from '../../../src/domain/areas/access/pin.ts';
import { rightsOfBuiltIn } from '../../../src/domain/areas/access/roles.ts';
import { initialsOf, keepsAnOwner, permissionsOf } from '../../../src/domain/areas/access/rules.ts';
import { permissions } from '../../../src/domain/kit/permissions.ts';

const role = { id: 'r', builtIn: null, permissions: ['sale.sell', 'sale.refund'], discountLimitBp: 500 };
const nobody = { roleIds: [], grants: [], denials: [] };

describe('what a user may', () => {
  test.each([
    ['nothing without a role', nobody, []],
    ['what the role has', { ...nobody, roleIds: ['r'] }, ['sale.sell', 'sale.refund']],
    [
      'and what was given',
      { ...nobody, roleIds: ['r'], grants: ['audit.view'] },
      ['sale.sell', 'sale.refund', 'audit.view'],
    ],
    ['but not what was denied', { ...nobody, roleIds: ['r'], denials: ['sale.refund'] }, ['sale.sell']],
    ['a denial beats a gift', { ...nobody, grants: ['audit.view'], denials: ['audit.view'] }, []],
    ['a right of another version is left out', { ...nobody, grants: ['moon.land'] }, []],
  ])('%s', (_, user, rights) => {
    expect([...permissionsOf(user, [role])]).toEqual(rights);
  });

  test('an owner has every right, whatever the record says', () => {
    const owner = { id: 'o', builtIn: 'owner', permissions: [], discountLimitBp: 10_000 };
    expect(permissionsOf({ ...nobody, roleIds: ['o'] }, [owner]).size).toBe(permissions.length);
  });

  test('the roles a shop begins with grow from the kitchen to the owner', () => {
    const sizes = (['kitchen', 'waiter', 'barber', 'cashier', 'manager', 'owner'] as const).map(
      (name) => rightsOfBuiltIn[name].permissions.length,
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });
});

describe('somebody must be able to let others in', () => {
  const roles = [{ id: 'o', builtIn: 'owner', permissions: [], discountLimitBp: 10_000 }];
  const owner = { ...nobody, roleIds: ['o'], active: true, deletedAt: null, canSignIn: true, branchIds: [] };
  test.each([
    ['an owner', [owner], true],
    ['nobody', [], false],
    ['an owner who is switched off', [{ ...owner, active: false }], false],
    ['an owner who was deleted', [{ ...owner, deletedAt: 1 }], false],
    ['an owner without PIN and badge', [{ ...owner, canSignIn: false }], false],
    ['an owner who may not edit users', [{ ...owner, denials: ['access.editUsers'] }], false],
    ['an owner of one branch', [{ ...owner, branchIds: ['b'] }], false],
    ['two owners, one switched off', [{ ...owner, active: false }, owner], true],
  ])('%s: %s', (_, users, expected) => {
    expect(keepsAnOwner(users, roles)).toBe(expected);
  });
});

describe('PINs', () => {
  test.each([
    ['1111', 'sameDigit'],
    ['00000000', 'sameDigit'],
    ['1234', 'inARow'],
    ['9876', 'inARow'],
    ['1987', 'year'],
    ['1403', 'year'],
    ['4071', null],
    ['2468', null],
  ])('%s is %s', (pin, weakness) => {
    expect(pinWeakness(pin)).toBe(weakness);
  });

  test('the wait doubles from 15 seconds up to 15 minutes', () => {
    expect([4, 5, 6, 7, 11, 40].map(waitAfter)).toEqual([0, 15_000, 30_000, 60_000, 900_000, 900_000]);
  });

  test('what is left of a wait is never more than the wait', () => {
    expect(waitLeft(5, 1000, 6000)).toBe(10_000);
    expect(waitLeft(5, 1000, 60_000)).toBe(0);
    expect(waitLeft(5, 1_000_000, 0)).toBe(15_000);
  });
});

test.each([
  ['Asel Omurova', 'AO'],
  ['айгуль', 'А'],
  ['مریم وکیلی', 'م\u200cو'],
  ['  “Ala-Too” café ', 'AC'],
  ['7 days', '7D'],
  ['—', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
