/** What is being counted or written at this counter; it stays while somebody serves a customer in between. */

import type { z } from 'zod';
import { create } from 'zustand';
import type { CountResult } from '../../../domain/areas/shift/contract.ts';
import { totalOf } from '../../../domain/areas/shift/rules.ts';
import type { CountedCash } from '../../../domain/areas/shift/shift.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { type Minor, zero } from '../../../domain/kit/money.ts';
import { amountOf } from '../../parts/keyed-amount.tsx';

/** One currency being counted; texts are what a NumPad holds. */
export interface CashDraft {
  readonly byTotal: boolean;
  /** Pieces by the note's value. */
  readonly pieces: Readonly<Record<number, string>>;
  readonly total: string;
}

export type Drafts = Readonly<Record<string, CashDraft>>;
export type CountFor = 'open' | 'close' | 'takeOver';
type Counted = z.infer<typeof CountResult>;

/** What stands beside the shift's actions. */
export type Beside = 'book' | 'payIn' | 'payOut' | 'drop' | 'noSale' | 'takeOver' | 'x' | 'close';
/** How far a close has come. */
export type CloseStep = 'cash' | 'stated' | 'result';

interface Desk {
  readonly beside: Beside;
  readonly counts: Readonly<Record<CountFor, Drafts>>;
  readonly step: CloseStep;
  /** Totals of the other tenders by method, minor units. */
  readonly stated: Readonly<Record<string, number>>;
  readonly counted: Counted | null;
  /** A count that only looks: the shift stays open. */
  readonly onlyLooking: boolean;
  /** The shift just closed, until something else is looked at. */
  readonly closed: { readonly shiftId: string; readonly zNumber: string } | null;
}

const nothingCounted: Desk['counts'] = { open: {}, close: {}, takeOver: {} };
const atStart: Desk = {
  beside: 'book',
  counts: nothingCounted,
  step: 'cash',
  stated: {},
  counted: null,
  onlyLooking: false,
  closed: null,
};

export const useDesk = create<Desk>(() => atStart);
export const show = (beside: Beside): void => useDesk.setState({ beside });
export const clearDesk = (): void => useDesk.setState(atStart);

export const emptyDraft: CashDraft = { byTotal: false, pieces: {}, total: '' };

export function changeDraft(what: CountFor, currency: string, draft: CashDraft): void {
  useDesk.setState(({ counts }) => ({
    counts: { ...counts, [what]: { ...counts[what], [currency]: draft } },
  }));
}

export const forget = (what: CountFor): void =>
  useDesk.setState(({ counts }) => ({ counts: { ...counts, [what]: {} } }));

/** A currency without known notes is counted by its total. */
export const isByTotal = (currency: string, draft: CashDraft): boolean =>
  draft.byTotal || currencyOf(currency).denominations.length === 0;

export function totalOfDraft(currency: string, draft: CashDraft): Minor {
  if (isByTotal(currency, draft)) return amountOf(draft.total, currency) ?? zero;
  return totalOf(pilesOf(draft));
}

const pilesOf = (draft: CashDraft): CountedCash['denominations'] =>
  Object.entries(draft.pieces)
    .map(([value, pieces]) => ({ valueMinor: Number(value), pieces: Number(pieces) }))
    .filter(({ pieces }) => pieces > 0)
    .sort((a, b) => b.valueMinor - a.valueMinor);

/** What was counted, ready to be handed in; currencies nobody touched count as nothing. */
export const countedCash = (drafts: Drafts, currencies: readonly string[]): CountedCash[] =>
  currencies.map((currency) => {
    const draft = drafts[currency] ?? emptyDraft;
    return {
      currency,
      denominations: isByTotal(currency, draft) ? [] : pilesOf(draft),
      totalMinor: totalOfDraft(currency, draft),
    };
  });
