/** The tree of categories as fields and rows need it. */
import { useMemo } from 'react';
import type { CategoryRow } from '../../../domain/areas/catalogue/edit.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';

export interface PlacedCategory extends CategoryRow {
  readonly depth: number;
  /** `Drinks › Juice` */
  readonly path: string;
  readonly children: readonly Id[];
}

export interface Categories {
  /** Each followed by those below it; undefined while they are asked. */
  readonly placed: readonly PlacedCategory[] | undefined;
  readonly byId: ReadonlyMap<Id, PlacedCategory>;
}

const none: ReadonlyMap<Id, PlacedCategory> = new Map();

export function useCategories(): Categories {
  const { data } = useLive(api.catalogue.categories, {});
  return useMemo(() => {
    if (!data) return { placed: undefined, byId: none };
    const placed = place(data);
    return { placed, byId: new Map(placed.map((one) => [one.id, one])) };
  }, [data]);
}

/** The till gives siblings in their order. */
function place(rows: readonly CategoryRow[]): PlacedCategory[] {
  const below = Map.groupBy(rows, ({ parentId }) => parentId);
  const walk = (parentId: Id | null, depth: number, above: string): PlacedCategory[] =>
    (below.get(parentId) ?? []).flatMap((row) => {
      const path = above === '' ? row.name : `${above} › ${row.name}`;
      const children = (below.get(row.id) ?? []).map(({ id }) => id);
      return [{ ...row, depth, path, children }, ...walk(row.id, depth + 1, path)];
    });
  return walk(null, 0, '');
}

/** Its own colour, or that of the nearest one above with any. */
export function hueOf(byId: Categories['byId'], categoryId: Id | null): string | null {
  for (
    let at = categoryId ? byId.get(categoryId) : undefined;
    at;
    at = at.parentId ? byId.get(at.parentId) : undefined
  ) {
    if (at.colour) return at.colour;
  }
  return null;
}
