/** Sales as facts, for areas that look at them and do not make them. */

import { moveOfTender } from '../../src/domain/areas/customer/account.ts';
import type { SaleKind, TaxTotal, TenderDetails, TenderMethod } from '../../src/domain/areas/sale/sale.ts';
import { must, ok } from '../../src/domain/kit/result.ts';
import { accountMove } from '../../src/main/areas/customer/tables.ts';
import { sale, saleLine, saleTender } from '../../src/main/areas/sale/tables.ts';
import { currentShift } from '../../src/main/areas/shift/queries.ts';
import type { TestTill } from './till.ts';

export interface FactTender {
  readonly method: TenderMethod;
  readonly amountMinor: number;
  /** Foreign cash: in its own minor units. */
  readonly foreign?: { readonly currency: string; readonly givenMinor: number };
  readonly customerId?: string;
  readonly details?: TenderDetails;
}

export interface FactLine {
  readonly totalMinor: number;
  readonly discountMinor?: number;
  readonly listPriceMinor?: number;
}

export interface FactSale {
  readonly kind?: SaleKind;
  readonly tenders: readonly FactTender[];
  readonly changeMinor?: number;
  readonly roundingMinor?: number;
  readonly tipMinor?: number;
  readonly lines?: readonly FactLine[];
  readonly taxes?: readonly TaxTotal[];
  readonly taxMinor?: number;
  readonly customerId?: string;
  readonly user?: { readonly id: string; readonly name: string };
  readonly reason?: string;
  readonly refundOfSaleId?: string;
}

const currency = 'KGS';

/** Adds a sale of the open shift with its lines and tenders in one entry, and answers with its id and number. */
export function addSale({ kit: { ledger } }: TestTill, given: FactSale): { id: string; number: string } {
  const actor = { userId: null, name: 'test' };
  const added = ledger.commit({ id: ledger.newId(), command: 'test.sale', actor }, (tx) => {
    const { tillId, branchId } = tx.identity;
    const shift = must(currentShift(tx.read, tillId), 'an open shift');
    const { tenders, changeMinor = 0, roundingMinor = 0, tipMinor = 0 } = given;
    const totalMinor = tenders.reduce((total, { amountMinor }) => total + amountMinor, 0) - changeMinor;
    const linesMinor = totalMinor - roundingMinor - tipMinor;
    const lines = given.lines ?? [{ totalMinor: linesMinor }];
    const discounts = lines.reduce((total, { discountMinor = 0 }) => total + discountMinor, 0);
    const id = tx.newId();
    const number = `1-1-A-${tx.next('receipt')}`;
    const sold = {
      id,
      number,
      kind: given.kind ?? (totalMinor < 0 ? 'refund' : 'sale'),
      at: tx.at,
      businessDate: shift.businessDate,
      hour: 12,
      shiftId: shift.id,
      tillId,
      branchId,
      userId: given.user?.id ?? null,
      userName: given.user?.name ?? '',
      customerId: given.customerId ?? null,
      currency,
      lineCount: lines.length,
      grossMinor: linesMinor + discounts,
      discountMinor: discounts,
      taxMinor: given.taxMinor ?? 0,
      linesMinor,
      roundingMinor,
      tipMinor,
      totalMinor,
      changeMinor,
      taxes: given.taxes ?? [],
      reason: given.reason ?? null,
      refundOfSaleId: given.refundOfSaleId ?? null,
    };
    tx.add(sale, sold);
    for (const [i, line] of lines.entries()) {
      const gross = line.totalMinor + (line.discountMinor ?? 0);
      tx.add(saleLine, {
        saleId: id,
        n: i + 1,
        businessDate: shift.businessDate,
        name: `Item ${i + 1}`,
        qtyMilli: line.totalMinor < 0 ? -1000 : 1000,
        unitPriceMinor: Math.abs(gross),
        listPriceMinor: line.listPriceMinor ?? null,
        grossMinor: gross,
        lineDiscountMinor: line.discountMinor ?? 0,
        totalMinor: line.totalMinor,
      });
    }
    for (const [i, tender] of tenders.entries()) {
      const { method, amountMinor, foreign } = tender;
      const row = {
        saleId: id,
        n: i + 1,
        shiftId: shift.id,
        businessDate: shift.businessDate,
        method,
        amountMinor,
        currency: foreign?.currency ?? currency,
        givenMinor: foreign?.givenMinor ?? amountMinor,
        rateMicro: foreign ? 85_000_000 : null,
        customerId: tender.customerId ?? null,
        details: tender.details ?? null,
      };
      tx.add(saleTender, row);
      const owed = moveOfTender(sold, row);
      if (owed) tx.add(accountMove, owed);
    }
    return ok({ id, number });
  });
  if (!added.ok) throw new Error('a test sale is never refused');
  return added.value;
}

export const cash = (amountMinor: number): FactTender => ({ method: 'cash', amountMinor });
export const card = (amountMinor: number): FactTender => ({ method: 'card', amountMinor });
