/** Signing in and out, by PIN or badge. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AuditAction, Severity } from '../../../../domain/kit/contract.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { badgeHashOf, fitsPin, keepPin } from '../../../secrets.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { policyOf, sessionOf, type UserRecord } from '../queries.ts';
import { user } from '../tables.ts';
import { beginTry, forgiveTries } from './tries.ts';

export const signIn = action(async (kit, { userId, pin }: { userId: string; pin: string }, call) => {
  const row = find(kit, userId);
  if (!row || !policyOf(kit.ledger.read, userId)) return refuse('UserGone');
  if (row.pinHash === null) return refuse('NoPin');
  const actor = { userId, name: row.name };
  const tried = beginTry(kit, userId, actor);
  if (!tried.ok) return tried;
  if (!(await fitsPin(pin, row))) {
    record(kit, { command: 'access.signInFailed', audit: 'LOGIN', severity: severityOf(tried.value), actor });
    return refuse('WrongPin', tried.value);
  }
  return admit(kit, call, row, userId);
});

export const signInByBadge = action(async (kit, { badge }: { badge: string }, call) => {
  const nobody = { userId: null, name: '' };
  const tried = beginTry(kit, 'badge', nobody);
  if (!tried.ok) return tried;
  const row = ownerOfBadge(kit, badge);
  if (!row || !policyOf(kit.ledger.read, row.id)) {
    const severity = severityOf(tried.value);
    record(kit, { command: 'access.badgeRefused', audit: 'LOGIN', severity, actor: nobody });
    return refuse('UnknownBadge', { waitMs: tried.value.waitMs });
  }
  return admit(kit, call, row, 'badge');
});

export const unlock = action(async (kit, { pin }: { pin: string }, call) => {
  const { actor } = call;
  const userId = must(actor.userId, 'only a signed-in user locked the window');
  const row = must(find(kit, userId), 'a signed-in user is there');
  if (row.pinHash === null) return refuse('NoPin');
  const tried = beginTry(kit, userId, actor);
  if (!tried.ok) return tried;
  if (!(await fitsPin(pin, row))) {
    record(kit, { command: 'access.signInFailed', audit: 'LOGIN', severity: severityOf(tried.value), actor });
    return refuse('WrongPin', tried.value);
  }
  record(kit, { command: 'access.unlock', audit: 'LOGIN', severity: 'LOW', actor }, (tx) =>
    forgiveTries(tx, userId),
  );
  return ok({});
});

export const signOut = action(async (kit, _input: object, call) => {
  record(kit, { command: 'access.signOut', audit: 'LOGOUT', severity: 'LOW', actor: call.actor });
  call.endSession();
  return ok({});
});

export const changeMyPin = action(
  async (kit, { oldPin, newPin, commandId }: { oldPin: string; newPin: string; commandId: string }, call) => {
    const { actor } = call;
    const userId = must(actor.userId, 'only a signed-in user has a PIN to change');
    const row = must(find(kit, userId), 'a signed-in user is there');
    if (row.pinHash === null) return refuse('NoPin');
    const tried = beginTry(kit, userId, actor);
    if (!tried.ok) return tried;
    if (!(await fitsPin(oldPin, row))) {
      record(kit, {
        command: 'access.signInFailed',
        audit: 'LOGIN',
        severity: severityOf(tried.value),
        actor,
      });
      return refuse('WrongPin', tried.value);
    }
    const kept = await keepPin(newPin, kit.randomBytes);
    const command = 'access.changeMyPin';
    return kit.ledger.commit({ id: commandId, command, actor }, (tx) => {
      forgiveTries(tx, userId);
      tx.save(user, userId, kept);
      kit.recordActivity(tx, {
        command,
        meta: { audit: 'UPDATE', severity: 'MEDIUM' },
        call: { actor, approval: null },
        notes: [],
      });
      return ok({});
    });
  },
);

/** A window has one user: whoever was signed in at it before is signed out. */
function admit(kit: Kit, call: Call, row: UserRecord, counter: string) {
  const { read } = kit.ledger;
  const policy = must(policyOf(read, row.id), 'an admitted user has a policy');
  const actor = { userId: row.id, name: row.name };
  record(kit, { command: 'access.signIn', audit: 'LOGIN', severity: 'LOW', actor }, (tx) =>
    forgiveTries(tx, counter),
  );
  call.endSession();
  return ok({ token: kit.sessions.open(row.id, call.peer), session: sessionOf(read, policy) });
}

interface Happened {
  readonly command: string;
  readonly audit: AuditAction;
  readonly severity: Severity;
  readonly actor: { readonly userId: string | null; readonly name: string };
}

function record(kit: Kit, { command, audit, severity, actor }: Happened, also?: (tx: Tx) => void): void {
  kit.ledger.commit({ id: kit.ledger.newId(), command, actor }, (tx) => {
    also?.(tx);
    kit.recordActivity(tx, {
      command,
      meta: { audit, severity },
      call: { actor, approval: null },
      notes: [],
    });
    return ok(null);
  });
}

/** From here on the next try must wait: somebody should look. */
export const severityOf = ({ waitMs }: { readonly waitMs: number }): Severity =>
  waitMs > 0 ? 'HIGH' : 'MEDIUM';

const find = ({ ledger }: Kit, userId: string): UserRecord | undefined =>
  ledger.read.db
    .select()
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.deletedAt)))
    .get();

export const ownerOfBadge = ({ ledger }: Kit, badge: string): UserRecord | undefined =>
  ledger.read.db
    .select()
    .from(user)
    .where(and(eq(user.badgeHash, badgeHashOf(badge)), isNull(user.deletedAt)))
    .get();
