/** Who holds which rights, who may give them, and that somebody can always manage the rest. */
import { isPermission, type Permission, permissions } from '../../kit/permissions.ts';

export interface HeldRole {
  readonly id: string;
  readonly builtIn: string | null;
  readonly permissions: readonly string[];
  readonly discountLimitBp: number;
}

export interface UserRights {
  readonly roleIds: readonly string[];
  readonly grants: readonly string[];
  readonly denials: readonly string[];
}

/** What roles, grants and denials come to: a grant adds to the roles, a denial beats both. */
export function permissionsOf(user: UserRights, roles: readonly HeldRole[]): Set<Permission> {
  const held = new Set<Permission>();
  for (const role of rolesOf(user, roles)) {
    // A permission made by a later version is the owner's at once.
    const given = role.builtIn === 'owner' ? permissions : role.permissions;
    for (const permission of given) if (isPermission(permission)) held.add(permission);
  }
  for (const grant of user.grants) if (isPermission(grant)) held.add(grant);
  for (const denial of user.denials) if (isPermission(denial)) held.delete(denial);
  return held;
}

/** The largest discount of a user's roles, in basis points. */
export const discountLimitOf = (user: UserRights, roles: readonly HeldRole[]): number =>
  Math.max(0, ...rolesOf(user, roles).map((role) => role.discountLimitBp));

const rolesOf = (user: UserRights, roles: readonly HeldRole[]): HeldRole[] =>
  roles.filter((role) => user.roleIds.includes(role.id));

/** Rights in `after` that `before` had not: what an edit gives away. */
export const gained = (before: ReadonlySet<Permission>, after: ReadonlySet<Permission>): Permission[] =>
  [...after].filter((permission) => !before.has(permission));

/** The first of `wanted` that `held` lacks; nobody gives, or takes from somebody, what they do not hold. */
export const lacking = (
  held: ReadonlySet<Permission>,
  wanted: Iterable<Permission>,
): Permission | undefined => [...wanted].find((permission) => !held.has(permission));

export interface KeyHolder extends UserRights {
  readonly active: boolean;
  readonly deletedAt: number | null;
  /** May sign in by PIN or badge. */
  readonly canSignIn: boolean;
  readonly branchIds: readonly string[];
}

/** Without them the shop could not change users and roles again. */
const keys: readonly Permission[] = ['access.editUsers', 'access.editRoles', 'access.resetPin'];

/** True while at least one owner can sign in everywhere and manage users and roles. */
export function keepsAnOwner(users: readonly KeyHolder[], roles: readonly HeldRole[]): boolean {
  const owners = new Set(roles.filter((role) => role.builtIn === 'owner').map((role) => role.id));
  return users.some(
    (user) =>
      user.active &&
      user.deletedAt === null &&
      user.canSignIn &&
      user.branchIds.length === 0 &&
      user.roleIds.some((id) => owners.has(id)) &&
      lacking(permissionsOf(user, roles), keys) === undefined,
  );
}

/** One or two letters for a tile: of the first two words. */
export function initialsOf(name: string): string {
  const letters = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '')
    .filter((letter) => letter !== '')
    .slice(0, 2)
    .map((letter) => letter.toLocaleUpperCase());
  // Arabic letters would join into one shape.
  return letters.join(/\p{Script=Arabic}/u.test(letters.join('')) ? '\u200c' : '');
}
