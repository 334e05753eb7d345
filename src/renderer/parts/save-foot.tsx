import type { ReactNode } from 'react';
import type { ActionProps } from '../app/hotkeys.ts';
import type { Refused } from '../app/refusal.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorNote } from './error-note.tsx';
import styles from './save-foot.module.css';

export interface SaveFootProps {
  readonly save: ActionProps;
  readonly pending: boolean;
  readonly error: Refused | Error | null | undefined;
  /** How the form stands: not saved yet, saved. */
  readonly said?: ReactNode | undefined;
  /** Takes back what was typed; offered while there is something to take back. */
  readonly putBack?: { readonly label: string; readonly onClick: () => void } | false | undefined;
}

/** The foot of every form of the back office: how it stands, the way back, and the way on at the end. */
export function SaveFoot({ save, pending, error, said, putBack }: SaveFootProps) {
  return (
    <div className={styles.foot}>
      <ErrorNote error={error} />
      <div className={styles.line}>
        <span className={styles.said} role="status">
          {said}
        </span>
        {putBack && <ActionButton {...putBack} tone="quiet" />}
        <ActionButton {...save} tone="accent" pending={pending} />
      </div>
    </div>
  );
}
