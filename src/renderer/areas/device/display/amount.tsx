import type { CSSProperties } from 'react';
import { moneyParts } from '../../../../domain/kit/format.ts';
import { minor } from '../../../../domain/kit/money.ts';
import styles from './display.module.css';
import { useSpeech } from './speech.ts';

export interface AmountProps {
  readonly minor: number;
  readonly currency: string;
  /** `great` fills the width it is given; the currency stands below it. */
  readonly size?: 'great' | 'large' | undefined;
}

/** An amount: never cut, never wrapped; the greater ones take the width there is. */
export function Amount({ minor: amountMinor, currency, size }: AmountProps) {
  const { language, direction } = useSpeech();
  const { amount, sign } = moneyParts(minor(amountMinor), currency, language);
  if (size !== 'great') {
    return (
      <bdi dir={direction} className={styles.amount} data-size={size}>
        {amount}
      </bdi>
    );
  }
  return (
    <div className={styles.fitted}>
      <bdi dir={direction} className={styles.great} style={{ '--letters': amount.length } as CSSProperties}>
        {amount}
      </bdi>
      <span className={styles.sign}>{sign}</span>
    </div>
  );
}
