import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Chord } from '../app/keys.ts';
import styles from './action-button.module.css';
import type { Icon } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';

export interface ActionButtonProps {
  readonly label: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** Shown as a hint once a keyboard has been used; `useAction` makes it work. */
  readonly keys?: readonly Chord[] | undefined;
  readonly icon?: Icon | undefined;
  /** `accent` is the one thing to do next: at most one on a screen. */
  readonly tone?: 'accent' | 'plain' | 'quiet' | 'danger' | undefined;
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
  tone = 'plain',
  size = 'normal',
  type = 'button',
  ...props
}: ActionButtonProps) {
  const Drawn = props.icon;
  return (
    <button
      type={type}
      className={styles.button}
      data-tone={tone}
      data-size={size}
      data-full={props.fullWidth || undefined}
      data-bare={props.label === '' || undefined}
      aria-busy={props.pending || undefined}
      aria-pressed={props.pressed}
      aria-label={props.name}
      title={props.title}
      disabled={props.disabled || props.pending}
      // A tap must not take the focus from the field a cashier types in.
      onMouseDown={keepFocus}
      onClick={props.onClick}
    >
      {props.pending ? <Loader size={18} color="currentColor" /> : Drawn && <Drawn />}
      {props.label !== '' && <span className={styles.label}>{props.label}</span>}
      {props.end !== undefined && <span className={styles.end}>{props.end}</span>}
      {size === 'primary' ? (
        <span className={styles.corner}>
          <KeyHint keys={props.keys?.[0]} plain />
        </span>
      ) : (
        <KeyHint keys={props.keys?.[0]} />
      )}
    </button>
  );
}

/** Keeps the focus where it is when a button is tapped or clicked; the keyboard still reaches it by Tab. */
export const keepFocus = (event: { preventDefault(): void }): void => event.preventDefault();
