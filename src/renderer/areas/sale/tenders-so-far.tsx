/** Payments taken so far; each can be taken back until the sale is complete. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { counterId } from './counter.ts';
import styles from './tender.module.css';

export function TendersSoFar({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const remove = useCommand(api.sale.removeTender);
  const { tenders, currency } = view.basket;
  if (tenders.length === 0) return null;
  return (
    <section aria-label={w.tender.soFar}>
      <ul className={styles.taken}>
        {tenders.map((tender) => (
          <li key={tender.id}>
            <span>
              {w.tender[tender.method]}
              {tender.currency !== currency && (
                <>
                  {' '}
                  <MoneyText amount={tender.givenMinor} currency={tender.currency} size="xs" tone="muted" />
                </>
              )}
              {tender.reference && <small> {tender.reference}</small>}
            </span>
            <MoneyText amount={tender.amountMinor} strong bare />
            <ActionButton
              label=""
              name={w.tender.removeTender}
              tone="quiet"
              icon={CloseIcon}
              pending={remove.pending}
              onClick={() => remove.run({ counter: counterId, tenderId: tender.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
