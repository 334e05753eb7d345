/** What the count came to, why it may be off, what stays in the drawer; the shift closes whatever it says. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Closing } from '../../../domain/areas/shift/contract.ts';
import type { CashAmount } from '../../../domain/areas/shift/shift.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { minor } from '../../../domain/kit/money.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { Pane } from '../../parts/pane.tsx';
import { Causes } from './causes.tsx';
import { Steps } from './close-pane.tsx';
import { countedCash, useDesk } from './drafts.ts';
import { NearEnd } from './near-end.tsx';
import { PaneHead } from './pane-head.tsx';
import { ParkedBaskets } from './parked-baskets.tsx';
import { isCashOff, Results } from './results.tsx';
import styles from './shift.module.css';
import { useClosing } from './use-closing.ts';

export function ResultStep({ closing }: { readonly closing: Closing }) {
  const w = useWords(shiftWords);
  const counted = useDesk((desk) => desk.counted);
  const drafts = useDesk((desk) => desk.counts.close);
  const lying = countedCash(drafts, closing.cashCurrencies);
  const [left, setLeft] = useState<readonly CashAmount[]>(() => proposed(closing, lying));
  const [reason, setReason] = useState('');
  const { close, closing: pending, refused } = useClosing(closing);
  const result = counted?.result ?? null;
  const run = useAction({
    id: 'close.run',
    label: w.close.run,
    group: w.close.title,
    keys: ['Mod+Enter', 'Enter'],
    disabled: pending,
    run: () => close({ countId: counted?.countId ?? null, left, reason: reason.trim() || null }),
  });
  const again = (): void => useDesk.setState({ step: 'cash', counted: null });
  return (
    <Pane
      label={w.close.title}
      head={
        <PaneHead
          title={w.close.title}
          onBack={again}
          end={<Steps now="result" hasStated={closing.statedMethods.length > 0} />}
        />
      }
      foot={
        <div className={styles.footRow}>
          <ActionButton label={w.count.again} tone="quiet" onClick={again} />
          <ActionButton {...run} tone="accent" size="primary" pending={pending} />
        </div>
      }
    >
      <div className={styles.page}>
        <ErrorNote error={refused} />
        <NearEnd />
        {result ? (
          <Results result={result} currency={closing.currency} />
        ) : (
          <Note tone="green">{w.count.handedIn}</Note>
        )}
        {result && isCashOff(result) && <Causes causes={result.causes} />}
        {result?.asksReason && (
          <Textarea
            label={w.close.reason}
            description={w.close.reasonHint}
            value={reason}
            maxLength={300}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Left left={left} lying={lying} onChange={setLeft} />
        <ParkedBaskets parked={closing.parked} />
      </div>
    </Pane>
  );
}

/** The float this shift began with, as far as the drawer holds it. */
const proposed = (closing: Closing, lying: ReturnType<typeof countedCash>): CashAmount[] =>
  lying.map(({ currency, totalMinor }) => {
    const wanted = closing.proposedLeft.find((cash) => cash.currency === currency)?.amountMinor ?? 0;
    return { currency, amountMinor: Math.min(wanted, totalMinor) };
  });

interface LeftProps {
  readonly left: readonly CashAmount[];
  readonly lying: ReturnType<typeof countedCash>;
  readonly onChange: (left: readonly CashAmount[]) => void;
}

function Left({ left, lying, onChange }: LeftProps) {
  const w = useWords(shiftWords);
  return (
    <>
      {left.map(({ currency, amountMinor }) => {
        const total = lying.find((cash) => cash.currency === currency)?.totalMinor ?? 0;
        return (
          <div key={currency} className={styles.fields}>
            <MoneyField
              label={w.close.left}
              currency={currency}
              value={amountMinor}
              most={total}
              onChange={(amount) =>
                onChange(
                  left.map((cash) =>
                    cash.currency === currency ? { currency, amountMinor: amount ?? 0 } : cash,
                  ),
                )
              }
            />
            <span className={styles.out}>
              {w.close.takenOut} <MoneyText amount={minor(total - amountMinor)} currency={currency} strong />
            </span>
          </div>
        );
      })}
    </>
  );
}
