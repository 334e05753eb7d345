import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import styles from './filter-bar.module.css';
import { CloseIcon } from './icons.tsx';

export interface FilterBarProps {
  /** The fields, in reading order. */
  readonly children: ReactNode;
  /** What is found: `1 204 rows`. */
  readonly found?: ReactNode | undefined;
  /** Shown while anything is filtered. */
  readonly onClear?: (() => void) | undefined;
  readonly end?: ReactNode | undefined;
}

/** Filters in a row above what they filter. */
export function FilterBar({ children, found, onClear, end }: FilterBarProps) {
  const w = useWords(appWords);
  return (
    <div className={styles.bar} role="search">
      {children}
      {onClear && <ActionButton label={w.verb.clear} icon={CloseIcon} tone="quiet" onClick={onClear} />}
      {found !== undefined && (
        <span className={styles.found} role="status">
          {found}
        </span>
      )}
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
