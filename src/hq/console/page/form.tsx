/** A few fields and the one thing to do with them: Enter does it, what was typed stays when it is refused. */
import type { ReactNode } from 'react';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import styles from './page.module.css';
import { Troubled } from './trouble.tsx';

interface FormProps {
  readonly label: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly more?: ReactNode;
}

export function Form({ label, submit, pending, error, onSubmit, children, more }: FormProps) {
  return (
    <form
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSubmit();
      }}
    >
      {children}
      <Troubled error={error} />
      <div className={styles.foot}>
        <ActionButton type="submit" label={submit} tone="accent" keys={['Enter']} pending={pending} />
        {more}
      </div>
    </form>
  );
}
