/** Which branch is looked at, where figures of several are here. */
import type { TradingBranch } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useBranches } from '../../app/branches.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { BranchChoice } from '../../parts/branch-choice.tsx';
import { lookAtBranch, useBranch } from './state.ts';

export function BranchField() {
  const branches = useBranches();
  return branches.length > 0 && <Choice branches={branches} />;
}

function Choice({ branches }: { readonly branches: readonly TradingBranch[] }) {
  const w = useWords(reportWords);
  const chosen = useBranch()?.id ?? null;
  const ids = [null, ...branches.map(({ id }) => id)];
  useAction({
    id: 'report.nextBranch',
    label: w.branches.next,
    group: w.keys.group,
    keys: ['N'],
    run: () => lookAtBranch(ids[ids.indexOf(chosen) + 1] ?? null),
  });
  return <BranchChoice branches={branches} chosen={chosen} onChoose={lookAtBranch} />;
}
