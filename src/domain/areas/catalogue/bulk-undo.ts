/** Changes of many records that are known as one, and what taking one back would do. */
import { z } from 'zod';
import { Id } from '../../kit/ids.ts';
import type { Permission } from '../../kit/permissions.ts';

export const BulkKind = z.enum(['import', 'prices', 'planned', 'archive', 'erase', 'restore', 'move']);
export type BulkKind = z.infer<typeof BulkKind>;

/** Whoever may make such a change may take it back. */
export const rightFor: Readonly<Record<BulkKind, Permission>> = {
  import: 'catalogue.import',
  prices: 'catalogue.editPrice',
  planned: 'catalogue.editPrice',
  archive: 'catalogue.edit',
  erase: 'catalogue.edit',
  restore: 'catalogue.edit',
  move: 'catalogue.edit',
};

const Values = z.record(z.string(), z.unknown());

/** One record of the change: what would come back, or why it is left. */
export const UndoRow = z.object({
  table: z.string(),
  rowId: Id,
  /** What people call it. */
  label: z.string(),
  /** What would come back, by field; null: the change made the record, and it would go. */
  back: Values.nullable(),
  /** The same fields as they are. */
  now: Values,
  /** Somebody changed it since, so it stays as it is. */
  isLeft: z.boolean(),
});
export type UndoRow = z.infer<typeof UndoRow>;

export const UndoPreview = z.object({
  restored: z.number().int(),
  left: z.number().int(),
  /** The first of those that are left, then the first of the others. */
  rows: z.array(UndoRow),
  /** Names of the ids in the values. */
  names: z.record(z.string(), z.string()),
});
export type UndoPreview = z.infer<typeof UndoPreview>;
