/** One key pays: the tender goes on disk, and as soon as nothing remains the sale is completed. */
import { useRef, useState } from 'react';
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
  // The sum this screen shows: a scan still on its way, or another window, must not change what is paid.
  const step = {
    counter: counterId,
    seen: { basketId: view.basket.id, dueMinor: view.settlement.dueMinor },
  };
  const complete = async (how: { readonly exactCash?: true; readonly asPaid?: true } = {}): Promise<void> => {
    const done = await completing.attempt({ ...step, ...how });
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
    if (nothingToPay) return complete();
    // Exact cash is one step and one wait for the disk.
    if (method === 'cash' && amountMinor === null && !more.foreign) return complete({ exactCash: true });
    const sent = await tendering.attempt({
      ...step,
      method,
      ...(amountMinor === null ? {} : { amountMinor }),
      ...(more.foreign ? { foreign: more.foreign } : {}),
      ...(more.reference ? { reference: more.reference } : {}),
      ...(more.details ? { details: more.details } : {}),
    });
    if (settle(sent)) await complete();
  };
  const once = useOnce();
  return {
    pay: (method: TenderMethod, amountMinor: number | null, more?: PayOptions): void =>
      void once(() => tender(method, amountMinor, more)),
    payForeign: (currency: string, givenMinor: number): void =>
      void once(() => tender('cash', null, { foreign: { currency, givenMinor } })),
    giveBackAsPaid: (): void => void once(() => complete({ asPaid: true })),
    pending: tendering.pending || completing.pending,
    refused,
  };
}

/** A debt over the customer's limit is a manager's to allow. */
const overLimit = (refused: Refused) =>
  refused.code === 'OverDebtLimit' ? ({ permission: 'sale.exceedDebtLimit' } as const) : null;

/** A key may come twice before the screen has drawn that the first is on its way. */
function useOnce(): (run: () => Promise<void>) => Promise<void> {
  const busy = useRef(false);
  return async (run) => {
    if (busy.current) return;
    busy.current = true;
    await run().finally(() => {
      busy.current = false;
    });
  };
}
