/** Paying: what remains, what customers are likely to hand over, the tenders and their keys. */
import { TextInput } from '@mantine/core';
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
import { AsPaid } from './as-paid.tsx';
import { backToItems } from './counter.ts';
import { InstalmentForm } from './instalment-form.tsx';
import { NoShift } from './no-shift.tsx';
import { PaneHead } from './pane-head.tsx';
import styles from './tender.module.css';
import { TenderButtons } from './tender-buttons.tsx';
import { TendersSoFar } from './tenders-so-far.tsx';
import { TipButton } from './tip-button.tsx';
import { usePaying } from './use-paying.ts';

export function TenderPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { currency } = view.basket;
  const { settlement } = view;
  const [text, setText] = useState('');
  const [reference, setReference] = useState('');
  const [planning, setPlanning] = useState(false);
  const paying = usePaying(view);
  const typed = amountOf(text, currency);
  const back = settlement.dueMinor < 0;
  // What was chosen by hand goes before what is proposed.
  const proposes = view.proposed.length > 0 && typed === null;
  const pay = (method: TenderMethod, amountMinor: number | null = typed): void => {
    if (method === 'instalments' && !back) {
      setPlanning(true);
      return;
    }
    setText('');
    setReference('');
    paying.pay(method, amountMinor, { reference: method === 'cash' ? undefined : reference.trim() });
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
        <Due view={view} />
        <NoShift />
        <ErrorNote error={paying.refused} />
        <TendersSoFar view={view} />
        {proposes && (
          <AsPaid proposed={view.proposed} pending={paying.pending} onAccept={paying.giveBackAsPaid} />
        )}
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
                <span>{back ? w.tender.amount : w.tender.given}</span>
                <KeyedAmount text={text} currency={currency} size="lg" />
              </div>
              {!back && <QuickCash view={view} pending={paying.pending} onPick={(sum) => pay('cash', sum)} />}
              <NumPad value={text} onChange={setText} decimals={currencyOf(currency).decimals} />
              <div className={styles.beside}>
                <TextInput
                  label={w.tender.reference}
                  value={reference}
                  maxLength={100}
                  onChange={(event) => setReference(event.currentTarget.value)}
                />
                {!back && <TipButton view={view} typed={typed} onDone={() => setText('')} />}
              </div>
            </div>
            <TenderButtons
              view={view}
              pending={paying.pending}
              enterTaken={proposes}
              onPay={pay}
              onForeign={(foreign, given) => {
                setText('');
                paying.payForeign(foreign, given);
              }}
              typed={text}
            />
          </div>
        )}
      </div>
    </Pane>
  );
}

/** What remains, and what it is in cash where that differs; below zero when more was taken than is due. */
function Due({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { dueMinor, remainingMinor, remainingCashMinor } = view.settlement;
  const back = dueMinor < 0;
  const shown = (amount: number): number => (back ? -amount : amount);
  return (
    <div className={styles.due} role="status">
      <span>{back ? w.toGiveBack : view.basket.tenders.length > 0 ? w.remaining : w.toPay}</span>
      <MoneyText amount={shown(remainingMinor)} size="total" strong />
      {remainingCashMinor !== remainingMinor && (
        <small>
          {w.tender.cash} <MoneyText amount={shown(remainingCashMinor)} size="sm" />
        </small>
      )}
    </div>
  );
}

interface QuickCashProps {
  readonly view: BasketView;
  readonly pending: boolean;
  readonly onPick: (amount: number) => void;
}

function QuickCash({ view, pending, onPick }: QuickCashProps) {
  const w = useWords(saleWords);
  const { settlement, basket } = view;
  return (
    <fieldset className={styles.quick}>
      <legend>{w.tender.cash}</legend>
      {quickCash(minor(settlement.remainingCashMinor), basket.currency).map((amount) => (
        <ActionButton
          key={amount}
          label={<MoneyText amount={amount} strong bare />}
          disabled={pending}
          onClick={() => onPick(amount)}
        />
      ))}
    </fieldset>
  );
}
