/** Whose sale it is: found by name, end of the phone or code; a newcomer is added in one line. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CloseIcon, CustomerIcon, PlusIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { backToItems } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';
import { useAdding } from './use-adding.ts';

export function CustomerPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { search: find } = useWords(customerWords);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const { setCustomer } = useAdding();
  const mayAdd = useMay('customer.edit');
  const found = useAsk(api.customer.pickList, { text, limit: 50 }, { keep: true });
  const rows = found.data ?? [];
  const pick = (customerId: string | null): void => {
    setCustomer(customerId);
    backToItems();
  };
  return (
    <Pane label={w.action.customer} head={<PaneHead title={w.action.customer} />}>
      <div className={styles.wide}>
        <SearchField
          value={text}
          label={find}
          autoFocus
          onChange={setText}
          onEnter={() => rows[0] && pick(rows[0].id)}
        />
        <div className={styles.row}>
          {view.basket.customer && (
            <ActionButton label={w.action.noCustomer} icon={CloseIcon} onClick={() => pick(null)} />
          )}
          {mayAdd && (
            <ActionButton
              label={w.newCustomer}
              icon={PlusIcon}
              onClick={() => setAdding(!adding)}
              pressed={adding}
            />
          )}
        </div>
        {adding && <NewCustomer name={text} onDone={pick} />}
        {found.data && text.trim() !== '' && rows.length === 0 && (
          <EmptyState icon={CustomerIcon} title={w.nothingFound} small />
        )}
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" className={styles.pick} onClick={() => pick(row.id)}>
                <span className={styles.itemMain}>
                  <strong>{row.name}</strong>
                  <small>{[row.phone, row.code, row.groupName].filter(Boolean).join(' · ')}</small>
                </span>
                {row.owedMinor !== 0 && (
                  <MoneyText amount={row.owedMinor} tone={row.owedMinor > 0 ? 'amber' : 'green'} />
                )}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Pane>
  );
}

function NewCustomer({
  name: typed,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (id: string) => void;
}) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const isPhone = /^[\d+() -]+$/.test(typed);
  const [name, setName] = useState(isPhone ? '' : typed);
  const [phone, setPhone] = useState(isPhone ? typed : '');
  const add = useCommand(api.customer.addCustomer, { onDone: ({ customerId }) => onDone(customerId) });
  return (
    <form
      className={styles.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        add.run({
          name: name.trim(),
          phone: phone.trim() || null,
          code: null,
          note: null,
          groupId: null,
          debtLimitMinor: null,
        });
      }}
    >
      <TextInput
        label={w.ask.name}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={w.phone}
        value={phone}
        maxLength={40}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <ErrorNote error={add.refused} />
      <ActionButton
        label={verb.add}
        type="submit"
        tone="accent"
        pending={add.pending}
        disabled={name.trim() === ''}
      />
    </form>
  );
}
