import type { ReactNode } from 'react';
import { ActionButton, type ActionButtonProps } from './action-button.tsx';
import styles from './empty-state.module.css';
import type { Icon } from './icons.tsx';

export interface EmptyStateProps {
  readonly icon?: Icon | undefined;
  /** One sentence. */
  readonly title: ReactNode;
  readonly hint?: ReactNode | undefined;
  /** One action; a `useAction` answer serves. */
  readonly action?: ActionButtonProps | undefined;
  /** Drawn small, inside a pane or a table. */
  readonly small?: boolean | undefined;
}

/** Where there is nothing to show: one sentence, one action, one key. */
export function EmptyState({ icon: Drawn, title, hint, action, small = false }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-small={small || undefined}>
      {Drawn && (
        <span className={styles.icon}>
          <Drawn size={small ? 24 : 32} />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {action && (
        <div className={styles.action}>
          <ActionButton {...action} />
        </div>
      )}
    </div>
  );
}
