import type { ReactNode } from 'react';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { BackIcon } from '../../parts/icons.tsx';
import styles from './report.module.css';
import { stepBack } from './state.ts';

interface BesideHeadProps {
  readonly title: string;
  readonly sub: ReactNode;
  readonly end?: ReactNode;
}

/** Head of what lies beside a report; Esc goes one step back. */
export function BesideHead({ title, sub, end }: BesideHeadProps) {
  const { back: label } = useWords(appWords).verb;
  const back = useAction({ id: 'report.back', label, keys: ['Esc'], run: stepBack });
  return (
    <header className={styles.besideHead}>
      <ActionButton {...back} label="" name={label} icon={BackIcon} tone="quiet" />
      <div className={styles.besideWords}>
        <h2>{title}</h2>
        <p>{sub}</p>
      </div>
      {end}
    </header>
  );
}
