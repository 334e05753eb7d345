import type { ReactNode } from 'react';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import { show } from './drafts.ts';
import styles from './shift.module.css';

interface PaneHeadProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly onBack?: () => void;
  readonly end?: ReactNode;
}

/** Head of what stands beside the actions; Esc goes back to the cash book. */
export function PaneHead({ title, sub, onBack = () => show('book'), end }: PaneHeadProps) {
  const w = useWords(appWords);
  const back = useAction({
    id: 'shift.back',
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
