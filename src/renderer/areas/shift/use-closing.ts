/** The two commands of a close: the count handed in, and the close itself. */
import type { Closing } from '../../../domain/areas/shift/contract.ts';
import type { CashAmount } from '../../../domain/areas/shift/shift.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { clearDesk, countedCash, useDesk } from './drafts.ts';

interface Closed {
  readonly countId: string | null;
  readonly left: readonly CashAmount[];
  readonly reason: string | null;
}

export function useClosing({ cashCurrencies, currency }: Closing) {
  const count = useCommand(api.shift.submitCount, {
    onDone: (counted) => useDesk.setState({ counted, step: 'result' }),
  });
  const closing = useCommand(api.shift.closeShift, {
    refreshes: ['shift', 'sale', 'report'],
    onDone: (closed) => {
      clearDesk();
      useDesk.setState({ closed });
    },
  });
  const handIn = (purpose: 'close' | 'check' = 'close'): void => {
    const { counts, stated } = useDesk.getState();
    useDesk.setState({ onlyLooking: purpose === 'check' });
    count.run({
      purpose,
      counted: countedCash(counts.close, cashCurrencies),
      stated: Object.entries(stated).map(([method, amountMinor]) => ({ method, currency, amountMinor })),
    });
  };
  return {
    handIn,
    close: ({ left, ...rest }: Closed): void => closing.run({ ...rest, left: [...left] }),
    counting: count.pending,
    closing: closing.pending,
    refused: count.refused ?? closing.refused,
  };
}
