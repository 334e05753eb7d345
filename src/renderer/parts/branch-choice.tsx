import { Select } from '@mantine/core';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';

interface BranchChoiceProps {
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** Null is all of them. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const all = 'all';

/** One branch or all of them; nothing where there is no choice. */
export function BranchChoice({ branches, chosen, onChoose }: BranchChoiceProps) {
  const w = useWords(appWords).branch;
  if (branches.length < 2) return null;
  return (
    <Select
      w="12rem"
      aria-label={w.label}
      allowDeselect={false}
      value={chosen ?? all}
      onChange={(id) => onChoose(id === all ? null : id)}
      data={[{ value: all, label: w.all }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
