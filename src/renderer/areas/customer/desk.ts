/** What stands beside the list of customers. */
import { create } from 'zustand';

export type Beside =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card' | 'edit' | 'repay'; readonly customerId: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'groups' };

export const useDesk = create<{ readonly beside: Beside }>(() => ({ beside: { kind: 'nothing' } }));

export const show = (beside: Beside): void => useDesk.setState({ beside });
export const showCard = (customerId: string): void => show({ kind: 'card', customerId });
