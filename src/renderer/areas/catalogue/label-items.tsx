import type { LabelItem } from '../../../domain/areas/device/label-contract.ts';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Stepper } from '../../parts/stepper.tsx';
import styles from './labels.module.css';

interface LabelItemsProps {
  readonly items: readonly LabelItem[];
  /** In the preview. */
  readonly shown: Id | null;
  readonly countOf: (itemId: Id) => number;
  readonly onCount: (itemId: Id, count: number) => void;
  readonly onShow: (itemId: Id) => void;
}

export function LabelItems({ items, shown, countOf, onCount, onShow }: LabelItemsProps) {
  const w = useWords(labelWords);
  const language = useLanguage();
  return (
    <ul className={styles.items} aria-label={w.items}>
      {items.map(({ itemId, name, code }) => (
        <li key={itemId} className={styles.item} data-shown={itemId === shown || undefined}>
          <button
            type="button"
            className={styles.itemName}
            aria-pressed={itemId === shown}
            onClick={() => onShow(itemId)}
          >
            <span>{name}</span>
            <bdi className={styles.itemCode}>{code ?? w.noCode}</bdi>
          </button>
          <Stepper
            label={w.count(name)}
            value={countOf(itemId)}
            least={0}
            most={2000}
            onChange={(count) => onCount(itemId, count)}
          >
            {formatNumber(countOf(itemId), language)}
          </Stepper>
        </li>
      ))}
    </ul>
  );
}
