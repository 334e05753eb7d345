/** Roles: what each may, in words. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoleRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { newId } from '../../app/adapters.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { KeyIcon, PlusIcon } from '../../parts/icons.tsx';
import { CountText, PercentText } from '../../parts/number-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { RoleEditor } from './role-editor.tsx';
import { useRoleTitle } from './role-title.ts';

export function RolesScreen() {
  const w = useWords(accessWords).rolesScreen;
  const [open, setOpen] = useState<{ readonly id: Id; readonly isNew: boolean } | null>(null);
  const roles = useLive(api.access.roles, {});
  const row = roles.data?.find(({ id }) => id === open?.id);
  return (
    <SplitPane
      startWidth="46%"
      portraitFoot="end"
      start={
        <RoleList
          roles={roles.data?.filter(({ deletedAt }) => deletedAt === null)}
          error={roles.error}
          openId={open?.id}
          onOpen={(id) => setOpen({ id, isNew: false })}
          onAdd={() => setOpen({ id: newId(), isNew: true })}
        />
      }
      end={
        open && (row || open.isNew) ? (
          <RoleEditor key={open.id} roleId={open.id} row={row ?? null} onGone={() => setOpen(null)} />
        ) : (
          <EmptyState icon={KeyIcon} title={w.chooseOne} small />
        )
      }
    />
  );
}

interface RoleListProps {
  readonly roles: readonly RoleRow[] | undefined;
  readonly error: Error | null;
  readonly openId: Id | undefined;
  readonly onOpen: (id: Id) => void;
  readonly onAdd: () => void;
}

function RoleList({ roles, error, openId, onOpen, onAdd }: RoleListProps) {
  const w = useWords(accessWords);
  const navigate = useNavigate();
  const mayEdit = useMay('access.editRoles');
  const titleOf = useRoleTitle();
  const add = useAction({
    id: 'roles.add',
    label: w.rolesScreen.add,
    keys: ['Ins'],
    run: onAdd,
    disabled: !mayEdit,
  });
  const columns: readonly Column<RoleRow>[] = [
    { id: 'name', header: w.rolesScreen.title, width: 'minmax(8rem, 1.6fr)', cell: titleOf },
    {
      id: 'users',
      header: w.users.title,
      align: 'end',
      width: '7rem',
      cell: (role) => <CountText count={role.users} />,
    },
    {
      id: 'ceiling',
      header: w.permissions['sale.discount'],
      align: 'end',
      width: '7rem',
      cell: (role) => <PercentText percent={basisPoints(role.discountLimitBp)} />,
    },
  ];
  return (
    <Pane
      flush
      label={w.rolesScreen.title}
      head={
        <PageHeader
          title={w.rolesScreen.title}
          onBack={() => void navigate({ to: '/users' as never })}
          actions={<ActionButton {...add} icon={PlusIcon} tone="accent" />}
        />
      }
    >
      <DataTable
        label={w.rolesScreen.title}
        rows={roles}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={openId}
        onOpen={({ id }) => onOpen(id)}
        error={error}
      />
    </Pane>
  );
}
