/** Tenders of a basket: cash, card and the others, each on disk before the next key. */
import { type BasketTender, mostTenders } from '../../../../domain/areas/sale/basket.ts';
import { isForeignReckonable, isReckonable } from '../../../../domain/areas/sale/limits.ts';
import { isDebt, type TenderDetails, type TenderMethod } from '../../../../domain/areas/sale/sale.ts';
import {
  checkPlan,
  checkSeen,
  checkTender,
  exchange,
  isTipFit,
  type Seen,
  type Settlement,
} from '../../../../domain/areas/sale/tender-rules.ts';
import { largestMinor, type Minor, minor, negate } from '../../../../domain/kit/money.ts';
import { ok, type Refusal, refuse } from '../../../../domain/kit/result.ts';
import { command } from '../../area.ts';
import { basketRow, settlementOf } from '../basket.ts';
import { fitTenders } from '../room.ts';
import { shopOf } from '../shop.ts';
import { type Counter, saveStep, stepBasket } from './step.ts';

export interface TenderInput extends Counter {
  readonly seen?: Seen | undefined;
  readonly method: TenderMethod;
  readonly amountMinor?: number | undefined;
  readonly foreign?: { currency: string; givenMinor: number } | undefined;
  readonly reference?: string | undefined;
  readonly details?: TenderDetails | undefined;
}

export const tender = command((tx, input: TenderInput, call) => {
  const row = basketRow(tx.read, input.counter);
  if (!row || row.basket.lines.length === 0) return refuse('EmptyBasket');
  const { basket } = row;
  const shop = shopOf(tx.read);
  if (!shop.tenderMethods.includes(input.method)) return refuse('TenderNotOffered', { method: input.method });
  if (basket.tenders.length >= mostTenders) return refuse('TooManyTenders', { most: mostTenders });
  const settlement = settlementOf(tx.read, basket);
  const seen = checkSeen(input.seen, basket.id, settlement);
  if (!seen.ok) return seen;
  if (isDebt(input.method)) {
    if (!basket.customer) return refuse('NeedsCustomer');
    // Money back only lowers a debt.
    if (settlement.dueMinor > 0 && !call.may('sale.onAccount'))
      return refuse('FORBIDDEN', { permission: 'sale.onAccount' });
  }
  let amount = amountOf(input, settlement);
  let foreign: { currency: string; givenMinor: number; rateMicro: number } | null = null;
  if (input.foreign) {
    if (!call.may('sale.foreignCash')) return refuse('FORBIDDEN', { permission: 'sale.foreignCash' });
    const rateMicro = shop.rates[input.foreign.currency];
    if (input.method !== 'cash' || !rateMicro)
      return refuse('UnknownCurrency', { currency: input.foreign.currency });
    if (!isForeignReckonable(input.foreign.givenMinor, rateMicro)) return refuse('AmountTooLarge');
    const givenMinor = signed(input.foreign.givenMinor, settlement.remainingMinor);
    foreign = { ...input.foreign, givenMinor, rateMicro };
    amount = exchange(givenMinor, rateMicro, shop.cashStep);
  }
  if (Math.abs(amount) > largestMinor) return refuse('AmountTooLarge');
  const checked = checkTender(settlement, input.method, amount);
  if (!checked.ok) return checked;
  const planned = checkPlan(input.method, amount, input.details?.instalments);
  if (!planned.ok) return planned;
  const fresh: BasketTender = {
    id: tx.newId(),
    method: input.method,
    amountMinor: amount,
    currency: foreign?.currency ?? basket.currency,
    givenMinor: foreign?.givenMinor ?? amount,
    rateMicro: foreign?.rateMicro ?? null,
    reference: input.reference || null,
    details: input.details ?? null,
  };
  const tenders = [...basket.tenders, fresh];
  if (!fitTenders(tenders)) return refuse('TooManyTenders', { most: basket.tenders.length });
  const saved = saveStep(tx, call, row, { ...basket, tenders });
  if (!saved.ok) return saved;
  return ok({ tenderId: fresh.id });
});

/** The amount given, or all that remains; typed without a sign it goes the way the basket goes. */
function amountOf({ method, amountMinor }: TenderInput, settlement: Settlement): Minor {
  const remaining = method === 'cash' ? settlement.remainingCashMinor : settlement.remainingMinor;
  if (amountMinor === undefined) return remaining;
  return signed(amountMinor, remaining);
}

const signed = (typed: number, remaining: Minor): Minor =>
  remaining < 0 && typed > 0 ? negate(minor(typed)) : minor(typed);

export const removeTender = command((tx, input: Counter & { tenderId: string }, call) => {
  const row = basketRow(tx.read, input.counter);
  const tenders = row?.basket.tenders.filter((each) => each.id !== input.tenderId) ?? [];
  if (!row || tenders.length === row.basket.tenders.length) return refuse('NoSuchTender');
  const saved = saveStep(tx, call, row, { ...row.basket, tenders });
  if (!saved.ok) return saved;
  return ok({ lineId: row.basket.selectedLineId });
});

export const setTip = command((tx, input: Counter & { tipMinor: number }, call) =>
  stepBasket<Refusal<'EmptyBasket'> | Refusal<'WrongDirection'>>(tx, input, call, (basket) => {
    if (basket.lines.length === 0) return refuse('EmptyBasket');
    const changed = { ...basket, tipMinor: input.tipMinor };
    // Refused as a step is; until then it cannot be reckoned.
    if (!isReckonable(changed)) return ok(changed);
    const { dueMinor } = settlementOf(tx.read, changed);
    return isTipFit(dueMinor, minor(input.tipMinor)) ? ok(changed) : refuse('WrongDirection');
  }),
);
