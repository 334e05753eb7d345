import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { keepFocus } from './action-button.tsx';
import { MinusIcon, PlusIcon } from './icons.tsx';
import styles from './stepper.module.css';

export interface StepperProps<N extends number> {
  /** Spoken name. */
  readonly label: string;
  readonly value: N;
  readonly onChange: (value: N) => void;
  /** In the value's own unit: 1000 thousandths is one piece. */
  readonly step?: number | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** How the value is drawn between the signs. */
  readonly children: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** − value +: for what is counted on fingers. */
export function Stepper<N extends number>({ value, onChange, step = 1, ...props }: StepperProps<N>) {
  const w = useWords(appWords);
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, disabled = false } = props;
  return (
    <div className={styles.stepper} role="group" aria-label={props.label}>
      <button
        type="button"
        className={styles.sign}
        aria-label={w.fewer}
        disabled={disabled || value - step < least}
        onMouseDown={keepFocus}
        onClick={() => onChange((value - step) as N)}
      >
        <MinusIcon />
      </button>
      <output className={styles.value}>{props.children}</output>
      <button
        type="button"
        className={styles.sign}
        aria-label={w.oneMore}
        disabled={disabled || value + step > most}
        onMouseDown={keepFocus}
        onClick={() => onChange((value + step) as N)}
      >
        <PlusIcon />
      </button>
    </div>
  );
}
