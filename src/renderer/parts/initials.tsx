import { hueVar } from '../app/theme.ts';
import styles from './initials.module.css';

export interface InitialsProps {
  /** One or two letters. */
  readonly letters: string;
  readonly hue: string;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
}

/** A person in two letters, in their own colour. */
export function Initials({ letters, hue, size = 'normal' }: InitialsProps) {
  return (
    <span
      className={styles.initials}
      data-size={size}
      style={{ ['--hue' as string]: hueVar(hue) }}
      aria-hidden="true"
    >
      {letters}
    </span>
  );
}
