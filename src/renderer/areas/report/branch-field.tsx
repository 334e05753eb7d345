/** Which branch is looked at, where figures of several are here. */
import { Select } from '@mantine/core';
import type { TradingBranch } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useBranches } from '../../app/branches.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import styles from './report.module.css';
import { lookAtBranch, useBranch } from './state.ts';

const all = 'all';

export function BranchField() {
  const branches = useBranches();
  return branches.length > 0 && <Choice branches={branches} />;
}

function Choice({ branches }: { readonly branches: readonly TradingBranch[] }) {
  const { branches: w, keys } = useWords(reportWords);
  const branch = useBranch();
  const ids = [null, ...branches.map(({ id }) => id)];
  useAction({
    id: 'report.nextBranch',
    label: w.next,
    group: keys.group,
    keys: ['N'],
    run: () => lookAtBranch(ids[ids.indexOf(branch?.id ?? null) + 1] ?? null),
  });
  return (
    <Select
      className={styles.branchField}
      aria-label={w.label}
      allowDeselect={false}
      value={branch?.id ?? all}
      onChange={(id) => lookAtBranch(id === all ? null : id)}
      data={[{ value: all, label: w.all }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
