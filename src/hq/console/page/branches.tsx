/** Branches: added, renamed; and another company, for who runs headquarters. */
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../../renderer/app/hotkeys.ts';
import { useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { BranchIcon, EditIcon, HeadquartersIcon, PlusIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { Sheet } from '../../../renderer/parts/sheet.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api, refetchInterval } from './api.ts';
import { Form } from './form.tsx';
import { LostChoice } from './lost-choice.tsx';
import styles from './page.module.css';
import type { Branch, PageProps } from './shown.ts';
import { Table } from './table.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function BranchesPage({ company, person }: PageProps) {
  const w = useWords(pageWords).branches;
  const branches = useQuery(api.branches.list.queryOptions({ input: { company } }));
  const [open, setOpen] = useState<'new' | 'company' | Branch | null>(null);
  const add = useAction({ id: 'hq.branch', label: w.add, keys: ['N'], run: () => setOpen('new') });
  const rows = branches.data ?? [];
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={w.title}
        actions={
          <>
            {person.operator && (
              <ActionButton icon={HeadquartersIcon} label={w.addCompany} onClick={() => setOpen('company')} />
            )}
            {rows.length > 0 && <ActionButton {...add} icon={PlusIcon} tone="accent" />}
          </>
        }
      />
      <Troubled error={branches.error} />
      {branches.data && rows.length === 0 && (
        <EmptyState
          icon={BranchIcon}
          title={w.empty}
          hint={w.emptyHint}
          action={{ ...add, tone: 'accent', icon: PlusIcon }}
        />
      )}
      {rows.length > 0 && (
        <Table
          label={w.title}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', head: w.name, cell: ({ name }) => <bdi className={styles.strong}>{name}</bdi> },
            { key: 'code', head: w.code, cell: ({ code }) => <bdi>{code}</bdi> },
            { key: 'tills', head: w.tills, end: true, cell: ({ tills }) => <CountText count={tills} /> },
            {
              key: 'rename',
              head: w.actions,
              act: true,
              cell: (branch) => (
                <ActionButton
                  icon={EditIcon}
                  tone="quiet"
                  label={w.rename}
                  name={w.renameOne(branch.name)}
                  onClick={() => setOpen(branch)}
                />
              ),
            },
          ]}
        />
      )}
      {open === 'new' && <NewBranch company={company} onClose={close} />}
      {open === 'company' && <NewCompany onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <RenameBranch company={company} branch={open} onClose={close} />
      )}
    </>
  );
}

function NewBranch({ company, onClose }: { readonly company: string; readonly onClose: () => void }) {
  const w = useWords(pageWords).branches;
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const add = useMutation(
    api.branches.add.mutationOptions({
      onSuccess: (made) => {
        toast(w.added(made.name), { tone: 'green' });
        onClose();
      },
    }),
  );
  return (
    <Sheet opened onClose={onClose} title={w.add}>
      <Form
        label={w.add}
        submit={w.add}
        pending={add.isPending}
        error={add.error}
        onSubmit={() => add.mutate({ company, name, code })}
      >
        <TextInput
          label={w.name}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={w.code}
          description={w.codeHint}
          maxLength={8}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </Form>
    </Sheet>
  );
}

interface RenameBranchProps {
  readonly company: string;
  readonly branch: Branch;
  readonly onClose: () => void;
}

function RenameBranch({ company, branch, onClose }: RenameBranchProps) {
  const w = useWords(pageWords);
  const [name, setName] = useState(branch.name);
  const rename = useMutation(api.branches.rename.mutationOptions({ onSuccess: onClose }));
  return (
    <Sheet opened onClose={onClose} title={w.branches.renameOne(branch.name)}>
      <Form
        label={w.branches.rename}
        submit={w.save}
        pending={rename.isPending}
        error={rename.error}
        onSubmit={() => rename.mutate({ company, branch: branch.id, name })}
      >
        <TextInput
          label={w.branches.name}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Form>
    </Sheet>
  );
}

function NewCompany({ onClose }: { readonly onClose: () => void }) {
  const w = useWords(pageWords).branches;
  const [name, setName] = useState('');
  const [again, setAgain] = useState<string | null>(null);
  const lost = useQuery({ ...api.companies.lost.queryOptions({ input: {} }), refetchInterval });
  const add = useMutation(
    api.companies.add.mutationOptions({
      onSuccess: () => {
        toast(w.companyAdded(name), { tone: 'green' });
        onClose();
      },
    }),
  );
  return (
    <Sheet opened onClose={onClose} title={w.addCompany}>
      <Form
        label={w.addCompany}
        submit={w.addCompany}
        pending={add.isPending}
        error={add.error}
        onSubmit={() => add.mutate({ name, ...(again === null ? {} : { id: again }) })}
      >
        <LostChoice lost={lost.data ?? []} value={again} onChange={setAgain} />
        <TextInput
          label={w.name}
          description={w.companyHint}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Form>
    </Sheet>
  );
}
