import type { ReactNode } from 'react';
import { DownIcon, ForwardIcon, UpIcon } from './icons.tsx';
import styles from './stat-card.module.css';

export interface StatCardProps {
  readonly label: string;
  /** The figure: a `MoneyText size="lg"`, a count. */
  readonly value: ReactNode;
  /** How it compares: `12 % above last Friday`. The arrow says the direction; the tone whether that is good. */
  readonly compare?:
    | { readonly text: ReactNode; readonly up: boolean; readonly good: boolean | null }
    | undefined;
  readonly note?: ReactNode | undefined;
  /** Opens what the figure is made of. */
  readonly onOpen?: (() => void) | undefined;
}

/** One figure and what it means. */
export function StatCard({ label, value, compare, note, onOpen }: StatCardProps) {
  const Arrow = compare?.up ? UpIcon : DownIcon;
  const tone = compare?.good === true ? 'good' : compare?.good === false ? 'bad' : undefined;
  const body = (
    <>
      <span className={styles.label}>
        {label}
        {onOpen && (
          <span className={styles.opens}>
            <ForwardIcon size={14} />
          </span>
        )}
      </span>
      <span className={styles.value}>{value}</span>
      {compare && (
        <span className={styles.compare} data-tone={tone}>
          <Arrow size={14} />
          <span>{compare.text}</span>
        </span>
      )}
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
  if (!onOpen) return <div className={styles.card}>{body}</div>;
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      {body}
    </button>
  );
}

/** Figures side by side, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
