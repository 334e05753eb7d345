/** Giving back: find the receipt, choose what comes back and why, go on to the money. */
import { useState } from 'react';
import type { SaleView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { open } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';
import { RefundForm } from './refund-form.tsx';
import { useStepping } from './use-stepping.ts';

export function RefundPane({ saleId }: { readonly saleId: string | null }) {
  const w = useWords(saleWords);
  return saleId === null ? (
    <Pane label={w.refund.title} head={<PaneHead title={w.refund.title} />}>
      <FindReceipt />
    </Pane>
  ) : (
    <OneReceipt saleId={saleId} />
  );
}

function FindReceipt() {
  const w = useWords(saleWords);
  const [text, setText] = useState('');
  const found = useAsk(
    api.sale.sales,
    { limit: 30, ...(text.trim() ? { text: text.trim() } : {}) },
    { keep: true },
  );
  const sales = (found.data ?? []).filter((sale) => sale.kind !== 'refund');
  const { at, step, toFirst } = useStepping(sales.length);
  const chosen = sales[at];
  const pick = (saleId: string): void => open({ kind: 'refund', saleId });
  const without = useAction({
    id: 'refund.without',
    label: w.action.withoutReceipt,
    group: w.refund.title,
    keys: ['F2'],
    inFields: true,
    run: () => open({ kind: 'withoutReceipt' }),
  });
  return (
    <div className={styles.wide}>
      <SearchField
        value={text}
        label={w.refund.find}
        autoFocus
        onChange={(typed) => {
          setText(typed);
          toFirst();
        }}
        onEnter={() => chosen && pick(chosen.id)}
        onStep={step}
      />
      <div className={styles.row}>
        <ActionButton {...without} />
      </div>
      {found.data && sales.length === 0 && <EmptyState title={w.history.empty} small />}
      <ul className={styles.list}>
        {sales.map((sale) => (
          <li key={sale.id}>
            <button
              type="button"
              className={styles.pick}
              data-at={sale === chosen || undefined}
              onClick={() => pick(sale.id)}
            >
              <span className={styles.itemMain}>
                <strong>
                  <bdi>{sale.number}</bdi>
                </strong>
                <small>
                  <DateText at={sale.at} show="both" /> · {w.pieces(sale.lineCount)}
                  {sale.customerName && <> · {sale.customerName}</>}
                </small>
              </span>
              <MoneyText amount={sale.totalMinor} currency={sale.currency} strong />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneReceipt({ saleId }: { readonly saleId: string }) {
  const w = useWords(saleWords);
  const sale = useAsk(api.sale.sale, { saleId });
  const view: SaleView | null | undefined = sale.data;
  const title = view ? `${w.refund.title} · ${view.number}` : w.refund.title;
  return (
    <Pane
      label={w.refund.title}
      head={<PaneHead title={title} onBack={() => open({ kind: 'refund', saleId: null })} />}
    >
      {view === null && <EmptyState title={w.refusals.NoSuchSale} small />}
      {view && <RefundForm key={view.id} sale={view} />}
    </Pane>
  );
}
