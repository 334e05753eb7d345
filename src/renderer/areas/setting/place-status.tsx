/** Which branch and which till this is, on the status line. */
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { BranchIcon, TillIcon } from '../../parts/icons.tsx';

export function BranchStatus() {
  const name = useLive(api.setting.start, {}).data?.branchName;
  if (!name) return null;
  return (
    <>
      <BranchIcon size={18} />
      <span>{name}</span>
    </>
  );
}

export function TillStatus() {
  const name = useLive(api.setting.start, {}).data?.tillName;
  if (!name) return null;
  return (
    <>
      <TillIcon size={18} />
      <span>{name}</span>
    </>
  );
}
