/** A debt settled, or an advance left: money that comes into the open shift without a sale. */
import { moveOfRepayment } from '../../../../domain/areas/customer/account.ts';
import type { RepaymentMethod } from '../../../../domain/areas/customer/contract.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { epochLetter } from '../../../ledger/incarnation.ts';
import { command } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { currentShift } from '../../shift/queries.ts';

import { customerDebt } from '../queries.ts';
import { accountMove, customer, repayment } from '../tables.ts';

interface Repaid {
  readonly customerId: string;
  readonly method: RepaymentMethod;
  readonly amountMinor: number;
  readonly note: string | null;
}

export const takeRepayment = command((tx, { customerId, method, amountMinor, note }: Repaid, call) => {
  const known = tx.find(customer, { id: customerId });
  if (!known) return refuse('CustomerGone');
  const { branchId, tillId, branchCode, tillCode, epoch } = tx.identity;
  const shift = currentShift(tx.read, tillId);
  if (!shift) return refuse('NoOpenShift');
  const repaymentId = tx.newId();
  // Apart from the receipts' own series, so that those stay without gaps.
  const number = `${branchCode}-${tillCode}-${epochLetter(epoch)}-P${tx.next('repayment')}`;
  const repaid = {
    id: repaymentId,
    number,
    at: tx.at,
    businessDate: shift.businessDate,
    shiftId: shift.id,
    customerId,
    method,
    currency: settingOf(tx.read, 'shop.currency'),
    amountMinor,
    note: note || null,
    userId: call.actor.userId,
    userName: call.actor.name,
  };
  tx.add(repayment, repaid);
  tx.add(accountMove, moveOfRepayment(repaid, branchId));
  call.note({ entity: 'repayment', entityId: repaymentId, label: `${number} ${known.name}`, amountMinor });
  return ok({ repaymentId, number, owedMinor: customerDebt(tx.read, customerId).owedMinor });
});
