/** A shift ends: nothing may block it; what differs, is parked or was never counted is written down. */
import { Buffer } from 'node:buffer';
import type { CashAmount } from '../../../../domain/areas/shift/shift.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import { numberIn } from '../../../ledger/series.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { currentShift, expectedOf, lastSaleAt, parkedBaskets } from '../queries.ts';
import { drawerCount, shiftClose } from '../tables.ts';

interface Closed {
  readonly countId: string | null;
  readonly left: readonly CashAmount[];
  readonly reason: string | null;
}

export const closeShift = command((tx, { countId, left, reason }: Closed, call) => {
  const shift = currentShift(tx.read, tx.identity.tillId);
  if (!shift) return refuse('NoOpenShift');
  const count = countId === null ? null : tx.find(drawerCount, { id: countId });
  if (countId !== null && count?.shiftId !== shift.id) return refuse('CountUnknown');
  const parked = parkedBaskets(tx.read);
  const zNumber = numberIn(tx, 'z');
  tx.add(shiftClose, {
    shiftId: shift.id,
    zNumber,
    closedAt: Math.max(tx.at, lastSaleAt(tx.read, shift.id)),
    closedById: call.actor.userId,
    closedByName: call.actor.name,
    countId,
    counted: count?.counted ?? [],
    stated: count?.stated ?? [],
    expected: expectedOf(tx.read, shift.id),
    overShort: count?.overShort ?? [],
    reason: reason || null,
    left,
    carriedBaskets: parked.length,
    carriedMinor: parked.reduce((total, basket) => total + basket.totalMinor, 0),
    ...chainTip(tx),
  });
  const off = count?.overShort.find(({ method }) => method === 'cash')?.amountMinor ?? null;
  note(call, { shiftId: shift.id, zNumber, off, reason });
  return ok({ shiftId: shift.id, zNumber });
});

/** The entry before this one: whoever holds the Z slip can tell a journal that was changed since. */
function chainTip(tx: Tx): { tipSeq: number; tipHash: string } {
  const tip = tx.read.get<{ seq: number; hash: Uint8Array }>(
    'select seq, hash from journal order by seq desc limit 1',
  );
  const { seq, hash } = must(tip, 'an open shift has an entry');
  return { tipSeq: seq, tipHash: Buffer.from(hash).toString('hex') };
}

function note(
  call: Call,
  {
    shiftId,
    zNumber,
    off,
    reason,
  }: { shiftId: string; zNumber: string; off: number | null; reason: string | null },
): void {
  call.note({
    entity: 'shift',
    entityId: shiftId,
    label: `Z ${zNumber}`,
    ...(off === null ? {} : { amountMinor: off, severity: off === 0 ? 'LOW' : 'HIGH' }),
    ...(reason ? { reason } : {}),
  });
}
