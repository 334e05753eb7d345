import type { CSSProperties } from 'react';
import styles from './paper-slip.module.css';

export interface PaperSlipProps {
  /** Base64: the very dots of the printer's head. */
  readonly png: string;
  readonly widthDots: number;
  readonly heightDots: number;
  /** What it shows, for who cannot see it. */
  readonly label: string;
}

/** A slip as it comes out of the printer: its dots on torn paper, light or dark around it. */
export function PaperSlip({ png, widthDots, heightDots, label }: PaperSlipProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a tall slip is scrolled by the keyboard too
    <div className={styles.holder} role="img" aria-label={label} tabIndex={0}>
      <div className={styles.edge}>
        <div className={styles.paper}>
          <img
            className={styles.slip}
            data-dots={widthDots}
            style={{ '--dots': widthDots } as CSSProperties}
            src={`data:image/png;base64,${png}`}
            width={widthDots}
            height={heightDots}
            alt=""
          />
        </div>
      </div>
    </div>
  );
}
