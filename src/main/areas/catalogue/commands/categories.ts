/** The tree of categories. */
import { byId, isAbove, positionsWith } from '../../../../domain/areas/catalogue/category-rules.ts';
import type { Station } from '../../../../domain/areas/catalogue/edit.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { categoryRecords } from '../queries/screens.ts';
import { category } from '../tables.ts';

interface Draft {
  readonly categoryId: Id;
  readonly name: string;
  readonly colour: string | null;
  readonly station: Station | null;
  readonly parentId: Id | null;
}

export const saveCategory = command((tx, { categoryId, name, colour, station, parentId }: Draft, call) => {
  const records = categoryRecords(tx.read);
  const rows = byId(records);
  const known = rows.get(categoryId);
  if (known?.deletedAt) return refuse('CategoryGone');
  if (!known && parentId !== null && rows.get(parentId)?.deletedAt !== null) return refuse('CategoryGone');
  tx.save(category, categoryId, { name, colour, station });
  if (!known) putAt(tx, categoryId, parentId, records.length);
  call.note({ entity: 'category', entityId: categoryId, label: name });
  return ok({});
});

interface Move {
  readonly categoryId: Id;
  readonly parentId: Id | null;
  readonly index: number;
}

export const moveCategory = command((tx, { categoryId, parentId, index }: Move, call) => {
  const rows = byId(categoryRecords(tx.read));
  const moved = rows.get(categoryId);
  if (moved?.deletedAt !== null) return refuse('CategoryGone');
  if (parentId !== null && rows.get(parentId)?.deletedAt !== null) return refuse('CategoryGone');
  if (isAbove(rows, categoryId, parentId)) return refuse('CategoryInItself');
  putAt(tx, categoryId, parentId, index);
  call.note({ entity: 'category', entityId: categoryId, label: moved.name });
  return ok({});
});

/** What stands below it shows below what is above it, as long as it is away. */
export const eraseCategory = command((tx, { categoryId }: { categoryId: Id }) => {
  const row = byId(categoryRecords(tx.read)).get(categoryId);
  if (row?.deletedAt !== null) return refuse('CategoryGone');
  tx.erase(category, categoryId);
  return ok({});
});

export const restoreCategory = command((tx, { categoryId }: { categoryId: Id }) => {
  if (!byId(categoryRecords(tx.read)).has(categoryId)) return refuse('CategoryGone');
  tx.save(category, categoryId, { deletedAt: null });
  return ok({});
});

function putAt(tx: Tx, categoryId: Id, parentId: Id | null, index: number): void {
  const positions = positionsWith(categoryRecords(tx.read), categoryId, parentId, index);
  const position = positions.get(categoryId);
  tx.save(category, categoryId, { parentId, ...(position === undefined ? {} : { position }) });
  for (const [id, at] of positions) if (id !== categoryId) tx.save(category, id, { position: at });
}
