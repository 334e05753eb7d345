/** What lives only at this counter: which pane is open, what is being typed, the quantity waiting for an item. */
import type { z } from 'zod';
import { create } from 'zustand';
import type { ItemChoice } from '../../../domain/areas/sale/views.ts';

export type Choice = z.infer<typeof ItemChoice>;

/** The pane beside the basket. The basket itself is always in sight. */
export type Pane =
  | { readonly kind: 'items' }
  | { readonly kind: 'tender' }
  | { readonly kind: 'line' }
  | { readonly kind: 'discount'; readonly of: 'line' | 'basket' }
  | { readonly kind: 'customer' }
  | { readonly kind: 'note' }
  | { readonly kind: 'parked' }
  | { readonly kind: 'void' }
  | { readonly kind: 'refund'; readonly saleId: string | null }
  | { readonly kind: 'withoutReceipt' }
  | {
      readonly kind: 'choose';
      readonly code: string;
      readonly items: readonly Choice[];
      readonly qtyMilli: number | null;
      /** Sent again with the answer: the code says more than which item it is. */
      readonly scanned: string | null;
    }
  | {
      readonly kind: 'ask';
      readonly what: 'price' | 'weight';
      readonly item: Choice;
      readonly qtyMilli: number | null;
      readonly scanned: string | null;
    }
  | { readonly kind: 'unknown'; readonly code: string; readonly scanned: string | null }
  | { readonly kind: 'priceCheck' };

interface CounterState {
  readonly pane: Pane;
  /** The search box: letters search, digits may become a code or a quantity. */
  readonly typed: string;
  /** `3 ×`: thousandths waiting for the next item. */
  readonly qtyMilli: number | null;
}

const atStart: CounterState = { pane: { kind: 'items' }, typed: '', qtyMilli: null };

export const useCounter = create<CounterState>(() => atStart);

export const open = (pane: Pane): void => useCounter.setState({ pane, typed: '' });
export const backToItems = (): void => useCounter.setState({ pane: { kind: 'items' }, typed: '' });
export const setTyped = (typed: string): void => useCounter.setState({ typed });
export const setQty = (qtyMilli: number | null): void => useCounter.setState({ qtyMilli, typed: '' });

/** Takes the waiting quantity: it counts for one item. */
export function takeQty(): number | null {
  const { qtyMilli } = useCounter.getState();
  if (qtyMilli !== null) useCounter.setState({ qtyMilli: null });
  return qtyMilli;
}

export { counterId } from '../../app/counter-id.ts';
