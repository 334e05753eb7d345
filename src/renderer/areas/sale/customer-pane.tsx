/** Whose sale it is: found by name, end of the phone or code; a newcomer is added in one line. */
import { useState } from 'react';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { CloseIcon, CustomerIcon, PlusIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { backToItems } from './counter.ts';
import styles from './forms.module.css';
import { NewCustomer } from './new-customer.tsx';
import { PaneHead } from './pane-head.tsx';
import { useAdding } from './use-adding.ts';
import { useStepping } from './use-stepping.ts';

export function CustomerPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const { setCustomer } = useAdding();
  const pick = (customerId: string | null): void => {
    setCustomer(customerId);
    backToItems();
  };
  if (adding) {
    return (
      <Pane
        label={w.action.customer}
        head={<PaneHead title={w.newCustomer} onBack={() => setAdding(false)} />}
      >
        <NewCustomer typed={text} onDone={pick} />
      </Pane>
    );
  }
  return (
    <Pane label={w.action.customer} head={<PaneHead title={w.action.customer} />}>
      <FindCustomer
        text={text}
        isSet={view.basket.customer !== null}
        onText={setText}
        onPick={pick}
        onNew={() => setAdding(true)}
      />
    </Pane>
  );
}

interface FindCustomerProps {
  readonly text: string;
  /** Somebody is chosen already. */
  readonly isSet: boolean;
  readonly onText: (text: string) => void;
  readonly onPick: (customerId: string | null) => void;
  readonly onNew: () => void;
}

function FindCustomer({ text, isSet, onText, onPick, onNew }: FindCustomerProps) {
  const w = useWords(saleWords);
  const { search: find } = useWords(customerWords);
  const mayAdd = useMay('customer.edit');
  const found = useAsk(api.customer.pickList, { text, limit: 50 }, { keep: true });
  const rows = found.data ?? [];
  const { at, step, toFirst } = useStepping(rows.length);
  const chosen = text.trim() === '' ? undefined : rows[at];
  const add = useAction({
    id: 'customer.new',
    label: w.newCustomer,
    group: w.action.customer,
    keys: ['F2'],
    inFields: true,
    disabled: !mayAdd,
    run: onNew,
  });
  return (
    <div className={styles.wide}>
      <SearchField
        value={text}
        label={find}
        autoFocus
        onChange={(typed) => {
          onText(typed);
          toFirst();
        }}
        onEnter={() => chosen && onPick(chosen.id)}
        onStep={step}
      />
      <div className={styles.row}>
        {mayAdd && <ActionButton {...add} icon={PlusIcon} />}
        {isSet && (
          <ActionButton
            label={w.action.noCustomer}
            icon={CloseIcon}
            tone="quiet"
            onClick={() => onPick(null)}
          />
        )}
      </div>
      {found.data && rows.length === 0 && (
        <EmptyState icon={CustomerIcon} title={text.trim() === '' ? w.customerHint : w.nothingFound} small />
      )}
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={styles.pick}
              data-at={row === chosen || undefined}
              onClick={() => onPick(row.id)}
            >
              <span className={styles.itemMain}>
                <strong>{row.name}</strong>
                <small>
                  {row.phone && <bdi dir="ltr">{row.phone}</bdi>}
                  {[row.code, row.groupName].filter(Boolean).map((each) => (
                    <span key={each}> · {each}</span>
                  ))}
                </small>
              </span>
              {row.owedMinor !== 0 && (
                <MoneyText amount={row.owedMinor} tone={row.owedMinor > 0 ? 'amber' : 'green'} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
