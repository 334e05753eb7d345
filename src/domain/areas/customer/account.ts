/** What a sale on account and a repayment say of it to every branch. */
import { type Instalment, isDebt, type TenderDetails, type TenderMethod } from '../sale/sale.ts';

interface Paper {
  readonly id: string;
  readonly number: string;
  readonly at: number;
  readonly businessDate: string;
  readonly note?: string | null | undefined;
  readonly userName?: string | undefined;
}

/** As every branch knows it: none but the one it was made in has the sale or the repayment. */
interface AccountMove {
  readonly customerId: string;
  /** The sale or the repayment. */
  readonly subjectId: string;
  /** The tender of the sale; 0 for a repayment. */
  readonly n: number;
  readonly kind: 'sale' | 'repayment';
  readonly number: string;
  readonly at: number;
  readonly businessDate: string;
  readonly branchId: string;
  readonly method: string;
  /** What the customer owes more by it. */
  readonly owedMinor: number;
  /** When the parts of a debt are due; null: all of it on its own day. */
  readonly instalments: readonly Instalment[] | null;
  readonly note: string | null;
  readonly userName: string;
}

interface OnTender {
  readonly n: number;
  readonly method: TenderMethod;
  readonly amountMinor: number;
  readonly customerId: string | null;
  readonly details: TenderDetails | null;
}

/** Null for a tender that makes no debt. */
export function moveOfTender(
  sold: Paper & { readonly branchId: string },
  tender: OnTender,
): AccountMove | null {
  const { n, method, amountMinor, customerId, details } = tender;
  if (customerId === null || !isDebt(method)) return null;
  const instalments = details?.instalments?.length ? details.instalments : null;
  const owed = { customerId, n, method, owedMinor: amountMinor, instalments };
  return { ...toldOf(sold), kind: 'sale', branchId: sold.branchId, ...owed };
}

interface Repaid extends Paper {
  readonly customerId: string;
  readonly method: string;
  readonly amountMinor: number;
}

export function moveOfRepayment(repaid: Repaid, branchId: string): AccountMove {
  const { customerId, method, amountMinor } = repaid;
  const owed = { customerId, n: 0, method, owedMinor: -amountMinor, instalments: null };
  return { ...toldOf(repaid), kind: 'repayment', branchId, ...owed };
}

const toldOf = ({ id: subjectId, number, at, businessDate, note = null, userName = '' }: Paper) => ({
  ...{ subjectId, number, at, businessDate, note, userName },
});
