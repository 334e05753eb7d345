/** Money a customer brings for the account: all of it or a part, or more, which is then an advance. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { RepaymentMethod } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { CoinsIcon } from '../../parts/icons.tsx';
import { amountOf, KeyedAmount } from '../../parts/keyed-amount.tsx';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { Pane } from '../../parts/pane.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './customer.module.css';
import { showCard } from './desk.ts';
import { PaneHead } from './pane-head.tsx';

export function RepaymentPane({ customerId }: { readonly customerId: string }) {
  const w = useWords(customerWords);
  const currency = useShop((shop) => shop.currency);
  const say = useMoneyInWords();
  const card = useLive(api.customer.customer, { customerId }).data;
  const shift = useLive(api.shift.currentShift, {});
  const [text, setText] = useState('');
  const [method, setMethod] = useState<RepaymentMethod>('cash');
  const [note, setNote] = useState('');
  const owed = card?.owedMinor ?? 0;
  // Nothing typed means all that is owed: Enter is enough.
  const amount = amountOf(text, currency) ?? Math.max(0, owed);
  const back = (): void => showCard(customerId);
  const command = useCommand(api.customer.takeRepayment, {
    refreshes: ['customer', 'shift', 'report'],
    onDone: ({ number }) => {
      toast(w.repay.done(say(amount), isolated(number)), { tone: 'green' });
      back();
    },
  });
  const take = useAction({
    id: 'customer.take',
    label: w.repay.run,
    keys: ['Enter'],
    inFields: true,
    disabled: amount <= 0 || command.pending || !shift.data,
    run: () => command.run({ customerId, method, amountMinor: amount, note: note.trim() || null }),
  });
  if (!card) return null;
  return (
    <Pane
      label={w.repay.title}
      head={<PaneHead title={w.repay.title} sub={card.name} onBack={back} />}
      foot={
        <ActionButton
          {...take}
          tone="accent"
          size="primary"
          pending={command.pending}
          end={<MoneyText amount={amount} size="md" strong bare />}
          fullWidth
        />
      }
    >
      <div className={styles.repay}>
        <div className={styles.form}>
          {!shift.isPending && !shift.data && (
            <Note tone="amber" icon={CoinsIcon}>
              {w.repay.noShift}
            </Note>
          )}
          <ErrorNote error={command.refused} />
          <Sums owed={owed} amount={amount} />
          <Methods method={method} onPick={setMethod} />
          <TextInput
            label={w.repay.note}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <div className={styles.form}>
          <div className={styles.keyed}>
            <span>{w.repay.amount}</span>
            <KeyedAmount text={text} currency={currency} size="lg" placeholder={asTyped(owed, currency)} />
          </div>
          <NumPad value={text} onChange={setText} decimals={currencyOf(currency).decimals} />
        </div>
      </div>
    </Pane>
  );
}

function Sums({ owed, amount }: { readonly owed: number; readonly amount: number }) {
  const w = useWords(customerWords);
  const after = owed - amount;
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{owed < 0 ? w.advance : w.owes}</dt>
        <dd>
          <MoneyText amount={Math.abs(owed)} size="md" />
        </dd>
      </div>
      <div>
        <dt>{after < 0 ? w.repay.afterAdvance : w.repay.after}</dt>
        <dd>
          <MoneyText amount={Math.abs(after)} size="md" tone={after < 0 ? 'green' : 'ink'} strong />
        </dd>
      </div>
    </dl>
  );
}

interface MethodsProps {
  readonly method: RepaymentMethod;
  readonly onPick: (method: RepaymentMethod) => void;
}

function Methods({ method, onPick }: MethodsProps) {
  const w = useWords(customerWords);
  const names = useWords(saleWords).tender;
  const offered = useLive(api.setting.settings, {}).data?.['tender.methods'];
  const methods = RepaymentMethod.options.filter((one) => !offered || offered.includes(one));
  return (
    <div>
      <span className={styles.label}>{w.repay.method}</span>
      <Chips
        label={w.repay.method}
        chips={methods.map((id) => ({ id, label: names[id] }))}
        chosen={[method]}
        onPick={(id) => onPick(RepaymentMethod.parse(id))}
        wrap
      />
    </div>
  );
}

/** The debt as a pad would hold it, shown quietly until something is typed. */
function asTyped(owed: number, currency: string): string {
  const { decimals } = currencyOf(currency);
  if (owed <= 0) return '0';
  const digits = String(owed).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
