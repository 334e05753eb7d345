import type { ReactNode } from 'react';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import styles from './customer.module.css';
import { show } from './desk.ts';

interface PaneHeadProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly onBack?: () => void;
  readonly end?: ReactNode;
}

/** Head of what stands beside the list; Esc goes one step back. */
export function PaneHead({ title, sub, onBack = () => show({ kind: 'nothing' }), end }: PaneHeadProps) {
  const w = useWords(appWords);
  const back = useAction({
    id: 'customer.back',
    label: w.verb.back,
    keys: ['Esc'],
    inFields: true,
    run: onBack,
  });
  return (
    <div className={styles.paneHead}>
      <div>
        <h2>{title}</h2>
        {sub !== undefined && <p>{sub}</p>}
      </div>
      {end}
      <ActionButton {...back} label="" name={w.verb.back} icon={CloseIcon} tone="quiet" />
    </div>
  );
}
