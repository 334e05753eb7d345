/** Cash in or out of the drawer without a sale: an amount and what for; or the drawer opened for nothing. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import type { Minor } from '../../../domain/kit/money.ts';
import { type Command, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { amountOf, KeyedAmount } from '../../parts/keyed-amount.tsx';
import { useMoneyInWords } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { toast } from '../../parts/toast.tsx';
import { useCurrencies } from './currencies.ts';
import { show } from './drafts.ts';
import { PaneHead } from './pane-head.tsx';
import styles from './shift.module.css';

type Moving = 'payIn' | 'payOut' | 'drop';

export function MovePane({ kind }: { readonly kind: Moving | 'noSale' }) {
  return kind === 'noSale' ? <NoSale /> : <Move kind={kind} />;
}

function Move({ kind }: { readonly kind: Moving }) {
  const w = useWords(shiftWords);
  const currencies = useCurrencies();
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? currencies[0] ?? '';
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const say = useMoneyInWords(currency);
  const command = useMove(kind, (amount) => toast(w.done[kind](say(amount)), { tone: 'green' }));
  const amountMinor = amountOf(text, currency);
  const needsReason = kind !== 'drop' && reason.trim() === '';
  return (
    <Frame
      title={w.act[kind]}
      hint={w.moveHint[kind]}
      command={command}
      disabled={!amountMinor || needsReason}
      run={() => command.run({ currency, amountMinor: amountMinor as Minor, reason: reason.trim() })}
    >
      <div className={styles.form}>
        <div className={styles.stack}>
          {currencies.length > 1 && (
            <SegmentBar
              label={w.currency}
              segments={currencies.map((value) => ({ value, label: value }))}
              value={currency}
              onChange={setChosen}
              fullWidth
            />
          )}
          <div className={styles.keyed}>
            <span>{w.amount}</span>
            <KeyedAmount text={text} currency={currency} size="lg" />
          </div>
          <NumPad value={text} onChange={setText} decimals={currencyOf(currency).decimals} />
        </div>
        <Reason kind={kind} value={reason} onChange={setReason} />
      </div>
    </Frame>
  );
}

function NoSale() {
  const w = useWords(shiftWords);
  const [reason, setReason] = useState('');
  const command = useCommand(api.shift.noSale, {
    onDone: () => {
      toast(w.done.noSale);
      show('book');
    },
  });
  return (
    <Frame
      title={w.act.noSale}
      hint={w.moveHint.noSale}
      command={command}
      disabled={reason.trim() === ''}
      run={() => command.run({ reason: reason.trim() })}
    >
      <Reason kind="noSale" value={reason} onChange={setReason} />
    </Frame>
  );
}

/** Each kind has its own command, so that each asks for its own right. */
function useMove(kind: Moving, onMoved: (amountMinor: number) => void) {
  const options = {
    onDone: (_: unknown, { amountMinor }: { readonly amountMinor: number }) => {
      onMoved(amountMinor);
      show('book');
    },
  };
  const commands = {
    payIn: useCommand(api.shift.payIn, options),
    payOut: useCommand(api.shift.payOut, options),
    drop: useCommand(api.shift.drop, options),
  };
  return commands[kind];
}

interface FrameProps {
  readonly title: string;
  readonly hint: string;
  readonly command: Pick<Command<never, unknown>, 'pending' | 'refused'>;
  readonly disabled: boolean;
  readonly run: () => void;
  readonly children: React.ReactNode;
}

function Frame({ title, hint, command, disabled, run, children }: FrameProps) {
  const go = useAction({
    id: 'shift.move',
    label: title,
    keys: ['Enter'],
    inFields: true,
    disabled: disabled || command.pending,
    run,
  });
  return (
    <Pane
      label={title}
      head={<PaneHead title={title} sub={hint} />}
      foot={<ActionButton {...go} tone="accent" size="primary" pending={command.pending} fullWidth />}
    >
      <div className={styles.page}>
        <ErrorNote error={command.refused} />
        {children}
      </div>
    </Pane>
  );
}

interface ReasonProps {
  readonly kind: Moving | 'noSale';
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

function Reason({ kind, value, onChange }: ReasonProps) {
  const w = useWords(shiftWords);
  return (
    <div className={styles.stack}>
      <TextInput
        label={w.reason}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Chips
        label={w.reason}
        chips={w.reasons[kind].map((reason) => ({ id: reason, label: reason }))}
        chosen={[value]}
        onPick={(reason) => onChange(reason === value ? '' : reason)}
        wrap
      />
    </div>
  );
}
