/** The head of a pane beside the basket: its title and the way back. */
import type { ReactNode } from 'react';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import { backToItems } from './counter.ts';
import styles from './tender.module.css';

interface PaneHeadProps {
  readonly title: ReactNode;
  /** Instead of going back to the items. */
  readonly onBack?: (() => void) | undefined;
}

export function PaneHead({ title, onBack = backToItems }: PaneHeadProps) {
  const w = useWords(saleWords);
  const leave = useAction({
    id: 'pane.back',
    label: w.action.backToBasket,
    group: w.title,
    keys: ['Esc'],
    inFields: true,
    run: onBack,
  });
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      <ActionButton {...leave} tone="quiet" icon={CloseIcon} label="" name={w.action.backToBasket} />
    </div>
  );
}
