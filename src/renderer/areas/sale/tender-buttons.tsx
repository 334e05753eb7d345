/** The ways to pay this shop takes, each with its key. */

import type { TenderMethod } from '../../../domain/areas/sale/sale.ts';
import { dueAbroad } from '../../../domain/areas/sale/tender-rules.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { minor } from '../../../domain/kit/money.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import type { Chord } from '../../app/keys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import {
  AccountIcon,
  BankIcon,
  CalendarIcon,
  CardIcon,
  CashIcon,
  ChequeIcon,
  type Icon,
  QrIcon,
} from '../../parts/icons.tsx';
import { amountOf } from '../../parts/keyed-amount.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './tender.module.css';

interface TenderButtonsProps {
  readonly view: BasketView;
  /** What the number pad holds. */
  readonly typed: string;
  readonly pending: boolean;
  /** Enter is another button's: it gives back the way it was paid. */
  readonly enterTaken: boolean;
  readonly onPay: (method: TenderMethod) => void;
  readonly onForeign: (currency: string, givenMinor: number) => void;
}

/** Cash is Enter, the numpad's `*` is the card; the letters are where their names put them. */
const ways: Record<TenderMethod, { readonly icon: Icon; readonly keys: readonly Chord[] }> = {
  cash: { icon: CashIcon, keys: ['Enter', 'F10'] },
  card: { icon: CardIcon, keys: ['*', 'C'] },
  qr: { icon: QrIcon, keys: ['/', 'Q'] },
  bank: { icon: BankIcon, keys: ['B'] },
  cheque: { icon: ChequeIcon, keys: ['H'] },
  onAccount: { icon: AccountIcon, keys: ['-', 'A'] },
  instalments: { icon: CalendarIcon, keys: ['I'] },
};

export function TenderButtons(props: TenderButtonsProps) {
  const { view, typed, pending, enterTaken, onPay, onForeign } = props;
  const w = useWords(saleWords);
  const settings = useLive(api.setting.settings, {}).data;
  const foreign = settings?.['money.foreign'] ?? [];
  const methods = settings?.['tender.methods'] ?? (['cash', 'card'] as const);
  return (
    <div className={styles.ways}>
      {methods.map((method) => (
        <TenderButton key={method} {...{ method, pending, enterTaken, view, onPay }} />
      ))}
      {foreign.length > 0 && view.settlement.dueMinor > 0 && (
        <fieldset className={styles.foreign}>
          <legend className={styles.small}>{w.tender.foreign}</legend>
          {foreign.map((one) => (
            <ForeignButton key={one.currency} {...one} {...{ view, typed, pending, onForeign }} />
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface TenderButtonProps {
  readonly method: TenderMethod;
  readonly view: BasketView;
  readonly pending: boolean;
  readonly enterTaken: boolean;
  readonly onPay: (method: TenderMethod) => void;
}

function TenderButton({ method, view, pending, enterTaken, onPay }: TenderButtonProps) {
  const w = useWords(saleWords);
  const { icon, keys } = ways[method];
  const debt = method === 'onAccount' || method === 'instalments';
  const action = useAction({
    id: `tender.${method}`,
    label: w.tender[method],
    group: w.tender.title,
    keys: enterTaken ? keys.filter((key) => key !== 'Enter') : keys,
    // A second press while the first is on its way would pay twice.
    disabled: pending || (debt && view.basket.customer === null),
    run: () => onPay(method),
  });
  const tone = method === 'cash' && !enterTaken ? 'accent' : 'plain';
  // Cash and card are most sales; the others wait below them, smaller.
  const size = method === 'cash' || method === 'card' ? 'primary' : 'normal';
  return <ActionButton {...action} icon={icon} tone={tone} size={size} align="start" fullWidth />;
}

interface ForeignButtonProps {
  readonly currency: string;
  readonly rateMicro: number;
  readonly view: BasketView;
  readonly typed: string;
  readonly pending: boolean;
  readonly onForeign: (currency: string, givenMinor: number) => void;
}

/** Foreign cash: what is typed is in that currency; with nothing typed, all that remains. */
function ForeignButton({ currency, rateMicro, view, typed, pending, onForeign }: ForeignButtonProps) {
  const w = useWords(saleWords);
  const due = dueAbroad(minor(view.settlement.remainingCashMinor), rateMicro);
  const given = typed === '' ? due : amountOf(typed, currency);
  const action = useAction({
    id: `tender.cash.${currency}`,
    label: `${w.tender.cash} · ${currency}`,
    group: w.tender.title,
    keys: [],
    disabled: pending || given === null || given <= 0,
    run: () => given !== null && onForeign(currency, given),
  });
  const label = (
    <span className={styles.abroad}>
      <span>{currency}</span>
      <MoneyText amount={due} currency={currency} size="xs" tone="muted" bare />
    </span>
  );
  return <ActionButton {...action} label={label} align="start" fullWidth />;
}
