/** What the search found: the first is taken by Enter, the arrows choose another. */
import { useEffect, useRef } from 'react';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './items.module.css';

interface ItemResultsProps {
  readonly items: readonly FoundItem[];
  readonly at: number;
  readonly loading: boolean;
  readonly onPick: (item: FoundItem) => void;
}

export function ItemResults({ items, at, loading, onPick }: ItemResultsProps) {
  const w = useWords(saleWords);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (items.length === 0) return loading ? null : <EmptyState title={w.nothingFound} small />;
  return (
    <ul ref={list} className={styles.results} aria-label={w.search}>
      {items.map((item, i) => (
        <li key={item.id}>
          <button
            type="button"
            className={styles.result}
            data-at={i === at || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(item)}
          >
            <span className={styles.resultName}>{item.name}</span>
            <span className={styles.resultDetail}>
              {[item.brand, item.sku, item.barcode].filter(Boolean).join(' · ')}
            </span>
            <span className={styles.resultPrice}>
              {!item.openPrice && !item.hasVariants && <MoneyText amount={item.priceMinor} strong bare />}
              <small>{w.unit[item.unit] ?? item.unit}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
