/** Variants: an item in each size and colour, which follows its item until somebody sets it apart. */

import type { VariantAxis } from '../../../../domain/areas/catalogue/edit.ts';
import { combinations, optionsKey } from '../../../../domain/areas/catalogue/variant-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { same } from '../../../ledger/codec.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { type ItemRecord, itemRecord } from '../queries/item.ts';
import { item } from '../tables.ts';

const mostVariants = 200;

/** What a variant begins with, and takes over when its item changes as long as it has not its own. */
const shared = [
  'name',
  'brand',
  'kind',
  'categoryId',
  'unit',
  'decimals',
  'weighed',
  'priceMinor',
  'openPrice',
  'taxIds',
  'costMinor',
  'colour',
  'pictureId',
  'description',
  'status',
] as const satisfies readonly (keyof ItemRecord)[];

/** Adds the combinations that are not there yet; those that are stay as they are. */
export const makeVariants = command((tx, { itemId, axes }: { itemId: Id; axes: VariantAxis[] }, call) => {
  const of = itemRecord(tx.read, itemId);
  if (!of || of.deletedAt !== null) return refuse('ItemGone');
  if (of.parentId !== null || of.kind === 'kit') return refuse('VariantOfVariant');
  const wanted = combinations(axes);
  const known = new Set(variantsIn(tx, itemId).map(({ options }) => optionsKey(options)));
  const fresh = wanted.filter((options) => !known.has(optionsKey(options)));
  const count = known.size + fresh.length;
  if (count > mostVariants) return refuse('TooManyVariants', { count, most: mostVariants });
  for (const options of fresh) tx.save(item, tx.newId(), { ...sharedOf(of), parentId: itemId, options });
  call.note({ entity: 'item', entityId: itemId, label: of.name, details: { variants: fresh.length } });
  return ok({ made: fresh.length, kept: wanted.length - fresh.length });
});

/** After a change of `before`: its variants follow in what they had in common with it. */
export function followItem(tx: Tx, before: ItemRecord): void {
  const after = itemRecord(tx.read, before.id);
  if (!after || after.parentId !== null) return;
  const moved = shared.filter((field) => !same(before[field], after[field]));
  if (moved.length === 0) return;
  for (const variant of variantsIn(tx, before.id)) {
    const follows = moved.filter((field) => same(variant[field], before[field]));
    tx.save(item, variant.id, Object.fromEntries(follows.map((field) => [field, after[field]])));
  }
}

const variantsIn = (tx: Tx, itemId: Id): ItemRecord[] =>
  tx.read
    .all<{ id: Id }>('select id from item where parent_id = ? and deleted_at is null order by id', itemId)
    .flatMap(({ id }) => itemRecord(tx.read, id) ?? []);

const sharedOf = (of: ItemRecord): Partial<ItemRecord> =>
  Object.fromEntries(shared.map((field) => [field, of[field]]));
