/** A customer written down or changed; a phone that somebody has already is told by their name. */
import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CustomerCard } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import type { Refused } from '../../app/refusal.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { CustomerIcon } from '../../parts/icons.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { Pane } from '../../parts/pane.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './customer.module.css';
import { showCard } from './desk.ts';
import { PaneHead } from './pane-head.tsx';

interface Written {
  readonly name: string;
  readonly phone: string;
  readonly code: string;
  readonly note: string;
  readonly groupId: string | null;
  readonly debtLimitMinor: number | null;
}

const nobody: Written = { name: '', phone: '', code: '', note: '', groupId: null, debtLimitMinor: null };

export function NewCustomer() {
  const w = useWords(customerWords);
  const add = useCommand(api.customer.addCustomer, {
    onDone: ({ customerId }, { name }) => {
      toast(w.added(isolated(name)), { tone: 'green' });
      showCard(customerId);
    },
  });
  return (
    <Form
      title={w.act.add}
      first={nobody}
      command={add}
      onSave={(written, sharesPhone) => add.run({ ...sent(written), sharesPhone })}
    />
  );
}

export function ChangeCustomer({ customerId }: { readonly customerId: string }) {
  const w = useWords(customerWords);
  const card = useLive(api.customer.customer, { customerId });
  const change = useCommand(api.customer.changeCustomer, { onDone: () => showCard(customerId) });
  if (!card.data) return <ErrorNote error={card.error} />;
  return (
    <Form
      title={w.act.edit}
      first={writtenOf(card.data)}
      command={change}
      onSave={(written, sharesPhone) => change.run({ customerId, ...sent(written), sharesPhone })}
      onBack={() => showCard(customerId)}
    />
  );
}

const writtenOf = (card: CustomerCard): Written => ({
  name: card.name,
  phone: card.phone ?? '',
  code: card.code ?? '',
  note: card.note ?? '',
  groupId: card.groupId,
  debtLimitMinor: card.debtLimitMinor,
});

const sent = ({ phone, code, note, ...rest }: Written) => ({
  ...rest,
  phone: phone.trim() || null,
  code: code.trim() || null,
  note: note.trim() || null,
});

interface FormProps {
  readonly title: string;
  readonly first: Written;
  readonly command: { readonly pending: boolean; readonly refused: Refused | null };
  readonly onSave: (written: Written, sharesPhone: boolean) => void;
  readonly onBack?: () => void;
}

function Form({ title, first, command, onSave, onBack }: FormProps) {
  const w = useWords(customerWords);
  const [written, setWritten] = useState(first);
  const groups = useLive(api.customer.groups, {}).data ?? [];
  const put = (change: Partial<Written>): void => setWritten({ ...written, ...change });
  const save = useAction({
    id: 'customer.save',
    label: w.act.save,
    keys: ['Mod+Enter', 'Enter'],
    inFields: true,
    disabled: written.name.trim() === '' || command.pending,
    run: () => onSave(written, false),
  });
  const text = (field: 'name' | 'phone' | 'code') => ({
    label: w[field],
    value: written[field],
    maxLength: 80,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      put({ [field]: currentTarget.value }),
  });
  return (
    <Pane
      label={title}
      head={<PaneHead title={title} {...(onBack ? { onBack } : {})} />}
      foot={<ActionButton {...save} tone="accent" size="primary" pending={command.pending} fullWidth />}
    >
      <div className={styles.form}>
        <Refusal refused={command.refused} onAnother={() => onSave(written, true)} />
        <TextInput {...text('name')} data-autofocus autoFocus />
        <TextInput {...text('phone')} inputMode="tel" dir="ltr" />
        <TextInput {...text('code')} data-accept-barcode />
        <Select
          label={w.group}
          value={written.groupId ?? ''}
          data={[
            { value: '', label: w.noGroup },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(groupId) => put({ groupId: groupId || null })}
        />
        <MoneyField
          label={w.debtLimit}
          hint={w.debtLimitHint}
          value={written.debtLimitMinor}
          onChange={(debtLimitMinor) => put({ debtLimitMinor })}
        />
        <Textarea
          label={w.note}
          value={written.note}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => put({ note: event.currentTarget.value })}
        />
      </div>
    </Pane>
  );
}

/** Who has the phone already may be who is meant, or somebody of the same house. */
function Refusal({
  refused,
  onAnother,
}: {
  readonly refused: Refused | null;
  readonly onAnother: () => void;
}) {
  const w = useWords(customerWords);
  if (refused?.code !== 'PhoneTaken') return <ErrorNote error={refused} />;
  const { customerId, name } = refused.data as { readonly customerId: string; readonly name: string };
  return (
    <Note tone="amber" icon={CustomerIcon} role="alert">
      <p className={styles.sentenceOf}>{w.samePhone(isolated(name))}</p>
      <div className={styles.choices}>
        <ActionButton label={w.chooseThem(isolated(name))} onClick={() => showCard(customerId)} />
        <ActionButton label={w.anotherPerson} tone="quiet" onClick={onAnother} />
      </div>
    </Note>
  );
}
