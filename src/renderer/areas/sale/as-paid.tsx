/** A refund goes back the way it was paid: what goes where, and the one key that does it. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { RefundIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './tender.module.css';

interface AsPaidProps {
  readonly proposed: BasketView['proposed'];
  readonly pending: boolean;
  readonly onAccept: () => void;
}

export function AsPaid({ proposed, pending, onAccept }: AsPaidProps) {
  const w = useWords(saleWords);
  const accept = useAction({
    id: 'tender.asPaid',
    label: w.refund.proposeSame,
    group: w.tender.title,
    keys: ['Enter'],
    disabled: pending,
    run: onAccept,
  });
  return (
    <section className={styles.plan} aria-label={w.refund.proposeSame}>
      <ul className={styles.soFar}>
        {proposed.map(({ method, amountMinor }) => (
          <li key={method}>
            <span>{w.tender[method]}</span>
            <MoneyText amount={-amountMinor} strong bare />
          </li>
        ))}
      </ul>
      <ActionButton {...accept} tone="accent" size="primary" icon={RefundIcon} pending={pending} fullWidth />
    </section>
  );
}
