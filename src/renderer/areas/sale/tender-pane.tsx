/** Paying: what remains, what customers are likely to hand over, the tenders and their keys. */
import { useState } from 'react';
import type { TenderMethod } from '../../../domain/areas/sale/sale.ts';
import { quickCash } from '../../../domain/areas/sale/tender-rules.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { minor } from '../../../domain/kit/money.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { amountOf, KeyedAmount } from '../../parts/keyed-amount.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { Pane } from '../../parts/pane.tsx';
import { backToItems } from './counter.ts';
import { InstalmentForm } from './instalment-form.tsx';
import { NoShift } from './no-shift.tsx';
import { PaneHead } from './pane-head.tsx';
import styles from './tender.module.css';
import { TenderButtons } from './tender-buttons.tsx';
import { TendersSoFar } from './tenders-so-far.tsx';
import { usePaying } from './use-paying.ts';

export function TenderPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { currency } = view.basket;
  const { settlement } = view;
  const [text, setText] = useState('');
  const [planning, setPlanning] = useState(false);
  const paying = usePaying(view);
  const typed = amountOf(text, currency);
  const back = settlement.dueMinor < 0;
  const pay = (method: TenderMethod, amountMinor: number | null = typed): void => {
    if (method === 'instalments') {
      setPlanning(true);
      return;
    }
    setText('');
    paying.pay(method, amountMinor);
  };
  const leave = (): void => {
    if (planning) setPlanning(false);
    else if (text !== '') setText('');
    else backToItems();
  };
  return (
    <Pane
      label={w.tender.title}
      head={<PaneHead title={back ? w.toGiveBack : w.tender.title} onBack={leave} />}
    >
      <div className={styles.pane}>
        <div className={styles.due} role="status">
          <span>{back ? w.toGiveBack : view.basket.tenders.length > 0 ? w.remaining : w.toPay}</span>
          <MoneyText amount={Math.abs(settlement.remainingMinor)} size="total" strong />
          {settlement.remainingCashMinor !== settlement.remainingMinor && (
            <small>
              {w.tender.cash} <MoneyText amount={Math.abs(settlement.remainingCashMinor)} size="sm" />
            </small>
          )}
        </div>
        <NoShift />
        <ErrorNote error={paying.refused} />
        <TendersSoFar view={view} />
        {planning ? (
          <InstalmentForm
            amountMinor={typed ?? settlement.remainingMinor}
            onDone={(details, amountMinor) => {
              setPlanning(false);
              setText('');
              paying.pay('instalments', amountMinor, { details });
            }}
          />
        ) : (
          <div className={styles.columns}>
            <div className={styles.keyed}>
              <div className={styles.amount}>
                <span>{w.tender.given}</span>
                <KeyedAmount text={text} currency={currency} size="lg" />
              </div>
              {!back && (
                <QuickCash
                  sums={quickCash(minor(settlement.remainingCashMinor), currency)}
                  onPick={(amount) => pay('cash', amount)}
                />
              )}
              <NumPad value={text} onChange={setText} decimals={currencyOf(currency).decimals} />
            </div>
            <TenderButtons
              view={view}
              pending={paying.pending}
              onPay={pay}
              onForeign={paying.payForeign}
              typed={text}
            />
          </div>
        )}
      </div>
    </Pane>
  );
}

function QuickCash({
  sums,
  onPick,
}: {
  readonly sums: readonly number[];
  readonly onPick: (amount: number) => void;
}) {
  const w = useWords(saleWords);
  return (
    <fieldset className={styles.quick}>
      <legend>{w.tender.cash}</legend>
      {sums.map((amount) => (
        <ActionButton
          key={amount}
          label={<MoneyText amount={amount} strong bare />}
          onClick={() => onPick(amount)}
        />
      ))}
    </fieldset>
  );
}
