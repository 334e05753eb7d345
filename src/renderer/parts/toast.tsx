import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { UndoIcon } from './icons.tsx';
import styles from './toast.module.css';

export interface ToastOptions {
  /** Takes back what was said to be done. */
  readonly undo?: (() => void) | undefined;
  readonly tone?: 'ink' | 'amber' | 'red' | 'green' | undefined;
  /** A later toast with the same id replaces this one. */
  readonly id?: string | undefined;
}

const shortMs = 4000;
/** Long enough to read, reach and press. */
const undoMs = 10_000;

/** A short word about what was done, with its undo; never the only place where an error is said. */
export function toast(message: ReactNode, { undo, tone = 'ink', id }: ToastOptions = {}): void {
  const key = id ?? `toast-${++count}`;
  notifications.hide(key);
  const takeBack =
    undo &&
    ((): void => {
      notifications.hide(key);
      undo();
    });
  notifications.show({
    id: key,
    message: <Body message={message} undo={takeBack} />,
    autoClose: undo ? undoMs : shortMs,
    withCloseButton: false,
    className: styles.toast ?? '',
    'data-tone': tone,
  } as Parameters<typeof notifications.show>[0]);
}

let count = 0;

function Body({ message, undo }: { message: ReactNode; undo: (() => void) | undefined }) {
  const w = useWords(appWords);
  return (
    <div className={styles.body} role="status">
      <span className={styles.words}>{message}</span>
      {undo && <ActionButton label={w.verb.undo} icon={UndoIcon} tone="quiet" onClick={undo} />}
    </div>
  );
}
