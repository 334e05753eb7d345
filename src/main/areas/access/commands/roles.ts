/** Roles: the shop's own, and what the built-in ones may. */
import { gained, lacking, permissionsOf } from '../../../../domain/areas/access/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Permission } from '../../../../domain/kit/permissions.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { type RoleRecord, rolesIn, usersIn } from '../queries.ts';
import { role } from '../tables.ts';
import { keepingAnOwner } from './users.ts';

interface WantedRole {
  readonly roleId: Id;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly discountLimitBp: number;
}

export const addRole = command((tx, wanted: WantedRole, call) => saveRole(tx, wanted, call, null));

export const changeRole = command((tx, wanted: WantedRole, call) => {
  const before = living(tx, wanted.roleId);
  if (!before) return refuse('RoleGone');
  if (before.builtIn === 'owner') return refuse('OwnerRoleIsFixed');
  return saveRole(tx, wanted, call, before);
});

function saveRole(tx: Tx, { roleId, ...wanted }: WantedRole, call: Call, before: RoleRecord | null) {
  const nameless = before === null || before.builtIn === null;
  const taken = nameless && nameIsTaken(tx, wanted.name, roleId);
  if (taken) return refuse('NameTaken', { name: wanted.name });
  const own = call.policy?.permissions ?? new Set<Permission>();
  const tooMuch = lacking(own, gained(heldBy(before), new Set(wanted.permissions)));
  if (tooMuch) return refuse('NotYoursToGive', { permission: tooMuch });
  const limitBp = call.policy?.discountLimit ?? 0;
  if (wanted.discountLimitBp > limitBp && wanted.discountLimitBp > (before?.discountLimitBp ?? 0))
    return refuse('CeilingAboveYours', { limitBp });
  return keepingAnOwner(tx, () => tx.save(role, roleId, wanted));
}

export const eraseRole = command((tx, { roleId }: { roleId: Id }) => {
  const row = living(tx, roleId);
  if (!row) return refuse('RoleGone');
  if (row.builtIn !== null) return refuse('BuiltInRole');
  const users = usersIn(tx.read).filter(({ roleIds }) => roleIds.includes(roleId)).length;
  if (users > 0) return refuse('RoleInUse', { users });
  tx.erase(role, roleId);
  return ok({});
});

export const restoreRole = command((tx, { roleId }: { roleId: Id }, call) => {
  const row = tx.find(role, { id: roleId });
  if (!row) return refuse('RoleGone');
  if (nameIsTaken(tx, row.name, roleId)) return refuse('NameTaken', { name: row.name });
  const tooMuch = lacking(call.policy?.permissions ?? new Set(), heldBy(row));
  if (tooMuch) return refuse('NotYoursToGive', { permission: tooMuch });
  tx.save(role, roleId, { deletedAt: null });
  return ok({});
});

const heldBy = (row: RoleRecord | null): Set<Permission> =>
  row ? permissionsOf({ roleIds: [row.id], grants: [], denials: [] }, [row]) : new Set();

function living(tx: Tx, roleId: Id): RoleRecord | null {
  const row = tx.find(role, { id: roleId });
  return row && row.deletedAt === null ? row : null;
}

const nameIsTaken = (tx: Tx, name: string, except: Id): boolean =>
  name !== '' &&
  rolesIn(tx.read).some((row) => row.id !== except && foldForSearch(row.name) === foldForSearch(name));
