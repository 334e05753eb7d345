import type { ReactNode } from 'react';
import { keepFocus } from './action-button.tsx';
import styles from './segment-bar.module.css';

export interface SegmentBarProps<V extends string> {
  /** Spoken name of the choice. */
  readonly label: string;
  readonly segments: readonly { readonly value: V; readonly label: ReactNode; readonly disabled?: boolean }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly fullWidth?: boolean | undefined;
}

/** One of a few, all in sight: percent or amount, day or week. */
export function SegmentBar<V extends string>({
  label,
  segments,
  value,
  onChange,
  fullWidth = false,
}: SegmentBarProps<V>) {
  return (
    <div className={styles.bar} data-full={fullWidth || undefined} role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          className={styles.segment}
          disabled={segment.disabled}
          onMouseDown={keepFocus}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
