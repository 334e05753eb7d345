/** Which branches trade here, and by which ids their facts name them. */
import type { DateRange } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';

interface Trading {
  readonly id: string;
  readonly name: string;
  /** Its own, or another, or both: a shop that sold alone joins a company in the middle of a shift. */
  readonly ids: string;
}

/** From branch to branch by the index of shifts, so that it costs what there are branches. */
const trading = `with recursive here(id) as (
    select min(branch_id) from shift
    union all
    select (select min(branch_id) from shift where branch_id > here.id) from here where here.id is not null
  )
  select coalesce(b.id, here.id) as id, coalesce(b.name, '') as name, json_group_array(here.id) as ids
  from here left join branch old on old.id = here.id
    left join branch b on b.id = coalesce(old.became_id, here.id)
  where here.id is not null group by 1 order by b.name, 1`;

export const tradingBranches = (read: Reader): { id: string; name: string }[] =>
  read.all<Trading>(trading).map(({ id, name }) => ({ id, name }));

/** The ids that facts of a branch name; null is of all. */
export const branchIds = (read: Reader, branchId: string | null): string[] =>
  read
    .all<Trading>(trading)
    .filter(({ id }) => branchId === null || id === branchId)
    .flatMap(({ id, ids }) => [...new Set([id, ...(JSON.parse(ids) as string[])])]);

/** For `isAmong`; null where nothing need be told apart. */
export const branchesText = (read: Reader, branchId: string | null): string | null =>
  branchId === null ? null : JSON.stringify(branchIds(read, branchId));

/** That a column is of the branches in `:branches`. */
export const isAmong = (column: string): string =>
  `(:branches is null or ${column} in (select value from json_each(:branches)))`;

/** Dates of a branch as SQL names them. */
export const valuesOf = (
  read: Reader,
  { from, to, branchId }: DateRange & { readonly branchId: string | null },
) => ({ from, to, branches: branchesText(read, branchId) });

/** The branch `b` of a fact that has `branch_id`: the one it became. */
export const joinBranch = (of: string): string =>
  `left join branch old on old.id = ${of}.branch_id
     left join branch b on b.id = coalesce(old.became_id, ${of}.branch_id)`;
