/** Adding items: a scan, a tile, a search result and a typed code all end here and behave alike. */
import type { ScanOutcome } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Refused, useExplain } from '../../app/refusal.ts';
import { play } from '../../app/sounds.ts';
import { toast } from '../../parts/toast.tsx';
import { backToItems, counterId, open, type Pane, takeQty, useCounter } from './counter.ts';

export interface AddOptions {
  readonly barcodeId?: string | null | undefined;
  readonly qtyMilli?: number | null | undefined;
  readonly priceMinor?: number | undefined;
  /** What was scanned, where it says more than which item it is. */
  readonly scanned?: string | null | undefined;
}

export function useAdding() {
  const w = useWords(saleWords);
  const explain = useExplain();
  const scanning = useCommand(api.sale.scan);
  const adding = useCommand(api.sale.addItem);
  const weighing = useCommand(api.sale.weigh);
  const customer = useCommand(api.sale.setCustomer, {
    onDone: ({ repriced }) => {
      backToItems();
      if (repriced > 0) toast(w.repriced(repriced));
    },
  });

  const show = (outcome: ScanOutcome, qtyMilli: number | null): void => {
    if (outcome.kind === 'customer') customer.run({ counter: counterId, customerId: outcome.customerId });
    const warning = outcome.kind === 'added' ? outcome.warning : null;
    play(outcome.kind === 'unknown' || warning ? 'unknown' : 'ok');
    if (outcome.kind === 'added' && warning)
      toast(w.labelWarning[warning](outcome.name), { tone: 'amber', id: 'adding' });
    const pane = paneAfter(outcome, qtyMilli);
    if (pane) open(pane);
    else if (asks.has(useCounter.getState().pane.kind)) backToItems();
  };
  const refuse = (refused: Refused): void => {
    play('unknown');
    toast(explain(refused), { tone: 'red', id: 'adding' });
  };

  return {
    /** Settles when the till has answered, so that scans keep their order. */
    async scan(code: string): Promise<void> {
      const qtyMilli = takeQty();
      const sent = await scanning.attempt({ ...askedFor(qtyMilli), code });
      if (sent.ok) show(sent.value, qtyMilli);
      else refuse(sent.refused);
    },
    async add(itemId: string, { barcodeId, priceMinor, scanned, ...given }: AddOptions = {}): Promise<void> {
      const qtyMilli = given.qtyMilli ?? takeQty();
      const asked = askedFor(qtyMilli, priceMinor);
      const sent = scanned
        ? await scanning.attempt({
            ...asked,
            code: scanned,
            chosen: { itemId, barcodeId: barcodeId ?? null },
          })
        : await adding.attempt({ ...asked, itemId, ...(barcodeId ? { barcodeId } : {}) });
      if (sent.ok) show(sent.value, qtyMilli);
      else refuse(sent.refused);
    },
    /** What lies on the scale; `again`: the load that was sold a moment ago. */
    async weigh(itemId: string, { tareMilli = 0, again = false } = {}): Promise<void> {
      const sent = await weighing.attempt({ counter: counterId, itemId, tareMilli, again });
      if (sent.ok) show(sent.value, null);
      else refuse(sent.refused);
    },
    setCustomer: (customerId: string | null) => customer.run({ counter: counterId, customerId }),
    pending: adding.pending || weighing.pending,
  };
}

const askedFor = (qtyMilli: number | null, priceMinor?: number) => ({
  counter: counterId,
  ...(qtyMilli ? { qtyMilli } : {}),
  ...(priceMinor === undefined ? {} : { priceMinor }),
});

/** Panes that wait for an answer about an item: the next item put in the basket answers them. */
const asks: ReadonlySet<Pane['kind']> = new Set(['choose', 'ask', 'unknown', 'priceCheck']);

function paneAfter(outcome: ScanOutcome, qtyMilli: number | null): Pane | null {
  switch (outcome.kind) {
    case 'choose':
    case 'ask':
      return { ...outcome, qtyMilli };
    case 'sale':
      return { kind: 'refund', saleId: outcome.saleId };
    case 'unknown':
      return outcome;
    default:
      return null;
  }
}
