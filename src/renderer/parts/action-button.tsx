import { Loader } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import type { Chord } from '../app/keys.ts';
import styles from './action-button.module.css';
import type { Icon } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';

/** What a popover or a menu gives the button it opens from. */
type TargetProps = Pick<
  ComponentProps<'button'>,
  'ref' | 'id' | 'aria-expanded' | 'aria-haspopup' | 'aria-controls'
>;

export interface ActionButtonProps extends TargetProps {
  readonly label: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** Shown as a hint once a keyboard has been used; `useAction` makes it work. */
  readonly keys?: readonly Chord[] | undefined;
  readonly icon?: Icon | undefined;
  /** `accent` is the one thing to do next: at most one on a screen. */
  readonly tone?: 'accent' | 'plain' | 'quiet' | 'danger' | undefined;
  /** `start`: words at the start edge, the key at the end: for a column of buttons that is read down. */
  readonly align?: 'start' | undefined;
  /** `primary` is 56 px high. */
  readonly size?: 'normal' | 'primary' | undefined;
  readonly pending?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly pressed?: boolean | undefined;
  readonly fullWidth?: boolean | undefined;
  /** Set against the end edge: an amount, a count. */
  readonly end?: ReactNode | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly title?: string | undefined;
  /** Spoken name where `label` is absent or not text. */
  readonly name?: string | undefined;
}

/** A button that shows its key and its pending state; spread a `useAction` answer on it. */
export function ActionButton({
  label,
  icon: Drawn,
  tone = 'plain',
  size = 'normal',
  ...props
}: ActionButtonProps) {
  const { keys, pending, disabled, pressed, fullWidth, end, type = 'button', name, align, ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      className={styles.button}
      data-tone={tone}
      data-size={size}
      data-full={fullWidth || undefined}
      data-align={align}
      data-bare={label === '' || undefined}
      aria-busy={pending || undefined}
      aria-pressed={pressed}
      aria-label={name}
      disabled={disabled || pending}
      // A tap must not take the focus from the field a cashier types in.
      onMouseDown={keepFocus}
    >
      {pending ? <Loader size={18} color="currentColor" /> : Drawn && <Drawn />}
      {label !== '' && <span className={styles.label}>{label}</span>}
      {end !== undefined && <span className={styles.end}>{end}</span>}
      {size === 'primary' && align !== 'start' ? (
        <span className={styles.corner}>
          <KeyHint keys={keys?.[0]} plain />
        </span>
      ) : (
        <KeyHint keys={keys?.[0]} />
      )}
    </button>
  );
}

/** Keeps the focus where it is when a button is tapped or clicked; the keyboard still reaches it by Tab. */
export const keepFocus = (event: { preventDefault(): void }): void => event.preventDefault();
