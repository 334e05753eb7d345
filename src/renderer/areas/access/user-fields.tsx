import { MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import type { RoleRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { Chips } from '../../parts/chips.tsx';
import { ColourPick } from '../../parts/colour-pick.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { useRoleTitle } from './role-title.ts';
import type { UserDraft } from './user-draft.ts';
import styles from './users.module.css';

interface UserFieldsProps {
  readonly draft: UserDraft;
  readonly change: (part: Partial<UserDraft>) => void;
  readonly roles: readonly RoleRow[];
  readonly fixed: boolean;
}

const asTill = 'till';

export function UserFields({ draft, change, roles, fixed }: UserFieldsProps) {
  const w = useWords(accessWords).users;
  const titleOf = useRoleTitle();
  const branches = useLive(api.setting.places, {}).data?.branches ?? [];
  const { roleIds } = draft;
  const toggle = (id: string): void =>
    change({ roleIds: roleIds.includes(id) ? roleIds.filter((one) => one !== id) : [...roleIds, id] });
  return (
    <fieldset className={styles.fields} disabled={fixed}>
      <TextInput
        label={w.name}
        value={draft.name}
        maxLength={60}
        autoComplete="off"
        data-autofocus={draft.name === '' || undefined}
        autoFocus={draft.name === ''}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Labelled label={w.roles}>
        <Chips
          label={w.roles}
          wrap
          chips={roles
            .filter(({ deletedAt }) => deletedAt === null)
            .map((role) => ({ id: role.id, label: titleOf(role) }))}
          chosen={roleIds}
          onPick={toggle}
        />
        {roleIds.length === 0 && <p className={styles.hint}>{w.noRole}</p>}
      </Labelled>
      <Labelled label={w.colour}>
        <ColourPick
          label={w.colour}
          value={draft.colour}
          onChange={(hue) => change({ colour: hue ?? 'slate' })}
        />
      </Labelled>
      <div className={styles.pair}>
        <Select
          label={w.language}
          data={[
            { value: asTill, label: w.languageOfTill },
            ...languages.map((value) => ({ value, label: languageNames[value] })),
          ]}
          value={draft.language ?? asTill}
          onChange={(value) => change({ language: languages.find((language) => language === value) ?? null })}
        />
        {branches.length > 1 && (
          <MultiSelect
            label={w.branches}
            placeholder={draft.branchIds.length === 0 ? w.everywhere : ''}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...draft.branchIds]}
            onChange={(branchIds) => change({ branchIds })}
          />
        )}
      </div>
      <Switch
        label={w.active}
        checked={draft.active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
