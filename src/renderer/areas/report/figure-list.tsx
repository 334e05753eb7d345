import type { ReactNode } from 'react';
import { ForwardIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './report.module.css';
import { ShareBar, ShareText } from './share.tsx';

export interface ListedFigure {
  readonly key: string;
  readonly label: ReactNode;
  /** Of the whole, in basis points: a bar below the name. */
  readonly share: number | null;
  readonly amountMinor: number | null;
  readonly onOpen?: (() => void) | undefined;
}

/** A few named amounts under a title, each opening what it is made of; nothing where there are none. */
export function FigureList({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly ListedFigure[];
}) {
  if (rows.length === 0) return null;
  return (
    <section className={styles.list}>
      <h2 className={styles.listTitle}>{title}</h2>
      {rows.map((row) => (
        <button
          key={row.key}
          type="button"
          className={styles.listRow}
          disabled={!row.onOpen}
          onClick={row.onOpen}
        >
          <span className={styles.listLabel}>{row.label}</span>
          {row.share !== null && <ShareText share={row.share} />}
          {row.amountMinor === null ? <ForwardIcon size={16} /> : <MoneyText amount={row.amountMinor} bare />}
          {row.share !== null && <ShareBar share={row.share} />}
        </button>
      ))}
    </section>
  );
}
