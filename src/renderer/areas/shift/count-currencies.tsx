/** A count of every currency of the drawer, one beside the other. */
import { useState } from 'react';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useWords } from '../../app/language.ts';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { CashCounter } from './cash-counter.tsx';
import { type CountFor, changeDraft, emptyDraft, useDesk } from './drafts.ts';
import styles from './shift.module.css';

interface CountCurrenciesProps {
  readonly what: CountFor;
  readonly currencies: readonly string[];
  readonly onFinish: () => void;
}

export function CountCurrencies({ what, currencies, onFinish }: CountCurrenciesProps) {
  const w = useWords(shiftWords);
  const drafts = useDesk((desk) => desk.counts[what]);
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? currencies[0] ?? '';
  const next = currencies[currencies.indexOf(currency) + 1];
  if (currency === '') return null;
  return (
    <>
      {currencies.length > 1 && (
        <div className={styles.currencies}>
          <SegmentBar
            label={w.currency}
            segments={currencies.map((value) => ({ value, label: value }))}
            value={currency}
            onChange={setChosen}
          />
        </div>
      )}
      <CashCounter
        key={currency}
        currency={currency}
        draft={drafts[currency] ?? emptyDraft}
        onChange={(draft) => changeDraft(what, currency, draft)}
        onFinish={() => (next ? setChosen(next) : onFinish())}
      />
    </>
  );
}
