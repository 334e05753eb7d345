import type { Closing } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './shift.module.css';

/** Baskets nobody finished: they go over to the next shift unless somebody voids them here. */
export function ParkedBaskets({ parked }: { readonly parked: Closing['parked'] }) {
  const w = useWords(shiftWords);
  const voiding = useCommand(api.sale.voidParked, { refreshes: ['sale', 'shift'] });
  if (parked.length === 0) return null;
  return (
    <section>
      <h3 className={styles.section}>{w.close.parked(parked.length)}</h3>
      <p className={styles.lead}>{w.close.carries}</p>
      <ErrorNote error={voiding.refused} />
      <ul className={styles.parked}>
        {parked.map(({ id, name, totalMinor, parkedAt }) => (
          <li key={id}>
            <span>
              {name} · <DateText at={parkedAt} show="time" />
            </span>
            <MoneyText amount={totalMinor} />
            <ConfirmButton
              label={w.close.voidParked}
              tone="quiet"
              question={name}
              confirm={w.close.voidParked}
              danger
              onConfirm={() => voiding.run({ parkedId: id, reason: w.close.voidReason })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
