/** A manager's yes on the spot, good for one command. */
import type { Severity } from '../../../../domain/kit/contract.ts';
import { basisPoints } from '../../../../domain/kit/money.ts';
import type { Permission } from '../../../../domain/kit/permissions.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import { fitsPin } from '../../../secrets.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { approversOf, policyOf, tileOf, type UserRecord } from '../queries.ts';
import { ownerOfBadge, severityOf } from './sign-in.ts';
import { beginTry, forgiveTries } from './tries.ts';

interface Asked {
  readonly permission: Permission;
  readonly wantedBp?: number | undefined;
  readonly userId?: string | undefined;
  readonly pin?: string | undefined;
  readonly badge?: string | undefined;
}

/** One counter for the till: whoever guesses, guesses at all approvers at once. */
const counter = 'approval';

export const approve = action(async (kit, asked: Asked, call) => {
  const asker = must(call.actor.userId, 'only a signed-in user asks for approval');
  const approvers = approversOf(kit.ledger.read, asked, asker);
  if (approvers.length === 0) return refuse('NobodyMayApprove');
  const tried = beginTry(kit, counter, call.actor);
  if (!tried.ok) return tried;
  if (asked.badge !== undefined) {
    const holder = ownerOfBadge(kit, asked.badge);
    const approver = approvers.find(({ id }) => id === holder?.id);
    if (approver) return grant(kit, call, asked, approver);
    reject(kit, call, asked, { severity: severityOf(tried.value), name: holder?.name });
    return holder
      ? refuse('MayNotApprove', { name: holder.name })
      : refuse('UnknownBadge', { waitMs: tried.value.waitMs });
  }
  const fitting = await whoFits(approvers, asked);
  const [approver, another] = fitting;
  if (!approver) {
    reject(kit, call, asked, { severity: severityOf(tried.value) });
    return refuse('WrongPin', tried.value);
  }
  // Two with the same PIN: the log must name the right one.
  if (another) return refuse('ChooseApprover', { users: fitting.map(tileOf) });
  return grant(kit, call, asked, approver);
});

async function whoFits(approvers: readonly UserRecord[], { userId, pin = '' }: Asked): Promise<UserRecord[]> {
  const fitting: UserRecord[] = [];
  for (const row of approvers) {
    if ((userId === undefined || row.id === userId) && (await fitsPin(pin, row))) fitting.push(row);
  }
  return fitting;
}

function grant(kit: Kit, call: Call, asked: Asked, approver: UserRecord) {
  const policy = must(policyOf(kit.ledger.read, approver.id), 'an approver has a policy');
  const approval = { userId: approver.id, name: approver.name, permission: asked.permission };
  const command = 'access.approve';
  const { actor } = call;
  kit.ledger.commit({ id: kit.ledger.newId(), command, actor, approval }, (tx) => {
    forgiveTries(tx, counter);
    kit.recordActivity(tx, {
      command,
      meta: { audit: 'APPROVE', severity: 'MEDIUM' },
      call: { actor, approval },
      notes: [{ details: detailsOf(asked) }],
    });
    return ok(null);
  });
  const discountLimit = basisPoints(policy.discountLimit);
  return ok({ token: kit.sessions.approve({ ...approval, discountLimit }), approver: tileOf(approver) });
}

function reject(
  kit: Kit,
  call: Call,
  asked: Asked,
  { severity, name }: { severity: Severity; name?: string | undefined },
): void {
  const command = 'access.approvalRefused';
  const { actor } = call;
  kit.ledger.commit({ id: kit.ledger.newId(), command, actor }, (tx) => {
    kit.recordActivity(tx, {
      command,
      meta: { audit: 'REJECT', severity },
      call: { actor, approval: null },
      notes: [{ label: name ?? '', details: detailsOf(asked) }],
    });
    return ok(null);
  });
}

const detailsOf = ({ permission, wantedBp }: Asked): Record<string, unknown> => ({
  permission,
  ...(wantedBp === undefined ? {} : { wantedBp }),
});
