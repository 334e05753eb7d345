import type { ReactNode } from 'react';
import type { UserTile } from '../../../domain/areas/access/contract.ts';
import { keepFocus } from '../../parts/action-button.tsx';
import { Initials } from '../../parts/initials.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import styles from './sign-in.module.css';

interface UserButtonProps {
  readonly user: UserTile;
  readonly pressed: boolean;
  readonly below?: ReactNode;
  readonly keys?: string | undefined;
  readonly onPress: () => void;
}

/** A person to tap. */
export function UserButton({ user, pressed, below, keys, onPress }: UserButtonProps) {
  return (
    <button
      type="button"
      className={styles.user}
      aria-pressed={pressed}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      <Initials letters={user.initials} hue={user.colour} />
      <span className={styles.name}>{user.name}</span>
      <span className={styles.below}>{below}</span>
      <span className={styles.number}>{keys && <KeyHint keys={keys} />}</span>
    </button>
  );
}
