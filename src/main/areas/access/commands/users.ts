/** Users: who they are, what they may, and their PINs and badges. */
import {
  discountLimitOf,
  gained,
  keepsAnOwner,
  lacking,
  permissionsOf,
} from '../../../../domain/areas/access/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Permission } from '../../../../domain/kit/permissions.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { badgeHashOf, keepPin } from '../../../secrets.ts';
import { action, type Call, command } from '../../area.ts';
import { rolesIn, type UserRecord, usersIn } from '../queries.ts';
import { user } from '../tables.ts';
import { forgiveTries } from './tries.ts';

interface WantedUser {
  readonly userId: Id;
  readonly name: string;
  readonly colour: string;
  readonly language: string | null;
  readonly roleIds: readonly Id[];
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
  readonly branchIds: readonly Id[];
  readonly active: boolean;
}

export const addUser = command((tx, wanted: WantedUser, call) => saveUser(tx, wanted, call, null));

export const changeUser = command((tx, wanted: WantedUser, call) => {
  const before = living(tx, wanted.userId);
  return before ? saveUser(tx, wanted, call, before) : refuse('UserGone');
});

function saveUser(tx: Tx, { userId, ...wanted }: WantedUser, call: Call, before: UserRecord | null) {
  const roles = rolesIn(tx.read);
  if (wanted.roleIds.some((id) => !roles.some((role) => role.id === id))) return refuse('RoleGone');
  if (nameIsTaken(tx, wanted.name, userId)) return refuse('NameTaken', { name: wanted.name });
  const held = before ? permissionsOf(before, roles) : new Set<Permission>();
  const own = call.policy?.permissions ?? new Set<Permission>();
  if (before && outranks(tx, call, before)) return refuse('OutranksYou', { name: before.name });
  const tooMuch = lacking(own, gained(held, permissionsOf(wanted, roles)));
  if (tooMuch) return refuse('NotYoursToGive', { permission: tooMuch });
  const ceiling = discountLimitOf(wanted, roles);
  const limitBp = call.policy?.discountLimit ?? 0;
  if (ceiling > limitBp && ceiling > (before ? discountLimitOf(before, roles) : 0))
    return refuse('CeilingAboveYours', { limitBp });
  return keepingAnOwner(tx, () => tx.save(user, userId, wanted));
}

export const eraseUser = command((tx, { userId }: { userId: Id }, call) => {
  const row = living(tx, userId);
  if (!row) return refuse('UserGone');
  if (outranks(tx, call, row)) return refuse('OutranksYou', { name: row.name });
  return keepingAnOwner(tx, () => tx.erase(user, userId));
});

export const restoreUser = command((tx, { userId }: { userId: Id }, call) => {
  const row = tx.find(user, { id: userId });
  if (!row) return refuse('UserGone');
  if (outranks(tx, call, row)) return refuse('OutranksYou', { name: row.name });
  if (nameIsTaken(tx, row.name, userId)) return refuse('NameTaken', { name: row.name });
  tx.save(user, userId, { deletedAt: null });
  return ok({});
});

export const setPin = action(
  async (kit, { userId, pin, commandId }: { userId: Id; pin: string; commandId: Id }, call) => {
    const kept = await keepPin(pin, kit.randomBytes);
    const name = 'access.setPin';
    const { actor, approval } = call;
    const result = kit.ledger.commit({ id: commandId, command: name, actor, approval }, (tx) => {
      const row = living(tx, userId);
      if (!row) return refuse('UserGone');
      if (outranks(tx, call, row)) return refuse('OutranksYou', { name: row.name });
      forgiveTries(tx, userId);
      tx.save(user, userId, kept);
      const meta = { audit: 'UPDATE', severity: 'HIGH' } as const;
      kit.recordActivity(tx, { command: name, meta, call, notes: [] });
      return ok({});
    });
    // Whoever knew only the old PIN is out; whoever gave himself a new one stays.
    if (result.ok && userId !== actor.userId) kit.sessions.closeAllOf(userId);
    return result;
  },
);

export const setBadge = command((tx, { userId, badge }: { userId: Id; badge: string | null }, call) => {
  const row = living(tx, userId);
  if (!row) return refuse('UserGone');
  if (outranks(tx, call, row)) return refuse('OutranksYou', { name: row.name });
  const badgeHash = badge === null ? null : badgeHashOf(badge);
  const holder = badgeHash && usersIn(tx.read).find((other) => other.badgeHash === badgeHash);
  if (holder && holder.id !== userId) return refuse('BadgeTaken', { name: holder.name });
  return keepingAnOwner(tx, () => tx.save(user, userId, { badgeHash }));
});

/** Refuses a change after which nobody could change users and roles again. */
export function keepingAnOwner(tx: Tx, change: () => void) {
  const had = hasOwner(tx);
  change();
  return had && !hasOwner(tx) ? refuse('LastOwner') : ok({});
}

const hasOwner = (tx: Tx): boolean =>
  keepsAnOwner(
    usersIn(tx.read).map((row) => ({ ...row, canSignIn: row.pinHash !== null || row.badgeHash !== null })),
    rolesIn(tx.read),
  );

function outranks(tx: Tx, call: Call, row: UserRecord): boolean {
  const own = call.policy?.permissions ?? new Set<Permission>();
  return lacking(own, permissionsOf(row, rolesIn(tx.read))) !== undefined;
}

function living(tx: Tx, userId: Id): UserRecord | null {
  const row = tx.find(user, { id: userId });
  return row && row.deletedAt === null ? row : null;
}

/** Two tiles with one name would be a riddle at the sign-in. */
const nameIsTaken = (tx: Tx, name: string, except: Id): boolean =>
  usersIn(tx.read).some((row) => row.id !== except && foldForSearch(row.name) === foldForSearch(name));
