/** Giving back without a receipt: which item, how much of it, at what price and why; it takes a right of its own. */
import { useState } from 'react';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RefundIcon } from '../../parts/icons.tsx';
import { MoneyField, QtyField } from '../../parts/number-field.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { useBackReason } from './back-reason.tsx';
import { counterId, open } from './counter.ts';
import styles from './forms.module.css';
import { ItemResults } from './item-results.tsx';
import { PaneHead } from './pane-head.tsx';
import { useStepping } from './use-stepping.ts';

export function WithoutReceiptPane() {
  const w = useWords(saleWords);
  const [item, setItem] = useState<FoundItem | null>(null);
  const back = (): void => (item ? setItem(null) : open({ kind: 'refund', saleId: null }));
  const title = item ? item.name : w.action.withoutReceipt;
  return (
    <Pane label={w.action.withoutReceipt} head={<PaneHead title={title} onBack={back} />}>
      {item ? <BackForm key={item.id} item={item} /> : <FindItem onPick={setItem} />}
    </Pane>
  );
}

function FindItem({ onPick }: { readonly onPick: (item: FoundItem) => void }) {
  const w = useWords(saleWords);
  const [text, setText] = useState('');
  const found = useAsk(api.catalogue.search, text.trim() ? { text, limit: 50 } : null, { keep: true });
  // An item of several forms is not sold itself, so neither does it come back.
  const items = text.trim() ? (found.data ?? []).filter((item) => !item.hasVariants) : [];
  const { at, step, toFirst } = useStepping(items.length);
  const chosen = items[at];
  return (
    <div className={styles.wide}>
      <SearchField
        value={text}
        label={w.search}
        autoFocus
        onChange={(typed) => {
          setText(typed);
          toFirst();
        }}
        onEnter={() => chosen && onPick(chosen)}
        onStep={step}
      />
      {text.trim() !== '' && <ItemResults items={items} at={at} loading={found.isPending} onPick={onPick} />}
    </div>
  );
}

function BackForm({ item }: { readonly item: FoundItem }) {
  const w = useWords(saleWords);
  const [qtyMilli, setQty] = useState<number | null>(1000);
  const [priceMinor, setPrice] = useState<number | null>(item.openPrice ? null : item.priceMinor);
  const { reason, restock, fields } = useBackReason();
  const giving = useCommand(api.sale.giveBackWithoutReceipt, { onDone: () => open({ kind: 'tender' }) });
  const ready = qtyMilli !== null && qtyMilli > 0 && priceMinor !== null && reason !== '';
  const accept = useAction({
    id: 'refund.withoutReceipt',
    label: w.action.refund,
    group: w.refund.title,
    keys: ['Enter'],
    disabled: !ready || giving.pending,
    run: () =>
      ready && giving.run({ counter: counterId, itemId: item.id, qtyMilli, priceMinor, reason, restock }),
  });
  return (
    <div className={styles.narrow}>
      <QtyField
        label={w.refund.quantity}
        value={qtyMilli}
        onChange={setQty}
        decimals={item.decimals}
        unit={w.unit[item.unit] ?? item.unit}
        autoFocus
        onEnter={() => accept.onClick()}
      />
      <MoneyField
        label={w.action.price}
        value={priceMinor}
        onChange={setPrice}
        onEnter={() => accept.onClick()}
      />
      {fields}
      <ErrorNote error={giving.refused} />
      <ActionButton
        {...accept}
        tone="accent"
        size="primary"
        icon={RefundIcon}
        pending={giving.pending}
        fullWidth
      />
    </div>
  );
}
