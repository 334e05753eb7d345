import type { ReactNode, WheelEvent } from 'react';
import { hueVar } from '../app/theme.ts';
import { keepFocus } from './action-button.tsx';
import styles from './chips.module.css';

export interface Chip {
  readonly id: string;
  readonly label: ReactNode;
  readonly hue?: string | null | undefined;
  /** A quiet count after the label. */
  readonly count?: ReactNode | undefined;
}

export interface ChipsProps {
  /** Spoken name of the choice. */
  readonly label: string;
  readonly chips: readonly Chip[];
  /** The chosen ones. */
  readonly chosen: readonly string[];
  /** Gets the tapped chip; what it means (one of them, or some) is the caller's. */
  readonly onPick: (id: string) => void;
  /** Wrap into lines instead of scrolling sideways. */
  readonly wrap?: boolean | undefined;
}

/** A mouse has one wheel, and the row no scrollbar. */
const rollSideways = ({ currentTarget: row, deltaY }: WheelEvent<HTMLElement>): void =>
  row.scrollBy({ left: getComputedStyle(row).direction === 'rtl' ? -deltaY : deltaY });

/** A row of short choices: categories, filters, names of staff. */
export function Chips({ label, chips, chosen, onPick, wrap = false }: ChipsProps) {
  return (
    <div
      className={styles.chips}
      data-wrap={wrap || undefined}
      role="group"
      aria-label={label}
      onWheel={wrap ? undefined : rollSideways}
    >
      {chips.map(({ id, label: words, hue, count }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.includes(id)}
          onMouseDown={keepFocus}
          onClick={() => onPick(id)}
        >
          {hue && <span className={styles.hue} style={{ background: hueVar(hue) }} />}
          {words}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}
