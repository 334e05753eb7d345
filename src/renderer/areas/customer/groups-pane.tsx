/** Groups of customers, each with its price list and its discount. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GroupRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import type { Refused } from '../../app/refusal.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EditIcon, PlusIcon, TrashIcon, UsersIcon } from '../../parts/icons.tsx';
import { PercentField } from '../../parts/number-field.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import styles from './customer.module.css';
import { PaneHead } from './pane-head.tsx';

interface Terms {
  readonly name: string;
  readonly priceListId: string | null;
  readonly discountBp: number;
}
const newTerms: Terms = { name: '', priceListId: null, discountBp: 0 };

export function GroupsPane() {
  const w = useWords(customerWords);
  const groups = useLive(api.customer.groups, {});
  const [editing, setEditing] = useState<string | null>(null);
  const mayEdit = useMay('customer.edit');
  const close = (): void => setEditing(null);
  return (
    <Pane label={w.groups.title} head={<PaneHead title={w.groups.title} sub={w.groups.hint} />}>
      <div className={styles.form}>
        <ErrorNote error={groups.error} />
        {groups.data?.length === 0 && editing === null && (
          <EmptyState icon={UsersIcon} title={w.groups.empty} small />
        )}
        <ul className={styles.groups}>
          {groups.data?.map((group) => (
            <li key={group.id}>
              {editing === group.id ? (
                <ChangeGroup group={group} onDone={close} />
              ) : (
                <Group group={group} onEdit={() => setEditing(group.id)} />
              )}
            </li>
          ))}
        </ul>
        {editing === 'new' && <NewGroup onDone={close} />}
        {mayEdit && editing === null && (
          <ActionButton label={w.groups.add} icon={PlusIcon} onClick={() => setEditing('new')} />
        )}
      </div>
    </Pane>
  );
}

function Group({ group, onEdit }: { readonly group: GroupRow; readonly onEdit: () => void }) {
  const w = useWords(customerWords);
  const mayEdit = useMay('customer.edit');
  const mayErase = useMay('customer.delete');
  const lists = useLive(api.catalogue.priceLists, {}).data;
  const erase = useCommand(api.customer.eraseGroup);
  const list = lists?.find(({ id }) => id === group.priceListId)?.name;
  return (
    <>
      <div className={styles.group}>
        <span className={styles.who}>
          <strong>{group.name}</strong>
          <small>{[list ?? w.groups.ownPrices, w.groups.members(group.customers)].join(' · ')}</small>
        </span>
        {group.discountBp > 0 && <PercentText percent={-group.discountBp} />}
        {mayEdit && <ActionButton label="" name={w.act.edit} icon={EditIcon} tone="quiet" onClick={onEdit} />}
        {mayErase && (
          <ConfirmButton
            label=""
            name={w.act.erase}
            icon={TrashIcon}
            tone="quiet"
            question={w.eraseAsk(group.name)}
            confirm={w.act.erase}
            danger
            onConfirm={() => erase.run({ groupId: group.id })}
          />
        )}
      </div>
      <ErrorNote error={erase.refused} />
    </>
  );
}

function NewGroup({ onDone }: { readonly onDone: () => void }) {
  const add = useCommand(api.customer.addGroup, { onDone });
  return <Form first={newTerms} refused={add.refused} onSave={(terms) => add.run(terms)} onCancel={onDone} />;
}

function ChangeGroup({ group, onDone }: { readonly group: GroupRow; readonly onDone: () => void }) {
  const change = useCommand(api.customer.changeGroup, { onDone });
  const save = (terms: Terms): void => change.run({ groupId: group.id, ...terms });
  const { name, priceListId, discountBp } = group;
  return (
    <Form
      first={{ name, priceListId, discountBp }}
      refused={change.refused}
      onSave={save}
      onCancel={onDone}
    />
  );
}

interface FormProps {
  readonly first: Terms;
  readonly refused: Refused | null;
  readonly onSave: (terms: Terms) => void;
  readonly onCancel: () => void;
}

function Form({ first, refused, onSave, onCancel }: FormProps) {
  const w = useWords(customerWords);
  const lists = (useLive(api.catalogue.priceLists, {}).data ?? []).filter((list) => list.insteadOf === null);
  const [terms, setTerms] = useState(first);
  return (
    <form
      className={styles.groupForm}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ ...terms, name: terms.name.trim() });
      }}
    >
      <ErrorNote error={refused} />
      <TextInput
        label={w.name}
        value={terms.name}
        maxLength={60}
        autoFocus
        onChange={(event) => setTerms({ ...terms, name: event.currentTarget.value })}
      />
      <Select
        label={w.groups.priceList}
        value={terms.priceListId ?? ''}
        data={[
          { value: '', label: w.groups.ownPrices },
          ...lists.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => setTerms({ ...terms, priceListId: id || null })}
      />
      <PercentField
        label={w.groups.discount}
        value={terms.discountBp}
        most={10_000}
        onChange={(discountBp) => setTerms({ ...terms, discountBp: discountBp ?? 0 })}
      />
      <div className={styles.choices}>
        <ActionButton label={w.act.save} type="submit" tone="accent" disabled={terms.name.trim() === ''} />
        <ActionButton label={w.act.cancel} tone="quiet" onClick={onCancel} />
      </div>
    </form>
  );
}
