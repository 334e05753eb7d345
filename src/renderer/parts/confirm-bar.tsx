import { type ReactNode, useState } from 'react';
import { ScopeContext, useAction, useKeyScope } from '../app/hotkeys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton, type ActionButtonProps } from './action-button.tsx';
import styles from './confirm-bar.module.css';

export interface ConfirmBarProps {
  /** What will happen, as a question. */
  readonly question: ReactNode;
  /** The verb, never "OK". */
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  readonly pending?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once more in the place of the button that was pressed. Esc cancels, Enter confirms. */
export function ConfirmBar(props: ConfirmBarProps) {
  const scope = useKeyScope(true);
  return (
    <ScopeContext value={scope}>
      <Bar {...props} />
    </ScopeContext>
  );
}

function Bar({ question, confirm, danger = false, pending, onConfirm, onCancel }: ConfirmBarProps) {
  const w = useWords(appWords);
  const no = useAction({
    id: 'confirm.no',
    label: w.verb.cancel,
    keys: ['Esc'],
    run: onCancel,
    inFields: true,
  });
  const yes = useAction({
    id: 'confirm.yes',
    label: confirm,
    keys: ['Enter'],
    run: onConfirm,
    disabled: pending,
  });
  return (
    <div
      className={styles.bar}
      role="alertdialog"
      aria-label={typeof question === 'string' ? question : confirm}
    >
      <span className={styles.question}>{question}</span>
      <ActionButton {...no} />
      <ActionButton {...yes} tone={danger ? 'danger' : 'accent'} pending={pending} />
    </div>
  );
}

/** A button that turns into its own ConfirmBar. */
export function ConfirmButton({
  question,
  confirm,
  danger,
  onConfirm,
  ...button
}: Omit<ActionButtonProps, 'onClick'> &
  Pick<ConfirmBarProps, 'question' | 'confirm' | 'danger' | 'onConfirm'>) {
  const [asking, setAsking] = useState(false);
  if (!asking) return <ActionButton {...button} onClick={() => setAsking(true)} />;
  return (
    <ConfirmBar
      question={question}
      confirm={confirm}
      danger={danger ?? false}
      onCancel={() => setAsking(false)}
      onConfirm={() => {
        setAsking(false);
        onConfirm();
      }}
    />
  );
}
