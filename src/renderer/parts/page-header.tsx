import type { ReactNode } from 'react';
import { useAction } from '../app/hotkeys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { BackIcon } from './icons.tsx';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** One sentence: the number that matters, whose it is. */
  readonly sub?: ReactNode | undefined;
  /** At the end: the screen's actions, the accent one last. */
  readonly actions?: ReactNode | undefined;
  /** One step back; Esc does it. */
  readonly onBack?: (() => void) | undefined;
  readonly children?: ReactNode | undefined;
}

/** Head of a back-office screen. */
export function PageHeader({ title, sub, actions, onBack, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        {onBack && <Back onBack={onBack} />}
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {sub !== undefined && <p className={styles.sub}>{sub}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </header>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  const w = useWords(appWords);
  const back = useAction({ id: 'page.back', label: w.verb.back, keys: ['Esc'], run: onBack });
  return (
    <span className={styles.back}>
      <ActionButton {...back} label="" name={w.verb.back} icon={BackIcon} tone="quiet" />
    </span>
  );
}
