/** What the list of items may be narrowed to, and what it shows. */
import { z } from 'zod';
import { TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { FoundItem, ItemKind, ItemStatus } from './item.ts';

export const missingParts = ['price', 'barcode', 'category', 'picture', 'cost'] as const;

export const listShape = {
  text: TextField(200).default(''),
  categoryId: Id.nullable().default(null),
  brand: TextField(80).nullable().default(null),
  kind: ItemKind.nullable().default(null),
  /** Null: whatever is not archived. */
  status: ItemStatus.nullable().default(null),
  missing: z.enum(missingParts).nullable().default(null),
};
export const ListFilter = z.object(listShape);
export type ListFilter = z.infer<typeof ListFilter>;

export const ListedItem = FoundItem.extend({
  costMinor: z.number().int().nullable(),
  /** The undated price on the list that was asked for. */
  listMinor: z.number().int().nullable(),
});
export type ListedItem = z.infer<typeof ListedItem>;
