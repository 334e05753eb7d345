/** What is looked at, kept while one goes from report to report and back. */
import { create } from 'zustand';
import type { Comparison, Figure } from '../../../domain/areas/report/contract.ts';
import type { Extent, TradingBranch } from '../../../domain/areas/report/figures.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { type DateRange, dateAt } from '../../../domain/kit/time.ts';
import { useLive } from '../../app/ask.ts';
import { useBranches } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useShop } from '../../app/shop.ts';

/** A figure that was tapped: what it says, and the receipts it is made of. */
export interface Opened {
  readonly title: string;
  readonly amountMinor: number | null;
  readonly figure: Figure;
}

export interface Looking {
  /** Null: the day being traded, whatever day that becomes. */
  readonly range: DateRange | null;
  readonly compare: Comparison;
  /** One branch alone; null is all that are here. */
  readonly branchId: string | null;
  /** Items of one category alone; an empty id is those without one. */
  readonly category: { readonly id: string; readonly name: string } | null;
  readonly opened: Opened | null;
  /** A receipt, over the figure it came from. */
  readonly receiptId: string | null;
}

export const useLooking = create<Looking>(() => ({
  range: null,
  compare: 'previous',
  branchId: null,
  category: null,
  opened: null,
  receiptId: null,
}));

/** Another time is another figure: what was open is closed. */
export const lookAt = (range: DateRange | null): void =>
  useLooking.setState({ range, opened: null, receiptId: null });
/** Another branch is another figure as well. */
export const lookAtBranch = (branchId: string | null): void =>
  useLooking.setState({ branchId, opened: null, receiptId: null });
export const compareWith = (compare: Comparison): void => useLooking.setState({ compare });
export const narrowTo = (category: Looking['category']): void => useLooking.setState({ category });
export const openFigure = (opened: Opened): void => useLooking.setState({ opened, receiptId: null });
export const openReceipt = (receiptId: string): void => useLooking.setState({ receiptId });

export const closeBeside = (): void => useLooking.setState({ opened: null, receiptId: null });

/** One step back: from the receipt to its figure, from the figure to the report. */
export function stepBack(): void {
  const { receiptId, opened } = useLooking.getState();
  useLooking.setState(receiptId !== null && opened ? { receiptId: null } : { receiptId: null, opened: null });
}

/** The day being traded: the open shift's date, or the wall's where no shift is open. */
export function useToday(): CalendarDate {
  const shift = useLive(api.shift.currentShift, {});
  const zone = useShop((shop) => shop.timeZone);
  const wall = dateAt(useNow(60_000), zone);
  return (shift.data?.businessDate as CalendarDate | undefined) ?? wall;
}

/** The dates looked at, and the branch. */
export function useRange(): Extent {
  const today = useToday();
  const { from, to } = useLooking(({ range }) => range) ?? { from: today, to: today };
  const branchId = useBranch()?.id ?? null;
  return { from, to, branchId };
}

/** The one branch looked at; null is all of them. */
export function useBranch(): TradingBranch | null {
  const chosen = useLooking(({ branchId }) => branchId);
  return useBranches().find(({ id }) => id === chosen) ?? null;
}

/** A whole figure from the few things that make it. */
export const figureOf = (range: DateRange, parts: Partial<Omit<Figure, 'from' | 'to'>> = {}): Figure => ({
  from: range.from,
  to: range.to,
  branchId: useLooking.getState().branchId,
  hour: null,
  weekday: null,
  userId: null,
  customerId: null,
  kind: null,
  part: null,
  ...parts,
});
