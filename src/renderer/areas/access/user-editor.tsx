/** One user: name and look, roles, branches, PIN and badge, and rights of their own. */
import { useState } from 'react';
import type { UserRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { TrashIcon, UndoIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { toast } from '../../parts/toast.tsx';
import rights from './rights.module.css';
import { RightsMatrix } from './rights-matrix.tsx';
import { blankUser, byRoles, draftOf, heldBy, ownRights, type UserDraft } from './user-draft.ts';
import { UserFields } from './user-fields.tsx';
import { UserKeys } from './user-keys.tsx';
import styles from './users.module.css';

interface UserEditorProps {
  readonly userId: Id;
  /** Null for one who is not there yet. */
  readonly row: UserRow | null;
  readonly onGone: () => void;
}

export function UserEditor({ userId, row, onGone }: UserEditorProps) {
  const w = useWords(accessWords).users;
  const [draft, setDraft] = useState<UserDraft>(() => (row ? draftOf(row) : blankUser));
  const roles = useLive(api.access.roles, {}).data ?? [];
  const mayEdit = useMay('access.editUsers');
  const fixed = !mayEdit || (row?.outranksYou ?? false) || row?.deletedAt != null;
  const change = (part: Partial<UserDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const fromRoles = byRoles(roles, draft.roleIds);
  return (
    <Pane
      label={draft.name || w.fresh}
      head={
        <PageHeader
          title={row ? row.name : w.fresh}
          actions={<Erase row={row} fixed={fixed} onGone={onGone} />}
        />
      }
      foot={fixed ? undefined : <Save userId={userId} row={row} draft={draft} onPutBack={setDraft} />}
    >
      <div className={styles.form}>
        {row?.outranksYou && <Note>{w.outranks}</Note>}
        <UserFields draft={draft} change={change} roles={roles} fixed={fixed} />
        {row && row.deletedAt === null && !row.outranksYou && <UserKeys user={row} />}
        <section>
          <h2 className={styles.section}>{w.rights}</h2>
          <p className={styles.hint}>{w.rightsHint}</p>
          <RightsMatrix
            held={heldBy(draft, roles)}
            disabled={fixed}
            onChange={(held) => change(ownRights(held, fromRoles))}
            tagOf={(permission) => {
              if (draft.grants.includes(permission)) return <span className={rights.tag}>{w.given}</span>;
              if (!draft.denials.includes(permission)) return null;
              return (
                <span className={rights.tag} data-denied>
                  {w.denied}
                </span>
              );
            }}
          />
        </section>
      </div>
    </Pane>
  );
}

interface SaveProps {
  readonly userId: Id;
  readonly row: UserRow | null;
  readonly draft: UserDraft;
  readonly onPutBack: (draft: UserDraft) => void;
}

function Save({ userId, row, draft, onPutBack }: SaveProps) {
  const w = useWords(accessWords).users;
  const { verb, unsaved, putBack } = useWords(appWords);
  const onDone = (): void => toast(w.saved(draft.name.trim()), { id: 'user' });
  const add = useCommand(api.access.addUser, { onDone });
  const edit = useCommand(api.access.changeUser, { onDone });
  const command = row ? edit : add;
  const isSame = row !== null && JSON.stringify(draftOf(row)) === JSON.stringify(draft);
  const save = useAction({
    id: 'user.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: isSame || draft.name.trim() === '' || command.pending,
    run: () => {
      const { roleIds, grants, denials, branchIds, ...plain } = draft;
      command.run({
        userId,
        ...plain,
        roleIds: [...roleIds],
        grants: [...grants],
        denials: [...denials],
        branchIds: [...branchIds],
      });
    },
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

function Erase({ row, fixed, onGone }: { row: UserRow | null; fixed: boolean; onGone: () => void }) {
  const w = useWords(accessWords).users;
  const { verb } = useWords(appWords);
  const mayEdit = useMay('access.editUsers');
  const restore = useCommand(api.access.restoreUser, {
    onDone: () => row && toast(w.back(row.name), { id: 'user' }),
  });
  const erase = useCommand(api.access.eraseUser, {
    onDone: (_, { userId }) => {
      onGone();
      if (row) toast(w.gone(row.name), { id: 'user', undo: () => restore.run({ userId }) });
    },
  });
  if (!row) return null;
  const refused = erase.refused ?? restore.refused;
  return (
    <>
      {refused && <ErrorNote error={refused} />}
      {row.deletedAt !== null && mayEdit && !row.outranksYou && (
        <ActionButton label={w.restore} icon={UndoIcon} onClick={() => restore.run({ userId: row.id })} />
      )}
      {!fixed && (
        <ConfirmButton
          label={verb.delete}
          icon={TrashIcon}
          tone="quiet"
          danger
          question={w.eraseQuestion(row.name)}
          confirm={verb.delete}
          onConfirm={() => erase.run({ userId: row.id })}
        />
      )}
    </>
  );
}
