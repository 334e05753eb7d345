/** Finding items: one box for codes, quantities and names; favourites and categories for fingers. */
import { useRef } from 'react';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction, useStrokes } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon, TagIcon } from '../../parts/icons.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { open, setQty, setTyped, useCounter } from './counter.ts';
import { ItemResults } from './item-results.tsx';
import { ItemTiles } from './item-tiles.tsx';
import styles from './items.module.css';
import { looksLikeCode, type Meaning, meaningOf, meaningOfText } from './typing.ts';
import { useAdding } from './use-adding.ts';
import { useBasket } from './use-basket.ts';
import { useStepping } from './use-stepping.ts';

export function ItemsPane() {
  const w = useWords(saleWords);
  const { typed, qtyMilli } = useCounter();
  const adding = useAdding();
  const empty = useBasket()?.basket.lines.length === 0;
  const field = useRef<HTMLInputElement>(null);
  const searching = typed.trim().length >= (looksLikeCode(typed) ? 3 : 2);
  const found = useAsk(api.catalogue.search, searching ? { text: typed, limit: 50 } : null, { keep: true });
  const items: readonly FoundItem[] = searching ? (found.data ?? []) : [];
  const { at, step, toFirst } = useStepping(items.length);

  const follow = (meaning: Meaning): void => {
    if (meaning.kind === 'typed') setTyped(meaning.typed);
    if (meaning.kind === 'quantity') setQty(meaning.qtyMilli);
    if (meaning.kind === 'editQuantity' && !empty) open({ kind: 'line' });
    if (meaning.kind === 'pay' && !empty) open({ kind: 'tender' });
    if (meaning.kind === 'send') send();
    toFirst();
  };
  const send = (): void => {
    const chosen = items[at];
    const code = typed.trim();
    if (code === '') return;
    setTyped('');
    if (looksLikeCode(code) || !chosen) void adding.scan(code);
    else void adding.add(chosen.id);
  };
  const pick = (item: FoundItem): void => {
    setTyped('');
    void adding.add(item.id);
  };
  useStrokes((stroke) => {
    if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return false;
    const meaning = meaningOf(typed, stroke.key);
    if (!meaning) return false;
    follow(meaning);
    return true;
  });
  const search = useAction({
    id: 'sale.search',
    label: w.action.search,
    group: w.title,
    keys: ['Mod+F', 'F1'],
    inFields: true,
    run: () => field.current?.focus(),
  });
  useAction({
    id: 'sale.clear',
    label: w.action.backToBasket,
    group: w.title,
    keys: ['Esc'],
    disabled: typed === '' && qtyMilli === null,
    run: () => (typed === '' ? setQty(null) : setTyped('')),
  });
  const head = (
    <div className={styles.head}>
      {qtyMilli !== null && (
        <button type="button" className={styles.quantity} onClick={() => setQty(null)}>
          <QtyText quantity={qtyMilli} decimals={qtyMilli % 1000 === 0 ? 0 : 3} /> ×
          <CloseIcon size={16} />
        </button>
      )}
      <SearchField
        ref={field}
        value={typed}
        label={w.search}
        keys={search.keys}
        onChange={(text) => follow(meaningOfText(text))}
        onEnter={send}
        onStep={step}
        onLeave={() => field.current?.blur()}
      />
      <PriceCheckButton />
    </div>
  );
  return (
    <Pane label={w.action.search} flush head={head}>
      {searching ? (
        <ItemResults items={items} at={at} loading={found.isPending} onPick={pick} />
      ) : (
        <ItemTiles onPick={(itemId) => void adding.add(itemId)} />
      )}
    </Pane>
  );
}

function PriceCheckButton() {
  const w = useWords(saleWords);
  const check = useAction({
    id: 'sale.priceCheck',
    label: w.action.priceCheck,
    group: w.title,
    keys: ['F3'],
    inFields: true,
    run: () => open({ kind: 'priceCheck' }),
  });
  return <ActionButton {...check} tone="quiet" icon={TagIcon} label="" name={w.action.priceCheck} />;
}
