/** Where a category goes when it is dropped or moved with the keys. */
import type { Id } from '../../../domain/kit/ids.ts';
import type { PlacedCategory } from './use-categories.ts';

export interface Goal {
  readonly parentId: Id | null;
  /** Among the parent's other children. */
  readonly index: number;
}

export interface DropGoal extends Goal {
  readonly over: Id;
  readonly zone: 'before' | 'inside' | 'after';
}

type Placed = readonly PlacedCategory[];

/** The rows in sight, without those below a folded one. */
export function shownOf(placed: Placed, folded: ReadonlySet<Id>): PlacedCategory[] {
  let hiddenBelow: number | null = null;
  return placed.filter(({ id, depth }) => {
    if (hiddenBelow !== null && depth > hiddenBelow) return false;
    hiddenBelow = folded.has(id) ? depth : null;
    return true;
  });
}

/** `at`: how far down the row the pointer is, 0 to 1. Null where it cannot go: on itself or below itself. */
export function goalAt(
  placed: Placed,
  row: PlacedCategory,
  over: PlacedCategory,
  at: number,
): DropGoal | null {
  if (isBelow(placed, over, row.id)) return null;
  if (at > 0.3 && at < 0.7) {
    return { over: over.id, zone: 'inside', parentId: over.id, index: others(placed, row, over.id).length };
  }
  const after = at >= 0.7;
  const index = others(placed, row, over.parentId).indexOf(over.id) + (after ? 1 : 0);
  return { over: over.id, zone: after ? 'after' : 'before', parentId: over.parentId, index };
}

/** Up and down among its like; forwards below the one before it; back beside the one above. */
export function goalByKey(placed: Placed, row: PlacedCategory, key: string, rtl: boolean): Goal | null {
  const siblings = placed.filter(({ parentId }) => parentId === row.parentId).map(({ id }) => id);
  const at = siblings.indexOf(row.id);
  if (key === 'ArrowUp') return at > 0 ? { parentId: row.parentId, index: at - 1 } : null;
  if (key === 'ArrowDown') return at < siblings.length - 1 ? { parentId: row.parentId, index: at + 1 } : null;
  if (key === (rtl ? 'ArrowLeft' : 'ArrowRight')) {
    const before = siblings[at - 1];
    return before ? { parentId: before, index: others(placed, row, before).length } : null;
  }
  if (key !== (rtl ? 'ArrowRight' : 'ArrowLeft')) return null;
  const parent = placed.find(({ id }) => id === row.parentId);
  if (!parent) return null;
  return { parentId: parent.parentId, index: others(placed, row, parent.parentId).indexOf(parent.id) + 1 };
}

const others = (placed: Placed, row: PlacedCategory, parentId: Id | null): Id[] =>
  placed.filter((one) => one.parentId === parentId && one.id !== row.id).map(({ id }) => id);

/** Whether `row` is `id`, or stands somewhere below it. */
function isBelow(placed: Placed, row: PlacedCategory, id: Id): boolean {
  if (row.id === id) return true;
  const above = placed.find((one) => one.id === row.parentId);
  return above !== undefined && isBelow(placed, above, id);
}
