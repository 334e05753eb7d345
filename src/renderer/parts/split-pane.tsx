import type { ReactNode } from 'react';
import styles from './split-pane.module.css';

export interface SplitPaneProps {
  /** At the start edge: what is being made (the basket, the list). */
  readonly start: ReactNode;
  readonly end: ReactNode;
  /** Width of the start pane on wide screens, e.g. `26rem` or `42%`. */
  readonly startWidth?: string | undefined;
  /** In portrait: the most the start pane takes at the foot, e.g. `40vh`. */
  readonly portraitMost?: string | undefined;
  /** In portrait: which pane keeps its natural height at the foot. */
  readonly portraitFoot?: 'start' | 'end' | undefined;
}

/** Two panes and the hairline between them; one above the other on a portrait tablet. */
export function SplitPane({
  start,
  end,
  startWidth = '40%',
  portraitMost = '52vh',
  portraitFoot = 'start',
}: SplitPaneProps) {
  const style = { ['--start' as string]: startWidth, ['--most' as string]: portraitMost };
  return (
    <div className={styles.split} data-foot={portraitFoot} style={style}>
      <div className={styles.start}>{start}</div>
      <div className={styles.end}>{end}</div>
    </div>
  );
}
