/** Whose settings are meant, where every branch's are at hand: at a back office. */
import { Select } from '@mantine/core';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useLive } from '../../app/ask.ts';
import { useIsBackOffice } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { isOfBranch, type ShownKey, useForm } from './form.ts';

export function BranchField() {
  const w = useWords(settingWords).places;
  const { branchId, chooseBranch, changes } = useForm();
  const isBackOffice = useIsBackOffice();
  const branches = useLive(api.setting.places, {}).data?.branches ?? [];
  if (!isBackOffice || branches.length < 2) return null;
  // What was changed and not saved must not become another branch's.
  const isBound = (Object.keys(changes) as ShownKey[]).some(isOfBranch);
  return (
    <Select
      label={w.ofBranch}
      description={isBound ? w.saveFirst : w.ofBranchHint}
      disabled={isBound}
      allowDeselect={false}
      searchable
      value={branchId ?? branches.find(({ isHere }) => isHere)?.id ?? null}
      onChange={(id) => id !== null && chooseBranch(id)}
      data={branches.map(({ id, name, code }) => ({ value: id, label: name || code }))}
    />
  );
}
