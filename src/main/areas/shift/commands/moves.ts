/** Cash that comes and goes without a sale, and the drawer opened for nothing. */
import type { CashMoveKind } from '../../../../domain/areas/shift/shift.ts';
import { minor, negate } from '../../../../domain/kit/money.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { currentShift } from '../queries.ts';
import { cashMove } from '../tables.ts';

interface Given {
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string;
}

export const payIn = command((tx, given: Given, call) => move(tx, call, 'payIn', given));
export const payOut = command((tx, given: Given, call) => move(tx, call, 'payOut', outward(given)));
export const drop = command((tx, given: Given, call) => move(tx, call, 'drop', outward(given)));
export const noSale = command((tx, { reason }: { reason: string }, call) =>
  move(tx, call, 'noSale', { currency: settingOf(tx.read, 'shop.currency'), amountMinor: 0, reason }),
);

const outward = (given: Given): Given => ({ ...given, amountMinor: negate(minor(given.amountMinor)) });

function move(tx: Tx, call: Call, kind: CashMoveKind, { currency, amountMinor, reason }: Given) {
  const shift = currentShift(tx.read, tx.identity.tillId);
  if (!shift) return refuse('NoOpenShift');
  const moveId = tx.newId();
  tx.add(cashMove, {
    id: moveId,
    shiftId: shift.id,
    at: tx.at,
    kind,
    currency,
    amountMinor,
    reason: reason || null,
    userId: call.actor.userId,
    userName: call.actor.name,
    approvedById: call.approval?.userId ?? null,
  });
  call.note({
    entity: 'cash_move',
    entityId: moveId,
    label: currency,
    amountMinor,
    ...(reason ? { reason } : {}),
  });
  return ok({ moveId });
}
