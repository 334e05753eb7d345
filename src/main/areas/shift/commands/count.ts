/** A blind count: handed in before what was expected may be seen, and kept as it was. */
import { asksReason, checkCount, overShortOf } from '../../../../domain/areas/shift/rules.ts';
import type { CountedCash, CountPurpose, TenderTotal } from '../../../../domain/areas/shift/shift.ts';
import { minor } from '../../../../domain/kit/money.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { causesOf } from '../evidence.ts';
import { cashierOf, currentShift, expectedOf } from '../queries.ts';
import { drawerCount, handover } from '../tables.ts';

interface Handed {
  readonly purpose: CountPurpose;
  readonly counted: readonly CountedCash[];
  readonly stated: readonly TenderTotal[];
}

export const submitCount = command((tx, handed: Handed, call) => {
  const shift = currentShift(tx.read, tx.identity.tillId);
  if (!shift) return refuse('NoOpenShift');
  const counted = checkCount(handed.counted);
  if (!counted.ok) return counted;
  const { countId, expected, overShort } = addCount(tx, call, shift.id, handed);
  const currency = settingOf(tx.read, 'shop.currency');
  const limit = minor(settingOf(tx.read, 'shift.overShortLimitMinor'));
  // A check before the close would tell a blind counter what to take.
  const mayKnow = handed.purpose === 'close' || call.may('shift.seeExpected');
  const result = {
    expected,
    overShort,
    asksReason: asksReason(overShort, currency, limit),
    causes: causesOf(tx.read, shift.id, { counted: handed.counted, overShort }),
  };
  return ok({ countId, result: mayKnow ? result : null });
});

/** Who takes the drawer over answers for it from here on. */
export const takeOver = command((tx, { counted }: { counted: readonly CountedCash[] }, call) => {
  const shift = currentShift(tx.read, tx.identity.tillId);
  if (!shift) return refuse('NoOpenShift');
  const from = cashierOf(tx.read, shift);
  if (from.id === call.actor.userId) return refuse('AlreadyYours');
  const checked = checkCount(counted);
  if (!checked.ok) return checked;
  const count =
    counted.length > 0 ? addCount(tx, call, shift.id, { purpose: 'handover', counted, stated: [] }) : null;
  const handoverId = tx.newId();
  tx.add(handover, {
    id: handoverId,
    shiftId: shift.id,
    at: tx.at,
    fromUserId: from.id,
    fromUserName: from.name,
    toUserId: call.actor.userId,
    toUserName: call.actor.name,
    countId: count?.countId ?? null,
  });
  call.note({ entity: 'handover', entityId: handoverId, label: `${from.name} → ${call.actor.name}` });
  return ok({ handoverId });
});

function addCount(tx: Tx, call: Call, shiftId: string, { purpose, counted, stated }: Handed) {
  const expected = expectedOf(tx.read, shiftId);
  const overShort = overShortOf(expected, counted, stated);
  const countId = tx.newId();
  tx.add(drawerCount, {
    id: countId,
    shiftId,
    at: tx.at,
    purpose,
    counted,
    stated,
    expected,
    overShort,
    userId: call.actor.userId,
    userName: call.actor.name,
  });
  const cash = overShort.find(({ method }) => method === 'cash');
  call.note({
    entity: 'drawer_count',
    entityId: countId,
    label: cash?.currency ?? '',
    ...(cash ? { amountMinor: cash.amountMinor } : {}),
  });
  return { countId, expected, overShort };
}
