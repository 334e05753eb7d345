/** People for the tests of signing in: each with a name, a role of their own and a PIN. */
import type { Permission } from '../../../src/domain/kit/permissions.ts';
import type { TestTill } from '../../kit/till.ts';

export interface Hired {
  readonly pin?: string;
  readonly badge?: string;
  readonly permissions?: readonly Permission[];
  readonly discountLimitBp?: number;
  readonly branchIds?: readonly string[];
}

/** Hires through the commands, as an owner would on the users screen. */
export async function hire(till: TestTill, name: string, hired: Hired = {}): Promise<string> {
  const { access } = till.clientFor('owner');
  const [userId, roleId] = [till.id(), till.id()];
  const { permissions = [], discountLimitBp = 0, branchIds = [] } = hired;
  const rights = { permissions: [...permissions], discountLimitBp };
  await access.addRole({ commandId: till.id(), roleId, name: `${name}'s role`, ...rights });
  const plain = { language: null, grants: [], denials: [], active: true, colour: 'teal' };
  await access.addUser({
    commandId: till.id(),
    userId,
    name,
    roleIds: [roleId],
    branchIds: [...branchIds],
    ...plain,
  });
  if (hired.pin) await access.setPin({ commandId: till.id(), userId, pin: hired.pin });
  if (hired.badge) await access.setBadge({ commandId: till.id(), userId, badge: hired.badge });
  return userId;
}
