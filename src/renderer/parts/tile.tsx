import type { ReactNode } from 'react';
import { hueVar } from '../app/theme.ts';
import { keepFocus } from './action-button.tsx';
import { Picture } from './picture.tsx';
import styles from './tile.module.css';

export interface TileProps {
  readonly name: string;
  /** Usually a `MoneyText`. */
  readonly price?: ReactNode | undefined;
  /** One of `hues`: the edge, and the ground of the letter. */
  readonly hue?: string | null | undefined;
  /** Hash of a picture; the name's first letter stands in for it. */
  readonly picture?: string | null | undefined;
  /** What asks for attention: on hand if low, sold out. */
  readonly badge?: ReactNode | undefined;
  readonly onPress: () => void;
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** An item to tap: picture or letter, name, price at the end, its category as a coloured edge. */
export function Tile({ name, price, hue, picture, badge, onPress, pressed, disabled }: TileProps) {
  return (
    <button
      type="button"
      className={styles.tile}
      style={{ ['--hue' as string]: hueVar(hue) }}
      aria-pressed={pressed}
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      <span className={styles.top}>
        <Picture id={picture} className={styles.picture}>
          <span className={styles.letter} aria-hidden="true">
            {firstLetter(name)}
          </span>
        </Picture>
        {badge !== undefined && <span className={styles.badge}>{badge}</span>}
      </span>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.price}>{price}</span>
    </button>
  );
}

export const firstLetter = (name: string): string =>
  /[\p{L}\p{N}]/u.exec(name)?.[0]?.toLocaleUpperCase() ?? '·';
