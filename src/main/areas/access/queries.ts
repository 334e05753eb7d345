/** Users, roles, and what they come to. */
import { and, eq, isNull } from 'drizzle-orm';
import type { MySession, RoleRow, UserRow, UserTile } from '../../../domain/areas/access/contract.ts';
import { builtInRoles } from '../../../domain/areas/access/roles.ts';
import { discountLimitOf, initialsOf, lacking, permissionsOf } from '../../../domain/areas/access/rules.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { isPermission, type Permission } from '../../../domain/kit/permissions.ts';
import { languages } from '../../../domain/kit/words.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { Call, Policy } from '../area.ts';
import { role, user } from './tables.ts';

export type UserRecord = (typeof user)['$inferSelect'];
export type RoleRecord = (typeof role)['$inferSelect'];

export const rolesIn = (read: Reader): RoleRecord[] =>
  read.db.select().from(role).where(isNull(role.deletedAt)).orderBy(role.id).all();

export const usersIn = (read: Reader): UserRecord[] =>
  read.db.select().from(user).where(isNull(user.deletedAt)).orderBy(user.name, user.id).all();

/** What a user may do now; null for one who is gone, switched off, or of other branches. */
export function policyOf(read: Reader, userId: string): Policy | null {
  const row = read.db
    .select()
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.deletedAt)))
    .get();
  if (!row || !worksHere(read, row)) return null;
  const roles = rolesIn(read);
  return {
    userId: row.id,
    name: row.name,
    permissions: permissionsOf(row, roles),
    discountLimit: basisPoints(discountLimitOf(row, roles)),
    branchIds: row.branchIds,
  };
}

export function worksHere(read: Reader, { active, branchIds }: UserRecord): boolean {
  if (!active) return false;
  if (branchIds.length === 0) return true;
  const here = read.get<{ branch_id: string }>('select branch_id from ledger_identity');
  return here !== undefined && branchIds.includes(here.branch_id);
}

export const tileOf = ({ id, name, colour }: Pick<UserRecord, 'id' | 'name' | 'colour'>): UserTile => ({
  id,
  name,
  initials: initialsOf(name),
  colour,
});

/** Those who may sign in at this till, by name. */
export const usersToSignIn = (read: Reader): UserTile[] =>
  usersIn(read)
    .filter((row) => row.pinHash !== null && worksHere(read, row))
    .map(tileOf);

/** Those who may say yes to `wanted` when `asker` may not. */
export function approversOf(
  read: Reader,
  wanted: { readonly permission: Permission; readonly wantedBp?: number | undefined },
  asker: Id,
): UserRecord[] {
  const roles = rolesIn(read);
  return usersIn(read).filter(
    (row) =>
      row.id !== asker &&
      (row.pinHash !== null || row.badgeHash !== null) &&
      worksHere(read, row) &&
      permissionsOf(row, roles).has(wanted.permission) &&
      discountLimitOf(row, roles) >= (wanted.wantedBp ?? 0),
  );
}

export function sessionOf(read: Reader, policy: Policy): MySession {
  const row = read.db.select().from(user).where(eq(user.id, policy.userId)).get();
  const roles = rolesIn(read).filter(({ id }) => row?.roleIds.includes(id));
  return {
    ...tileOf({ id: policy.userId, name: policy.name, colour: row?.colour ?? 'teal' }),
    language: languageOf(row?.language),
    roles: roles.map(titleOf),
    permissions: [...policy.permissions],
    discountLimitBp: policy.discountLimit,
    branchIds: [...policy.branchIds],
  };
}

export function userRows(read: Reader, call: Call): UserRow[] {
  const roles = rolesIn(read);
  const own = call.policy?.permissions ?? new Set<Permission>();
  return read.db
    .select()
    .from(user)
    .orderBy(user.name, user.id)
    .all()
    .map((row) => ({
      ...tileOf(row),
      language: languageOf(row.language),
      roleIds: [...row.roleIds],
      grants: row.grants.filter(isPermission),
      denials: row.denials.filter(isPermission),
      branchIds: [...row.branchIds],
      active: row.active,
      deletedAt: row.deletedAt,
      hasPin: row.pinHash !== null,
      hasBadge: row.badgeHash !== null,
      outranksYou: lacking(own, permissionsOf(row, roles)) !== undefined,
    }));
}

export function roleRows(read: Reader): RoleRow[] {
  const users = usersIn(read);
  return read.db
    .select()
    .from(role)
    .orderBy(role.id)
    .all()
    .map((row) => ({
      ...titleOf(row),
      permissions: [...permissionsOf({ roleIds: [row.id], grants: [], denials: [] }, [row])],
      discountLimitBp: row.discountLimitBp,
      deletedAt: row.deletedAt,
      users: users.filter(({ roleIds }) => roleIds.includes(row.id)).length,
    }));
}

const titleOf = ({ id, name, builtIn }: RoleRecord) => ({
  id,
  name,
  builtIn: builtInRoles.find((known) => known === builtIn) ?? null,
});

const languageOf = (wanted: string | null | undefined) =>
  languages.find((language) => language === wanted) ?? null;
