/** A shift begins: its business date by the shop's wall, its float as facts of the drawer. */
import { checkCount } from '../../../../domain/areas/shift/rules.ts';
import type { CountedCash } from '../../../../domain/areas/shift/shift.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { businessDateOf } from '../../../../domain/kit/time.ts';
import { numberIn } from '../../../ledger/series.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { currentShift } from '../queries.ts';
import { cashMove, shift } from '../tables.ts';

export const openShift = command((tx, { float }: { float: readonly CountedCash[] }, call) => {
  const { tillId, branchId } = tx.identity;
  const open = currentShift(tx.read, tillId);
  if (open) return refuse('ShiftAlreadyOpen', { openedByName: open.openedByName });
  const counted = checkCount(float);
  if (!counted.ok) return counted;
  const shiftId = tx.newId();
  const number = numberIn(tx, 'shift');
  tx.add(shift, {
    id: shiftId,
    number,
    tillId,
    branchId,
    businessDate: businessDateOf(
      tx.at,
      settingOf(tx.read, 'time.zone'),
      settingOf(tx.read, 'day.cutoffMinutes'),
    ),
    openedAt: tx.at,
    openedById: call.actor.userId,
    openedByName: call.actor.name,
  });
  for (const cash of float) if (cash.totalMinor !== 0) addFloat(tx, call, shiftId, cash);
  const [first] = float;
  call.note({
    entity: 'shift',
    entityId: shiftId,
    label: number,
    ...(first ? { amountMinor: first.totalMinor } : {}),
  });
  return ok({ shiftId, number });
});

function addFloat(tx: Tx, call: Call, shiftId: string, cash: CountedCash): void {
  tx.add(cashMove, {
    id: tx.newId(),
    shiftId,
    at: tx.at,
    kind: 'float',
    currency: cash.currency,
    amountMinor: cash.totalMinor,
    denominations: cash.denominations,
    userId: call.actor.userId,
    userName: call.actor.name,
  });
}
