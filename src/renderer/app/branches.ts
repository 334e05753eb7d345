/** Whose books are here: a usual till knows one branch, a back office knows them all. */
import type { TradingBranch } from '../../domain/areas/report/figures.ts';
import { useLive } from './ask.ts';
import { api } from './client.ts';
import { useMay } from './session.ts';

/** Whether this till is enrolled with every branch; undefined until that is known. */
export const useIsBackOffice = (): boolean | undefined => useLive(api.sync.state, {}).data?.allBranches;

/** Where facts of several branches are here: these; none where one needs not be told from another. */
export function useBranches(): readonly TradingBranch[] {
  const mayAsk = useMay('report.view');
  const branches = useLive(api.report.tradingBranches, mayAsk ? {} : null).data ?? [];
  return branches.length > 1 ? branches : [];
}
