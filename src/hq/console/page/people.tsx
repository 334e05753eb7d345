/** Who may sign in here for this company. */
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../../renderer/app/hotkeys.ts';
import { useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { CheckIcon, PlusIcon } from '../../../renderer/parts/icons.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { Sheet } from '../../../renderer/parts/sheet.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api } from './api.ts';
import { Form } from './form.tsx';
import { NewPassword } from './new-password.tsx';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Sign } from './standing-sign.tsx';
import { Table } from './table.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function PeoplePage({ company, person }: PageProps) {
  const w = useWords(pageWords);
  const people = useQuery(api.companies.people.queryOptions({ input: { company } }));
  const [adding, setAdding] = useState(false);
  const add = useAction({
    id: 'hq.person',
    label: w.people.add,
    keys: ['N'],
    run: () => setAdding(true),
    disabled: !person.operator,
  });
  return (
    <>
      <PageHeader
        title={w.people.title}
        sub={person.operator ? undefined : w.people.onlyOperators}
        actions={person.operator && <ActionButton {...add} icon={PlusIcon} tone="accent" />}
      />
      <Troubled error={people.error} />
      {people.data && (
        <Table
          label={w.people.title}
          rows={people.data}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: w.field.name,
              cell: ({ name }) => <bdi className={styles.strong}>{name}</bdi>,
            },
            { key: 'email', head: w.field.email, cell: ({ email }) => <bdi>{email}</bdi> },
            {
              key: 'operator',
              head: w.people.role,
              cell: ({ operator }) => (operator ? w.people.operator : w.people.member),
            },
            {
              key: 'totp',
              head: w.account.totp,
              cell: ({ totp }) =>
                totp ? (
                  <Sign icon={CheckIcon} tone="green" text={w.people.on} />
                ) : (
                  <span className={styles.faint}>{w.people.off}</span>
                ),
            },
          ]}
        />
      )}
      {adding && <NewPerson company={company} onClose={() => setAdding(false)} />}
    </>
  );
}

function NewPerson({ company, onClose }: { readonly company: string; readonly onClose: () => void }) {
  const w = useWords(pageWords);
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const add = useMutation(
    api.companies.addPerson.mutationOptions({
      onSuccess: ({ name }) => {
        toast(w.people.added(name), { tone: 'green' });
        onClose();
      },
    }),
  );
  return (
    <Sheet opened onClose={onClose} title={w.people.add}>
      <Form
        label={w.people.add}
        submit={w.people.add}
        pending={add.isPending}
        error={add.error}
        onSubmit={() => add.mutate({ company, ...typed })}
      >
        <p className={styles.hint}>{w.people.addHint}</p>
        <TextInput
          label={w.field.name}
          data-autofocus
          value={typed.name}
          onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
        />
        <TextInput
          label={w.field.email}
          type="email"
          value={typed.email}
          onChange={({ currentTarget }) => setTyped({ ...typed, email: currentTarget.value })}
        />
        <NewPassword
          label={w.people.firstPassword}
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
      </Form>
    </Sheet>
  );
}
