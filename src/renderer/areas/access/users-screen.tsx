/** The people of the shop: a list, and one of them beside it. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UserRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { foldForIndex, searchVariants } from '../../../domain/kit/search.ts';
import { newId } from '../../app/adapters.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PlusIcon, UsersIcon } from '../../parts/icons.tsx';
import { Initials } from '../../parts/initials.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { useRoleTitle } from './role-title.ts';
import { UserEditor } from './user-editor.tsx';
import styles from './users.module.css';

export function UsersScreen() {
  const w = useWords(accessWords).users;
  const [open, setOpen] = useState<{ readonly id: Id; readonly isNew: boolean } | null>(null);
  const users = useLive(api.access.users, {});
  const row = users.data?.find(({ id }) => id === open?.id);
  return (
    <SplitPane
      startWidth="46%"
      portraitFoot="end"
      start={
        <UserList
          users={users.data}
          error={users.error}
          openId={open?.id}
          onOpen={(id) => setOpen({ id, isNew: false })}
          onAdd={() => setOpen({ id: newId(), isNew: true })}
        />
      }
      end={
        open && (row || open.isNew) ? (
          <UserEditor key={open.id} userId={open.id} row={row ?? null} onGone={() => setOpen(null)} />
        ) : (
          <EmptyState icon={UsersIcon} title={w.chooseOne} small />
        )
      }
    />
  );
}

interface UserListProps {
  readonly users: readonly UserRow[] | undefined;
  readonly error: Error | null;
  readonly openId: Id | undefined;
  readonly onOpen: (id: Id) => void;
  readonly onAdd: () => void;
}

function UserList({ users, error, openId, onOpen, onAdd }: UserListProps) {
  const w = useWords(accessWords);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [withErased, setWithErased] = useState(false);
  const mayEdit = useMay('access.editUsers');
  const columns = useColumns();
  const add = useAction({
    id: 'users.add',
    label: w.users.add,
    keys: ['Ins'],
    run: onAdd,
    disabled: !mayEdit,
  });
  const readings = searchVariants(query);
  const fits = ({ name }: UserRow): boolean =>
    readings.length === 0 || readings.some((reading) => foldForIndex(name).includes(reading));
  const shown = users?.filter((user) => (withErased || user.deletedAt === null) && fits(user));
  const anyErased = users?.some(({ deletedAt }) => deletedAt !== null) ?? false;
  return (
    <Pane
      flush
      label={w.users.title}
      head={
        <PageHeader
          title={w.users.title}
          actions={
            <>
              <ActionButton
                label={w.rolesScreen.title}
                onClick={() => void navigate({ to: '/roles' as never })}
              />
              <ActionButton {...add} icon={PlusIcon} tone="accent" />
            </>
          }
        />
      }
    >
      <div className={styles.filter}>
        <SearchField value={query} onChange={setQuery} label={w.users.find} />
        {anyErased && (
          <ActionButton
            label={w.users.showErased}
            tone="quiet"
            pressed={withErased}
            onClick={() => setWithErased((before) => !before)}
          />
        )}
      </div>
      <DataTable
        label={w.users.title}
        rows={shown}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={openId}
        onOpen={({ id }) => onOpen(id)}
        error={error}
        toneOf={(user) => (user.deletedAt !== null || !user.active ? 'muted' : undefined)}
      />
    </Pane>
  );
}

function useColumns(): readonly Column<UserRow>[] {
  const w = useWords(accessWords).users;
  const titleOf = useRoleTitle();
  const roles = useLive(api.access.roles, {}).data ?? [];
  return [
    {
      id: 'name',
      header: w.name,
      width: 'minmax(10rem, 1.4fr)',
      sortBy: ({ name }) => name,
      cell: (user) => (
        <span className={styles.person}>
          <Initials letters={user.initials} hue={user.colour} size="small" />
          {user.name}
        </span>
      ),
    },
    {
      id: 'roles',
      header: w.roles,
      width: 'minmax(7rem, 1fr)',
      cell: ({ roleIds }) =>
        roles
          .filter(({ id }) => roleIds.includes(id))
          .map(titleOf)
          .join(', '),
    },
    {
      id: 'state',
      header: w.entersBy,
      width: 'minmax(7rem, 0.8fr)',
      cell: ({ deletedAt, active, hasPin, hasBadge }) => {
        if (deletedAt !== null) return w.erased;
        if (!active) return w.inactive;
        return [hasPin && w.pin, hasBadge && w.badge].filter(Boolean).join(', ') || w.noPin;
      },
    },
  ];
}
