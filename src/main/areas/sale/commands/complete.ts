/** Completing: the basket becomes a sale, its lines and tenders, in the transaction that takes its number. */
import { moveOfTender } from '../../../../domain/areas/customer/account.ts';
import type { Basket, BasketTender } from '../../../../domain/areas/sale/basket.ts';
import { refundable, roundingByLine } from '../../../../domain/areas/sale/refund-rules.ts';
import { kindOf } from '../../../../domain/areas/sale/rules.ts';
import { type BasketTotals, isDebt, type LineTotals } from '../../../../domain/areas/sale/sale.ts';
import {
  checkPaid,
  checkSeen,
  type HeldTender,
  isOverpaid,
  type Seen,
  type Settlement,
  settle,
  type ToSettle,
} from '../../../../domain/areas/sale/tender-rules.ts';
import { type Minor, subtract, sum, zero } from '../../../../domain/kit/money.ts';
import { assert, must, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import { hourOf } from '../../../../domain/kit/time.ts';
import { fullNumberIn } from '../../../ledger/series.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';

import { customerDebt } from '../../customer/queries.ts';
import { accountMove } from '../../customer/tables.ts';
import { type CurrentShift, currentShift } from '../../shift/queries.ts';
import { basketRow, proposed, reckonHere, toSettle } from '../basket.ts';
import { lastSale } from '../queries.ts';
import { lineRow } from '../room.ts';
import { type Shop, shopOf } from '../shop.ts';
import { sale, saleLine, saleTender } from '../tables.ts';
import { checkMarks } from './labelled.ts';
import { checkNotElsewhere, forgetParked } from './parked.ts';
import { type Counter, freshBasket } from './step.ts';

/** Which tenders the till adds by itself to those that were taken. */
interface Finishing {
  readonly exactCash: boolean;
  readonly asPaid: boolean;
  readonly seen?: Seen | undefined;
}

export const complete = command((tx, input: Counter & Finishing, call) => {
  const row = basketRow(tx.read, input.counter);
  if (!row || row.basket.lines.length === 0) return refuse('EmptyBasket');
  const shift = currentShift(tx.read, tx.identity.tillId);
  if (!shift) return refuse('NoOpenShift');
  const totals = reckonHere(tx.read, row.basket);
  const shop = shopOf(tx.read);
  // Set while the basket lay open: its prices are no amounts of the new one.
  const { currency } = row.basket;
  if (currency !== shop.currency) return refuse('UnknownCurrency', { currency });
  const what = toSettle(tx.read, row.basket, { totals, shop });
  const seen = checkSeen(input.seen, row.basket.id, settle(what, row.basket.tenders));
  if (!seen.ok) return seen;
  const added = finishing(tx, input, { basket: row.basket, what, shop });
  const notOffered = added.find(({ method }) => !shop.tenderMethods.includes(method));
  if (notOffered) return refuse('TenderNotOffered', { method: notOffered.method });
  const tenders = [...row.basket.tenders, ...added.map((tender) => plainTender(tx, row.basket, tender))];
  const settlement = settle(what, tenders);
  const paid = checkPaid(settlement, tenders, what.tipMinor);
  if (!paid.ok) return paid;
  const here = checkNotElsewhere(tx, row.basket);
  if (!here.ok) return here;
  const stillThere = checkGivenBack(tx, row.basket);
  if (!stillThere.ok) return stillThere;
  const unsold = checkMarks(tx.read, row.basket);
  if (!unsold.ok) return unsold;
  const allowed = checkDebt(tx, call, row.basket, tenders);
  if (!allowed.ok) return allowed;
  const done = {
    basket: { ...row.basket, tenders },
    totals,
    settlement,
    shift,
    hour: hourOf(tx.at, shop.timeZone),
  };
  const { id, number } = addSale(tx, call, done);
  forgetParked(tx, row.basket);
  freshBasket(tx, call, row, { lastSaleId: id });
  call.note({ entity: 'sale', entityId: id, label: number, amountMinor: settlement.totalMinor });
  const written = must(lastSale(tx.read, id), 'the sale just written');
  assert(
    written.totalMinor === written.tenderedMinor - written.changeMinor,
    'total must equal tenders less change',
  );
  return ok(written);
});

function finishing(
  tx: Tx,
  { exactCash, asPaid }: Finishing,
  { basket, what, shop }: { readonly basket: Basket; readonly what: ToSettle; readonly shop: Shop },
): readonly HeldTender[] {
  if (asPaid) return proposed(tx.read, basket, { what, shop });
  const settlement = settle(what, basket.tenders);
  if (!exactCash || settlement.isSettled || isOverpaid(settlement)) return [];
  return [{ method: 'cash', amountMinor: settlement.remainingCashMinor }];
}

interface Done {
  readonly basket: Basket;
  readonly totals: BasketTotals;
  readonly settlement: Settlement;
  readonly shift: CurrentShift;
  readonly hour: number;
}

function addSale(tx: Tx, call: Call, done: Done): { id: string; number: string } {
  const { basket, totals, settlement, shift, hour } = done;
  const { branchId, tillId } = tx.identity;
  const id = tx.newId();
  const number = fullNumberIn(tx, 'receipt');
  const back = basket.lines.find((line) => line.givenBack?.sold)?.givenBack?.sold ?? null;
  const reasons = new Set(basket.lines.flatMap((line) => line.givenBack?.reason ?? []));
  const sold = {
    id,
    number,
    kind: kindOf(basket.lines),
    at: tx.at,
    businessDate: shift.businessDate,
    hour,
    shiftId: shift.id,
    tillId,
    branchId,
    userId: call.actor.userId,
    userName: call.actor.name,
    customerId: basket.customer?.id ?? null,
    customerName: basket.customer?.name ?? null,
    currency: basket.currency,
    lineCount: basket.lines.length,
    grossMinor: totals.grossMinor,
    discountMinor: totals.discountMinor,
    taxMinor: totals.taxMinor,
    linesMinor: totals.linesMinor,
    roundingMinor: settlement.roundingMinor,
    tipMinor: basket.tipMinor,
    totalMinor: settlement.totalMinor,
    changeMinor: settlement.changeMinor,
    costMinor: totals.costMinor,
    uncostedMinor: sum(totals.lines.map(uncosted)),
    taxes: totals.taxes,
    note: basket.note,
    reason: [...reasons].join('; ').slice(0, mostReason) || null,
    refundOfSaleId: back?.saleId ?? null,
    refundOfNumber: back?.number ?? null,
    parkedId: basket.parkedId,
  };
  tx.add(sale, sold);
  addLines(tx, id, done);
  addTenders(tx, sold, basket);
  return { id, number };
}

/** One reason is the rule; a basket given back for many keeps the first of them. */
const mostReason = 400;

const uncosted = ({ costMinor, totalMinor, taxMinor }: LineTotals): Minor =>
  costMinor === null ? subtract(totalMinor, taxMinor) : zero;

function addLines(tx: Tx, saleId: string, { basket, totals, settlement, shift }: Done): void {
  const roundings = roundingByLine(settlement.roundingMinor, basket.lines, totals.lines);
  for (const [i, line] of basket.lines.entries()) {
    const reckoned = {
      totals: must(totals.lines[i], 'its totals'),
      roundingMinor: must(roundings[i], 'its rounding'),
    };
    tx.add(saleLine, {
      saleId,
      businessDate: shift.businessDate,
      ...lineRow(line, { n: i + 1, ...reckoned }),
    });
  }
}

function addTenders(tx: Tx, sold: (typeof sale)['$inferInsert'], basket: Basket): void {
  const { id: saleId, shiftId, businessDate } = sold;
  for (const [i, { id: _, ...rest }] of basket.tenders.entries()) {
    const customerId = isDebt(rest.method) ? (basket.customer?.id ?? null) : null;
    const tender = { ...rest, n: i + 1, customerId };
    tx.add(saleTender, { saleId, shiftId, businessDate, ...tender });
    const owed = moveOfTender(sold, tender);
    if (owed) tx.add(accountMove, owed);
  }
}

const plainTender = (tx: Tx, basket: Basket, { method, amountMinor }: HeldTender): BasketTender => ({
  id: tx.newId(),
  method,
  amountMinor,
  currency: basket.currency,
  givenMinor: amountMinor,
  rateMicro: null,
  reference: null,
  details: null,
});

/** Another counter may have given the same lines back meanwhile. */
function checkGivenBack(
  tx: Tx,
  basket: Basket,
): Result<null, Refusal<'MoreThanSold', { refundableMilli: number }>> {
  for (const line of basket.lines) {
    const sold = line.givenBack?.sold;
    if (!sold) continue;
    const now = tx.read.get<{ qty: number }>(
      'select qty_milli as qty from refunded_line where sale_id = ? and n = ?',
      sold.saleId,
      sold.n,
    );
    const refundedMilli = now?.qty ?? 0;
    // Its amounts were reckoned after exactly this much; anything else is reckoned anew by giving back again.
    if (refundedMilli !== sold.refundedMilli) {
      return refuse('MoreThanSold', { refundableMilli: refundable({ ...sold, refundedMilli }) });
    }
  }
  return ok(null);
}

function checkDebt(tx: Tx, call: Call, basket: Basket, tenders: readonly BasketTender[]) {
  const debts = tenders.filter((each) => isDebt(each.method));
  if (debts.length === 0) return ok(null);
  if (!basket.customer) return refuse('NeedsCustomer');
  const debt = debts.reduce((total, each) => total + each.amountMinor, 0);
  if (debt <= 0) return ok(null);
  const { owedMinor, limitMinor } = customerDebt(tx.read, basket.customer.id);
  if (owedMinor + debt > (limitMinor ?? 0) && !call.may('sale.exceedDebtLimit')) {
    if (limitMinor === null) return refuse('FORBIDDEN', { permission: 'sale.exceedDebtLimit' });
    return refuse('OverDebtLimit', { limitMinor, owedMinor });
  }
  return ok(null);
}
