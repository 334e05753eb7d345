/** The sale just completed: its change stays in sight until the next step. */
import type { z } from 'zod';
import type { LastSale as Sold } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './basket.module.css';

export function LastSale({ last }: { readonly last: z.infer<typeof Sold> }) {
  const w = useWords(saleWords);
  const { totalMinor, changeMinor, currency } = last;
  const back = totalMinor < 0;
  const label = back ? w.done.givenBack : changeMinor > 0 ? w.done.change : w.done.noChange;
  const amount = back ? -totalMinor : changeMinor;
  return (
    <div className={styles.done} role="status" data-testid="last-sale">
      <span className={styles.doneNumber}>{w.done.sold(last.number)}</span>
      <span className={styles.doneLabel}>{label}</span>
      {(back || changeMinor > 0) && (
        <MoneyText amount={amount} currency={currency} size="total" strong tone="accent" />
      )}
      <span className={styles.doneNumber}>
        {w.done.paid}{' '}
        <MoneyText amount={back ? 0 : last.tenderedMinor} currency={currency} size="xs" tone="muted" />
      </span>
    </div>
  );
}
