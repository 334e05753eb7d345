import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RoleRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { Permission } from '../../../domain/kit/permissions.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay, useSession } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { TrashIcon } from '../../parts/icons.tsx';
import { PercentField } from '../../parts/number-field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { toast } from '../../parts/toast.tsx';
import { RightsMatrix } from './rights-matrix.tsx';
import { useRoleTitle } from './role-title.ts';
import styles from './users.module.css';

interface RoleEditorProps {
  readonly roleId: Id;
  readonly row: RoleRow | null;
  readonly onGone: () => void;
}

interface RoleDraft {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly discountLimitBp: number;
}

const blankRole: RoleDraft = { name: '', permissions: [], discountLimitBp: 0 };
const draftOf = ({ name, permissions, discountLimitBp }: RoleRow): RoleDraft => ({
  name,
  permissions,
  discountLimitBp,
});

/** One role: its name, its discount ceiling, its rights. */
export function RoleEditor({ roleId, row, onGone }: RoleEditorProps) {
  const { rolesScreen: w, permissions } = useWords(accessWords);
  const titleOf = useRoleTitle();
  const [draft, setDraft] = useState<RoleDraft>(() => (row ? draftOf(row) : blankRole));
  const ownLimit = useSession((session) => session.user?.discountLimitBp ?? 0);
  const mayEdit = useMay('access.editRoles');
  const isOwner = row?.builtIn === 'owner';
  const fixed = !mayEdit || isOwner;
  const change = (part: Partial<RoleDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const title = row ? titleOf(row) : w.fresh;
  return (
    <Pane
      label={title}
      head={
        <PageHeader
          title={title}
          sub={row && w.users(row.users)}
          actions={row && !row.builtIn && mayEdit && <Erase row={row} onGone={onGone} />}
        />
      }
      foot={fixed ? undefined : <Save roleId={roleId} row={row} draft={draft} onPutBack={setDraft} />}
    >
      <div className={styles.form}>
        {isOwner && <Note>{w.ownerHint}</Note>}
        <div className={styles.pair}>
          {!row?.builtIn && (
            <TextInput
              label={w.name}
              value={draft.name}
              maxLength={60}
              disabled={fixed}
              autoFocus={row === null}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          )}
          <PercentField
            label={w.ceiling}
            hint={w.ceilingHint}
            value={draft.discountLimitBp}
            most={Math.max(ownLimit, row?.discountLimitBp ?? 0)}
            disabled={fixed || !draft.permissions.includes('sale.discount')}
            onChange={(limit) => change({ discountLimitBp: limit ?? 0 })}
            {...(draft.permissions.includes('sale.discount')
              ? {}
              : { placeholder: permissions['sale.discount'] })}
          />
        </div>
        <section>
          <h2 className={styles.section}>{w.matrix}</h2>
          <RightsMatrix
            held={new Set(draft.permissions)}
            disabled={fixed}
            onChange={(held) => change({ permissions: [...held] })}
          />
        </section>
      </div>
    </Pane>
  );
}

interface SaveProps {
  readonly roleId: Id;
  readonly row: RoleRow | null;
  readonly draft: RoleDraft;
  readonly onPutBack: (draft: RoleDraft) => void;
}

function Save({ roleId, row, draft, onPutBack }: SaveProps) {
  const w = useWords(accessWords).rolesScreen;
  const { verb, unsaved, putBack } = useWords(appWords);
  const titleOf = useRoleTitle();
  const onDone = (): void => toast(w.saved(row ? titleOf(row) : draft.name.trim()), { id: 'role' });
  const add = useCommand(api.access.addRole, { onDone });
  const edit = useCommand(api.access.changeRole, { onDone });
  const command = row ? edit : add;
  const isSame = row !== null && sameRole(draftOf(row), draft);
  const save = useAction({
    id: 'role.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: isSame || (!row?.builtIn && draft.name.trim() === '') || command.pending,
    run: () => command.run({ roleId, ...draft, permissions: [...draft.permissions] }),
  });
  return (
    <SaveFoot
      save={save}
      pending={command.pending}
      error={command.refused}
      said={row !== null && !isSame && unsaved}
      putBack={row !== null && !isSame && { label: putBack, onClick: () => onPutBack(draftOf(row)) }}
    />
  );
}

function Erase({ row, onGone }: { row: RoleRow; onGone: () => void }) {
  const { rolesScreen: w, users } = useWords(accessWords);
  const { verb } = useWords(appWords);
  const restore = useCommand(api.access.restoreRole);
  const erase = useCommand(api.access.eraseRole, {
    onDone: (_, { roleId }) => {
      onGone();
      toast(w.gone(row.name), { id: 'role', undo: () => restore.run({ roleId }) });
    },
  });
  return (
    <>
      <ErrorNote error={erase.refused} />
      <ConfirmButton
        label={verb.delete}
        icon={TrashIcon}
        tone="quiet"
        danger
        question={users.eraseQuestion(row.name)}
        confirm={verb.delete}
        onConfirm={() => erase.run({ roleId: row.id })}
      />
    </>
  );
}

const sameRole = (a: RoleDraft, b: RoleDraft): boolean =>
  a.name === b.name &&
  a.discountLimitBp === b.discountLimitBp &&
  [...a.permissions].sort().join() === [...b.permissions].sort().join();
