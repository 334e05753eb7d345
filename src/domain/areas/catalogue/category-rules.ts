/** The tree of categories; an erased one is see-through: brought back, it has again what was below it. */
import type { Id } from '../../kit/ids.ts';
import type { CategoryRow, Station } from './edit.ts';

export interface CategoryRecord {
  readonly id: Id;
  readonly name: string;
  readonly parentId: Id | null;
  readonly position: number;
  readonly colour: string | null;
  readonly station: Station | null;
  readonly deletedAt: number | null;
}

/** Deeper than any shop sorts; a bound for loops that two tills may have made together. */
export const deepest = 40;

/** The nearest living category at or above `id`; null at the top, and where two tills made a loop. */
export function livingAbove(rows: ReadonlyMap<Id, CategoryRecord>, id: Id | null): Id | null {
  let at = id;
  for (let step = 0; at !== null && step < deepest; step += 1) {
    const row = rows.get(at);
    if (!row) return null;
    if (row.deletedAt === null) return at;
    at = row.parentId;
  }
  return null;
}

/** Where what is in a category is made: as the nearest one at or above it says. */
export function stationOf(rows: ReadonlyMap<Id, CategoryRecord>, id: Id | null): Station | null {
  let at = id;
  for (let step = 0; at !== null && step < deepest; step += 1) {
    const row = rows.get(at);
    if (!row) return null;
    if (row.deletedAt === null && row.station) return row.station;
    at = row.parentId;
  }
  return null;
}

/** Living categories, each below the nearest living one above it, in the order they stand on the shelf. */
export function livingTree(records: readonly CategoryRecord[]): CategoryRow[] {
  const rows = byId(records);
  return records
    .filter(({ deletedAt }) => deletedAt === null)
    .sort(inOrder)
    .map(({ id, name, parentId, colour, station }) => ({
      id,
      name,
      parentId: isAbove(rows, id, parentId) ? null : livingAbove(rows, parentId),
      colour,
      station,
    }));
}

/** Whether `id` is `parentId` or stands above it, so that it cannot be put below it. */
export function isAbove(rows: ReadonlyMap<Id, CategoryRecord>, id: Id, parentId: Id | null): boolean {
  let at = parentId;
  for (let step = 0; at !== null && step < deepest; step += 1) {
    if (at === id) return true;
    at = rows.get(at)?.parentId ?? null;
  }
  return at !== null;
}

/** New positions of a parent's children once `id` stands at `index` among them; only those that move. */
export function positionsWith(
  records: readonly CategoryRecord[],
  id: Id,
  parentId: Id | null,
  index: number,
): Map<Id, number> {
  const rows = byId(records);
  const others = records
    .filter((row) => row.id !== id && row.deletedAt === null && livingAbove(rows, row.parentId) === parentId)
    .sort(inOrder)
    .map((row) => row.id);
  const ordered = others.toSpliced(Math.min(index, others.length), 0, id);
  return new Map(
    [...ordered.entries()]
      .filter(([at, one]) => rows.get(one)?.position !== at)
      .map(([at, one]) => [one, at]),
  );
}

export const byId = (records: readonly CategoryRecord[]): Map<Id, CategoryRecord> =>
  new Map(records.map((row) => [row.id, row]));

const inOrder = (a: CategoryRecord, b: CategoryRecord): number =>
  a.position - b.position || (a.id < b.id ? -1 : 1);
