import { type CSSProperties, type ReactNode, useRef } from 'react';
import { PaneContext } from '../app/pane.ts';
import styles from './pane.module.css';

export interface PaneProps {
  readonly children: ReactNode;
  /** Stays above while the middle scrolls. */
  readonly head?: ReactNode | undefined;
  /** Stays below while the middle scrolls: totals, the accent action. */
  readonly foot?: ReactNode | undefined;
  readonly surface?: 'paper' | 'surface' | undefined;
  /** The middle scrolls by itself (a DataTable, a TileGrid): no padding, no scrolling here. */
  readonly flush?: boolean | undefined;
  readonly label?: string | undefined;
  /** The middle is only read: it takes the focus itself, so that keys scroll it. */
  readonly reading?: boolean | undefined;
  readonly style?: CSSProperties | undefined;
}

/** A part of the screen that can be covered on its own: sheets and approvals asked here lie over it alone. */
export function Pane({ children, head, foot, surface = 'paper', flush = false, ...props }: PaneProps) {
  const ref = useRef<HTMLElement>(null);
  return (
    <PaneContext value={ref}>
      <section
        ref={ref}
        className={styles.pane}
        data-surface={surface}
        aria-label={props.label}
        style={props.style}
      >
        {head !== undefined && <div className={styles.head}>{head}</div>}
        <div className={flush ? styles.flush : styles.body} tabIndex={props.reading ? 0 : undefined}>
          {children}
        </div>
        {foot !== undefined && <div className={styles.foot}>{foot}</div>}
      </section>
    </PaneContext>
  );
}
