/** What a report is set in: sections under a rule, a word at the start edge, its figure at the end. */
import type { ReactNode } from 'react';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import styles from './report.module.css';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export const Lines = ({ children }: { readonly children: ReactNode }) => (
  <dl className={styles.lines}>{children}</dl>
);

interface LineProps {
  readonly label: ReactNode;
  readonly count?: number;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

export function Line({ label, count, strong = false, children }: LineProps) {
  return (
    <div data-strong={strong || undefined}>
      <dt>
        {label}
        {count !== undefined && (
          <span className={styles.count}>
            × <CountText count={count} />
          </span>
        )}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An amount that is only worth a line when there is one. */
export function Rest({ label, amount }: { readonly label: string; readonly amount: number }) {
  if (amount === 0) return null;
  return (
    <Line label={label}>
      <MoneyText amount={amount} bare />
    </Line>
  );
}
