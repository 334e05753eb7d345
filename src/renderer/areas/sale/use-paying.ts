/** One key pays: the tender goes on disk, and as soon as nothing remains the sale is completed. */
import { useState } from 'react';
import type { TenderDetails, TenderMethod } from '../../../domain/areas/sale/sale.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { type Outcome, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import type { Refused } from '../../app/refusal.ts';
import { play } from '../../app/sounds.ts';
import { backToItems, counterId } from './counter.ts';

export interface PayOptions {
  readonly reference?: string | undefined;
  readonly details?: TenderDetails | undefined;
  readonly foreign?: { readonly currency: string; readonly givenMinor: number } | undefined;
}

export function usePaying(view: BasketView) {
  const overLimit = (refused: Refused) =>
    refused.code === 'OverDebtLimit' ? ({ permission: 'sale.exceedDebtLimit' } as const) : null;
  const tendering = useCommand(api.sale.tender);
  const completing = useCommand(api.sale.complete, {
    approvable: overLimit,
    refreshes: ['sale', 'shift', 'report', 'customer'],
  });
  const [refused, setRefused] = useState<Refused | null>(null);
  const settle = <O>(outcome: Outcome<O>): boolean => {
    setRefused(outcome.ok ? null : outcome.refused);
    return outcome.ok;
  };
  const complete = async (exactCash: boolean): Promise<void> => {
    const done = await completing.attempt({ counter: counterId, exactCash });
    // What is not yet paid is no trouble: the pane shows what remains.
    if (!done.ok && done.refused.code === 'NotPaid') return;
    if (!settle(done)) return;
    play('ok');
    backToItems();
  };
  const tender = async (
    method: TenderMethod,
    amountMinor: number | null,
    more: PayOptions = {},
  ): Promise<void> => {
    const nothingToPay = view.settlement.isSettled;
    if (nothingToPay) return complete(false);
    // Exact cash is one step and one wait for the disk.
    if (method === 'cash' && amountMinor === null && !more.foreign) return complete(true);
    const sent = await tendering.attempt({
      counter: counterId,
      method,
      ...(amountMinor === null ? {} : { amountMinor }),
      ...(more.foreign ? { foreign: more.foreign } : {}),
      ...(more.reference ? { reference: more.reference } : {}),
      ...(more.details ? { details: more.details } : {}),
    });
    if (settle(sent)) await complete(false);
  };
  return {
    pay: (method: TenderMethod, amountMinor: number | null, more?: PayOptions): void =>
      void tender(method, amountMinor, more),
    payForeign: (currency: string, givenMinor: number): void =>
      void tender('cash', null, { foreign: { currency, givenMinor } }),
    pending: tendering.pending || completing.pending,
    refused,
  };
}
