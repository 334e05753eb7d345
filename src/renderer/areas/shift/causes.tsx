import type { Cause } from '../../../domain/areas/shift/causes.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { formatMoney, isolated } from '../../../domain/kit/format.ts';
import { minor } from '../../../domain/kit/money.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import styles from './shift.module.css';

/** More than this helps nobody to look. */
const shown = 4;
/** From here on it is the likely one, in basis points. */
const likely = 5000;

/** What may have happened, likeliest first, in words that name the receipt or the note. */
export function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  const w = useWords(shiftWords);
  if (causes.length === 0) return <p className={styles.lead}>{w.close.noCause}</p>;
  return (
    <section>
      <h3 className={styles.section}>{w.close.causes}</h3>
      <ol className={styles.causes}>
        {causes.slice(0, shown).map((cause) => (
          <li key={`${cause.kind} ${cause.currency} ${cause.subjectId}`}>
            <p>
              <Sentence cause={cause} />
            </p>
            <small>{cause.weightBp >= likely ? w.close.likely : w.close.possible}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sentence({ cause }: { readonly cause: Cause }) {
  const w = useWords(shiftWords);
  const language = useLanguage();
  const say = (amount: number): string => formatMoney(minor(amount), cause.currency, language);
  return w.cause[cause.kind]({
    amount: say(cause.amountMinor),
    other: cause.otherMinor === null ? '' : say(cause.otherMinor),
    label: cause.label === null ? '' : isolated(cause.label),
  });
}
