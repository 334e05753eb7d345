/** What few ever change: shut until somebody looks for it. */
import type { ReactNode } from 'react';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { useWords } from '../../../app/language.ts';
import { DownIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

interface MoreProps {
  /** Something in it is known to be wrong. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

export function More({ isOpen = false, children }: MoreProps) {
  const w = useWords(attachedWords);
  return (
    <details className={styles.advanced} open={isOpen}>
      <summary>
        <DownIcon size={18} />
        {w.advanced}
      </summary>
      <div className={styles.pair}>{children}</div>
    </details>
  );
}
