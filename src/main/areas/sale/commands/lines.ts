import { type Basket, type BasketLine, withQty } from '../../../../domain/areas/sale/basket.ts';
import { checkRefund } from '../../../../domain/areas/sale/refund-rules.ts';
import { reckon } from '../../../../domain/areas/sale/rules.ts';
import { must, ok, type Refusal, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { policyOf } from '../../access/queries.ts';
import { type Call, command } from '../../area.ts';
import { currentShift } from '../../shift/queries.ts';
import { removedLine } from '../tables.ts';
import { fitsDecimals, mustBeWeighed } from './adding.ts';
import { type OverCeiling, overCeilingWith } from './discount.ts';
import { type Counter, stepLine } from './step.ts';
export const selectLine = command((tx, input: Counter & { lineId: string }, call) =>
  stepLine(tx, input, call, (line) => ok(line)),
);

export const setQty = command((tx, input: Counter & { lineId: string; qtyMilli: number }, call) =>
  stepLine<
    | Refusal<'QuantityTooPrecise', { decimals: number }>
    | Refusal<'MoreThanSold', { refundableMilli: number }>
    | Refusal<'SoldByOne'>
    | Refusal<'FORBIDDEN', { permission: string }>
    | OverCeiling
  >(tx, input, call, (line, basket) => {
    if (!fitsDecimals(input.qtyMilli, line.decimals)) {
      return refuse('QuantityTooPrecise', { decimals: line.decimals });
    }
    if (line.givenBack) {
      const sold = line.givenBack.sold;
      const checked = sold ? checkRefund(sold, input.qtyMilli) : ok(input.qtyMilli);
      if (!checked.ok)
        return refuse('MoreThanSold', { refundableMilli: sold ? sold.qtyMilli - sold.refundedMilli : 0 });
      // A yes to one piece is no yes to ten.
      const right = sold ? 'sale.refund' : 'sale.refundWithoutReceipt';
      if (input.qtyMilli > -line.qtyMilli && !call.may(right))
        return refuse('FORBIDDEN', { permission: right });
      return ok({ ...line, qtyMilli: -input.qtyMilli });
    }
    if (line.mark !== null && input.qtyMilli !== line.qtyMilli) return refuse('SoldByOne');
    const byHand = line.weightTyped || line.tareMilli !== null;
    if (byHand && input.qtyMilli !== line.qtyMilli && mustBeWeighed(tx, call))
      return refuse('FORBIDDEN', { permission: 'sale.typeWeight' });
    const changed = withQty(line, input.qtyMilli);
    const over = overCeilingWith(basket, line, changed, call);
    if (over) return over;
    const less = line.qtyMilli - input.qtyMilli;
    if (less > 0) {
      if (!call.may('sale.removeLine')) return refuse('FORBIDDEN', { permission: 'sale.removeLine' });
      recordRemoved(tx, call, {
        basket,
        lines: [withQty(line, less)],
        kind: 'quantity',
        reason: null,
      });
    }
    return ok(changed);
  }),
);

export const removeLine = command(
  (tx, input: Counter & { lineId: string; reason?: string | undefined }, call) =>
    stepLine<Refusal<'FORBIDDEN', { permission: string }> | OverCeiling>(tx, input, call, (line, basket) => {
      if (line.givenBack) return ok(null);
      if (!call.may('sale.removeLine')) return refuse('FORBIDDEN', { permission: 'sale.removeLine' });
      const over = overCeilingWith(basket, line, null, call);
      if (over) return over;
      recordRemoved(tx, call, { basket, lines: [line], kind: 'line', reason: input.reason ?? null });
      return ok(null);
    }),
);

interface Removed {
  readonly basket: Basket;
  /** One; of a void so large that its lines do not fit one by one, the rest together under the first's name. */
  readonly lines: readonly BasketLine[];
  readonly kind: 'line' | 'quantity' | 'void';
  readonly reason: string | null;
}

/** What left a basket before it was paid stays on record. */
export function recordRemoved(tx: Tx, call: Call, { basket, lines, kind, reason }: Removed): void {
  const shift = currentShift(tx.read, tx.identity.tillId);
  const first = must(lines[0], 'a line');
  tx.add(removedLine, {
    id: tx.newId(),
    at: tx.at,
    businessDate: shift?.businessDate ?? null,
    shiftId: shift?.id ?? null,
    branchId: tx.identity.branchId,
    basketId: basket.id,
    kind,
    itemId: lines.length === 1 ? first.itemId : null,
    name: lines.length === 1 ? first.name : `${first.name} +${lines.length - 1}`,
    qtyMilli: lines.reduce((total, line) => total + line.qtyMilli, 0),
    totalMinor: reckon({ lines: [...lines], discount: null }).linesMinor,
    reason,
    userId: call.actor.userId,
    userName: call.actor.name,
    approvedById: call.approval?.userId ?? null,
  });
}

export const overridePrice = command(
  (tx, input: Counter & { lineId: string; priceMinor: number | null }, call) =>
    stepLine(tx, input, call, (line) => {
      const list = line.listPriceMinor ?? line.unitPriceMinor;
      if (line.givenBack?.sold) return ok(line);
      if (input.priceMinor === null || input.priceMinor === list) {
        return ok({ ...line, unitPriceMinor: list, listPriceMinor: null, labelMinor: null });
      }
      return ok({ ...line, unitPriceMinor: input.priceMinor, listPriceMinor: list, labelMinor: null });
    }),
);

export const noteLine = command((tx, input: Counter & { lineId: string; note: string | null }, call) =>
  stepLine(tx, input, call, (line) => ok({ ...line, note: input.note || null })),
);

export const staffLine = command((tx, input: Counter & { lineId: string; staffId: string | null }, call) =>
  stepLine<Refusal<'NoSuchUser'>>(tx, input, call, (line) => {
    if (input.staffId === null) return ok({ ...line, staffId: null, staffName: null });
    const staff = policyOf(tx.read, input.staffId);
    return staff ? ok({ ...line, staffId: staff.userId, staffName: staff.name }) : refuse('NoSuchUser');
  }),
);
