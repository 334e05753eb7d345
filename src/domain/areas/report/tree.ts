/** Sums of categories with all that lies below them, in the order of the tree. */
import type { CategoryRow } from './figures.ts';

/** A living category; its parent lives too, and siblings come in their order. */
export type Node = { readonly id: string; readonly parentId: string | null } & Pick<
  CategoryRow,
  'name' | 'colour'
>;

type Sums = Omit<CategoryRow, 'categoryId' | 'name' | 'colour' | 'depth'>;

/**
 * `own` are the sums of each category's own items; those of none come last under an empty id. Categories with
 * nothing in them are left out.
 */
export function rollUp(nodes: readonly Node[], own: ReadonlyMap<string, Sums>): CategoryRow[] {
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const rowsBelow = (parentId: string | null, depth: number): CategoryRow[] =>
    (below.get(parentId) ?? []).flatMap(({ id, name, colour }) => {
      const inside = rowsBelow(id, depth + 1);
      const children = inside.filter((row) => row.depth === depth + 1);
      const sums = [own.get(id), ...children].reduce<Sums | undefined>(plus, undefined);
      return sums ? [{ ...sums, categoryId: id, name, colour, depth }, ...inside] : inside;
    });
  const none = own.get('');
  return [
    ...rowsBelow(null, 0),
    ...(none ? [{ ...none, categoryId: '', name: '', colour: null, depth: 0 }] : []),
  ];
}

/** A category and all below it. */
export function withAllBelow(nodes: readonly Pick<Node, 'id' | 'parentId'>[], id: string): Set<string> {
  const found = new Set([id]);
  // A set is walked to its end, what is added on the way included.
  for (const each of found) {
    for (const node of nodes) if (node.parentId === each) found.add(node.id);
  }
  return found;
}

export function plus(a: Sums | undefined, b: Sums | undefined): Sums | undefined {
  if (!a || !b) return a ?? b;
  const known = (x: number | null, y: number | null): number | null =>
    x === null || y === null ? null : x + y;
  return {
    qtyMilli: a.qtyMilli + b.qtyMilli,
    refundedMilli: a.refundedMilli + b.refundedMilli,
    grossMinor: a.grossMinor + b.grossMinor,
    discountMinor: a.discountMinor + b.discountMinor,
    taxMinor: a.taxMinor + b.taxMinor,
    totalMinor: a.totalMinor + b.totalMinor,
    refundedMinor: a.refundedMinor + b.refundedMinor,
    costMinor: known(a.costMinor, b.costMinor),
    costedMinor: known(a.costedMinor, b.costedMinor),
  };
}
