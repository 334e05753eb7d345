import type { ReactNode } from 'react';
import { type Refused, useExplain } from '../app/refusal.ts';
import { ActionButton, type ActionButtonProps } from './action-button.tsx';
import { type Icon, InfoIcon, WarningIcon } from './icons.tsx';
import styles from './note.module.css';

export interface ErrorNoteProps {
  /** A refusal, a thrown error, or a sentence; draws nothing for null. */
  readonly error: Refused | Error | string | null | undefined;
  /** What to do about it. */
  readonly action?: ActionButtonProps | undefined;
}

/** Says what went wrong where it went wrong; what was typed stays. */
export function ErrorNote({ error, action }: ErrorNoteProps) {
  const explain = useExplain();
  if (!error) return null;
  return (
    <Note tone="red" icon={WarningIcon} action={action} role="alert">
      {typeof error === 'string' ? error : explain(error)}
    </Note>
  );
}

export interface NoteProps {
  /** Amber asks for attention; green is a result; red only destroys or is overdue. */
  readonly tone?: 'ink' | 'amber' | 'red' | 'green' | undefined;
  readonly icon?: Icon | undefined;
  readonly children: ReactNode;
  readonly action?: ActionButtonProps | undefined;
  readonly role?: 'alert' | 'status' | undefined;
}

/** A strip of words between hairlines. */
export function Note({ tone = 'ink', icon: Drawn = InfoIcon, children, action, role = 'status' }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone} role={role}>
      <span className={styles.icon}>
        <Drawn />
      </span>
      <div className={styles.text}>{children}</div>
      {action && <ActionButton {...action} />}
    </div>
  );
}
