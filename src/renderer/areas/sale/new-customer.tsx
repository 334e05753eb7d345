/** A newcomer written down at the counter: a name and a phone; the card has room for the rest later. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import type { Refused } from '../../app/refusal.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { CustomerIcon, PlusIcon } from '../../parts/icons.tsx';
import styles from './forms.module.css';

interface NewCustomerProps {
  /** What was looked for and not found: a name, or a phone. */
  readonly typed: string;
  readonly onDone: (customerId: string) => void;
}

export function NewCustomer({ typed, onDone }: NewCustomerProps) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const isPhone = /^[\p{Nd}+() -]+$/u.test(typed);
  const [name, setName] = useState(isPhone ? '' : typed);
  const [phone, setPhone] = useState(isPhone ? typed : '');
  const add = useCommand(api.customer.addCustomer, { onDone: ({ customerId }) => onDone(customerId) });
  const send = (sharesPhone: boolean): void => {
    if (name.trim() === '') return;
    const rest = { code: null, note: null, groupId: null, debtLimitMinor: null, sharesPhone };
    add.run({ name: name.trim(), phone: phone.trim() || null, ...rest });
  };
  return (
    <form
      className={styles.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <TextInput
        label={w.ask.name}
        value={name}
        maxLength={120}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={w.phone}
        value={phone}
        maxLength={40}
        inputMode="tel"
        dir="ltr"
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Refusal refused={add.refused} onChoose={onDone} onAnother={() => send(true)} />
      <ActionButton
        label={verb.add}
        icon={PlusIcon}
        type="submit"
        tone="accent"
        size="primary"
        keys={['Enter']}
        pending={add.pending}
        disabled={name.trim() === ''}
        fullWidth
      />
    </form>
  );
}

interface RefusalProps {
  readonly refused: Refused | null;
  readonly onChoose: (customerId: string) => void;
  readonly onAnother: () => void;
}

/** Who has the phone already may be who stands here, or somebody of the same house. */
function Refusal({ refused, onChoose, onAnother }: RefusalProps) {
  const w = useWords(customerWords);
  if (refused?.code !== 'PhoneTaken') return <ErrorNote error={refused} />;
  const { customerId, name } = refused.data as { readonly customerId: string; readonly name: string };
  return (
    <Note tone="amber" icon={CustomerIcon} role="alert">
      <p className={styles.sentence}>{w.samePhone(isolated(name))}</p>
      <div className={styles.stack}>
        <ActionButton label={w.chooseThem(isolated(name))} onClick={() => onChoose(customerId)} fullWidth />
        <ActionButton label={w.anotherPerson} onClick={onAnother} fullWidth />
      </div>
    </Note>
  );
}
