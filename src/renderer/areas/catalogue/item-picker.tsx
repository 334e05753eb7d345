/** Finds one item as one types: for the parts of a kit, for a tile. */
import { useState } from 'react';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { ItemName } from './item-name.tsx';
import styles from './item-picker.module.css';
import { hueOf, useCategories } from './use-categories.ts';

export interface ItemPickerProps {
  readonly label: string;
  readonly onPick: (item: FoundItem) => void;
  /** Not offered: what is chosen already. */
  readonly except?: readonly Id[] | undefined;
  readonly autoFocus?: boolean | undefined;
}

const shown = 20;

export function ItemPicker({ label, onPick, except = [], autoFocus = false }: ItemPickerProps) {
  const w = useWords(catalogueWords).list;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { byId } = useCategories();
  const answer = useAsk(api.catalogue.search, text.trim() === '' ? null : { text, limit: shown }, {
    keep: true,
  });
  const items = text.trim() === '' ? [] : (answer.data ?? []).filter(({ id }) => !except.includes(id));
  const chosen = Math.min(at, items.length - 1);
  const pick = (item: FoundItem | undefined): void => {
    if (!item) return;
    onPick(item);
    setText('');
    setAt(0);
  };
  return (
    <div className={styles.picker}>
      <SearchField
        label={label}
        value={text}
        onChange={(next) => {
          setText(next);
          setAt(0);
        }}
        onEnter={() => pick(items[chosen])}
        onStep={(by) => setAt(Math.max(0, Math.min(items.length - 1, chosen + by)))}
        acceptBarcode
        autoFocus={autoFocus}
      />
      {text.trim() !== '' && !answer.isPending && (
        <ul className={styles.found}>
          {items.length === 0 && <li className={styles.none}>{w.nothing}</li>}
          {items.map((item, n) => (
            <li key={item.id}>
              <button
                type="button"
                className={styles.option}
                data-at={n === chosen || undefined}
                onClick={() => pick(item)}
              >
                <ItemName
                  item={item}
                  hue={item.colour ?? hueOf(byId, item.categoryId)}
                  detail={[item.brand, item.sku, item.barcode].filter(Boolean).join(' · ')}
                />
                <MoneyText amount={item.priceMinor} bare />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
