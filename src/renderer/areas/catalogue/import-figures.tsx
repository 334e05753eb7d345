import { CountText } from '../../parts/number-text.tsx';
import styles from './import.module.css';

interface Figure {
  readonly value: number;
  readonly caption: string;
  readonly tone?: 'amber' | 'red' | undefined;
}

/** Counts beside each other, each with what it counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <div className={styles.figures} role="status">
      {figures.map(({ value, caption, tone }) => (
        <div key={caption} className={styles.figure}>
          <span className={styles.number} data-tone={tone}>
            <CountText count={value} />
          </span>
          <span className={styles.caption}>{caption}</span>
        </div>
      ))}
    </div>
  );
}
