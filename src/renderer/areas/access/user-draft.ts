/** A user as the editor holds it: the roles' rights, and what is this user's own beside them. */
import type { RoleRow, UserRow } from '../../../domain/areas/access/contract.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { Permission } from '../../../domain/kit/permissions.ts';
import type { Language } from '../../../domain/kit/words.ts';

export interface UserDraft {
  readonly name: string;
  readonly colour: string;
  readonly language: Language | null;
  readonly roleIds: readonly Id[];
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
  readonly branchIds: readonly Id[];
  readonly active: boolean;
}

export const blankUser: UserDraft = {
  name: '',
  colour: 'teal',
  language: null,
  roleIds: [],
  grants: [],
  denials: [],
  branchIds: [],
  active: true,
};

export const draftOf = ({
  name,
  colour,
  language,
  roleIds,
  grants,
  denials,
  branchIds,
  active,
}: UserRow): UserDraft => ({
  name,
  colour,
  language,
  roleIds,
  grants,
  denials,
  branchIds,
  active,
});

export const byRoles = (roles: readonly RoleRow[], roleIds: readonly Id[]): ReadonlySet<Permission> =>
  new Set(roles.filter(({ id }) => roleIds.includes(id)).flatMap((role) => role.permissions));

export function heldBy(draft: UserDraft, roles: readonly RoleRow[]): ReadonlySet<Permission> {
  const held = new Set([...byRoles(roles, draft.roleIds), ...draft.grants]);
  for (const permission of draft.denials) held.delete(permission);
  return held;
}

/** What must be given and denied beside the roles, so that exactly these are held. */
export function ownRights(
  held: ReadonlySet<Permission>,
  fromRoles: ReadonlySet<Permission>,
): Pick<UserDraft, 'grants' | 'denials'> {
  return {
    grants: [...held].filter((permission) => !fromRoles.has(permission)),
    denials: [...fromRoles].filter((permission) => !held.has(permission)),
  };
}
