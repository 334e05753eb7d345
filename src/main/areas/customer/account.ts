/** What a sale on account and a repayment say of it to every branch. */
import { isDebt, type TenderDetails, type TenderMethod } from '../../../domain/areas/sale/sale.ts';
import type { accountMove, repayment } from './tables.ts';

type Move = (typeof accountMove)['$inferInsert'];

interface Sold
  extends Pick<Move, 'number' | 'at' | 'businessDate' | 'branchId'>,
    Partial<Pick<Move, 'note' | 'userName'>> {
  readonly id: string;
}

interface OnTender {
  readonly n: number;
  readonly method: TenderMethod;
  readonly amountMinor: number;
  readonly customerId: string | null;
  readonly details: TenderDetails | null;
}

/** Null for a tender that makes no debt. */
export function moveOfTender(sold: Sold, tender: OnTender): Move | null {
  const { n, method, amountMinor, customerId, details } = tender;
  if (customerId === null || !isDebt(method)) return null;
  const { id: subjectId, number, at, businessDate, branchId, note, userName } = sold;
  return {
    ...{ customerId, subjectId, n, kind: 'sale', number, at, businessDate, branchId, method, note, userName },
    owedMinor: amountMinor,
    instalments: details?.instalments?.length ? details.instalments : null,
  };
}

export function moveOfRepayment(repaid: (typeof repayment)['$inferInsert'], branchId: string): Move {
  const { id: subjectId, customerId, number, at, businessDate, method, note, userName } = repaid;
  return {
    ...{
      customerId,
      subjectId,
      n: 0,
      kind: 'repayment',
      number,
      at,
      businessDate,
      branchId,
      method,
      note,
      userName,
    },
    owedMinor: -repaid.amountMinor,
  };
}
