/** What a user may do, from roles, grants and denials. */
import { basisPoints } from '../../../domain/kit/money.ts';
import { isPermission, type Permission, permissions } from '../../../domain/kit/permissions.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { Policy } from '../area.ts';

interface UserRow {
  id: string;
  name: string;
  active: number;
  deleted_at: number | null;
  role_ids: string;
  grants: string;
  denials: string;
  branch_ids: string;
}

/** Null for a user who is gone, switched off, or of other branches. A denial beats a grant, a grant adds to the roles. */
export function policyOf(read: Reader, userId: string): Policy | null {
  const row = read.get<UserRow>(
    'select id, name, active, deleted_at, role_ids, grants, denials, branch_ids from user where id = ?',
    userId,
  );
  if (!row?.active || row.deleted_at !== null) return null;
  const branchIds = JSON.parse(row.branch_ids) as string[];
  if (branchIds.length > 0 && !branchIds.includes(hereBranch(read))) return null;
  const roles = read.all<{ built_in: string | null; permissions: string; discount_limit_bp: number }>(
    `select built_in, permissions, discount_limit_bp from role
     where deleted_at is null and id in (select value from json_each(?)) order by id`,
    row.role_ids,
  );
  const held = new Set<Permission>();
  for (const role of roles) {
    const given = role.built_in === 'owner' ? permissions : (JSON.parse(role.permissions) as string[]);
    for (const permission of given) if (isPermission(permission)) held.add(permission);
  }
  for (const grant of JSON.parse(row.grants) as string[]) if (isPermission(grant)) held.add(grant);
  for (const denial of JSON.parse(row.denials) as Permission[]) held.delete(denial);
  return {
    userId: row.id,
    name: row.name,
    permissions: held,
    discountLimit: basisPoints(Math.max(0, ...roles.map((role) => role.discount_limit_bp))),
    branchIds,
  };
}

const hereBranch = (read: Reader): string =>
  read.get<{ branch_id: string }>('select branch_id from ledger_identity')?.branch_id ?? '';
