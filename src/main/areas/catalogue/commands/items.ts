/** Items and their codes: made, changed, put away, brought back. */

import type { BulkKind } from '../../../../domain/areas/catalogue/bulk-undo.ts';
import { normaliseCode, normalisePlu, normaliseSku } from '../../../../domain/areas/catalogue/codes.ts';
import type { CodeDraft, ItemChanges } from '../../../../domain/areas/catalogue/edit.ts';
import { nameWithOptions } from '../../../../domain/areas/catalogue/item.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { same } from '../../../ledger/codec.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { codesOf, type ItemRecord, itemRecord, ownPriceAt } from '../queries/item.ts';
import { barcode, item } from '../tables.ts';
import { setOwnPrice } from './prices.ts';
import { noteMoved } from './runs.ts';
import { followItem } from './variants.ts';

interface Draft {
  readonly itemId: Id;
  readonly codes: readonly CodeDraft[];
}

export const createItem = command(
  (tx, { itemId, item: wanted, codes }: Draft & { item: ItemChanges }, call) => {
    if (itemRecord(tx.read, itemId)) return refuse('ItemExists');
    const set = settled(tx, call, { itemId, wanted, before: null });
    if (!set.ok) return set;
    // Codes first: the item is then indexed once, with them.
    const coded = saveCodes(tx, itemId, codes);
    if (!coded.ok) return coded;
    tx.save(item, itemId, set.value);
    call.note({ entity: 'item', entityId: itemId, label: wanted.name ?? '' });
    return ok({});
  },
);

export const editItem = command(
  (
    tx,
    { itemId, changes, codes }: { itemId: Id; changes: ItemChanges; codes?: CodeDraft[] | undefined },
    call,
  ) => {
    const before = itemRecord(tx.read, itemId);
    if (!before || before.deletedAt !== null) return refuse('ItemGone');
    const own = ownPriceAt(tx.read, before, tx.at);
    const set = settled(tx, call, { itemId, wanted: changes, before: { ...before, priceMinor: own } });
    if (!set.ok) return set;
    const coded = codes ? saveCodes(tx, itemId, codes) : ok({});
    if (!coded.ok) return coded;
    const { priceMinor, ...others } = set.value;
    tx.save(item, itemId, others);
    if (priceMinor !== undefined) setOwnPrice(tx, before, priceMinor);
    followItem(tx, before);
    const name = nameWithOptions(changes.name ?? before.name, before.options);
    call.note({ entity: 'item', entityId: itemId, label: name });
    return ok({});
  },
);

interface Quick {
  readonly itemId: Id;
  readonly code: string | null;
  readonly name: string;
  readonly priceMinor: number;
  readonly unit: string;
}

export const quickItem = command((tx, { itemId, code, name, priceMinor, unit }: Quick, call) => {
  if (itemRecord(tx.read, itemId)) return refuse('ItemExists');
  const stored = code === null ? null : normaliseCode(code);
  if (code !== null && stored === null) return refuse('BadCode', { code });
  if (stored !== null) tx.save(barcode, tx.newId(), { code: stored, itemId });
  const weighed = unit === 'kg';
  tx.save(item, itemId, { name, priceMinor, unit, weighed, decimals: weighed ? 3 : 0 });
  call.note({ entity: 'item', entityId: itemId, label: name, amountMinor: priceMinor });
  return ok({});
});

interface Wish {
  readonly itemId: Id;
  readonly wanted: ItemChanges;
  /** Null for a new item. */
  readonly before: ItemRecord | null;
}

/** The changes as they are stored; refused where they ask for more than the user may or than can be. */
function settled(tx: Tx, call: Call, { itemId, wanted, before }: Wish) {
  const priced =
    (wanted.priceMinor ?? before?.priceMinor ?? 0) !== (before?.priceMinor ?? 0) ||
    (wanted.openPrice ?? before?.openPrice ?? false) !== (before?.openPrice ?? false);
  if (priced && !call.may('catalogue.editPrice')) {
    return refuse('FORBIDDEN', { permission: 'catalogue.editPrice' });
  }
  const costed = wanted.costMinor !== undefined && wanted.costMinor !== (before?.costMinor ?? null);
  if (costed && !call.may('catalogue.seeCost')) {
    return refuse('FORBIDDEN', { permission: 'catalogue.seeCost' });
  }
  const plu = wanted.plu ? normalisePlu(wanted.plu) : null;
  if (wanted.plu && plu === null) return refuse('BadPlu', { plu: wanted.plu });
  const kind = wanted.kind ?? before?.kind ?? 'item';
  const parts = kind === 'kit' ? (wanted.components ?? before?.components ?? []) : [];
  const misfit = parts.map((part) => notAPart(tx, itemId, part.itemId)).find((name) => name !== null);
  if (misfit !== undefined && misfit !== null) return refuse('NotAPart', { name: misfit });
  return ok({
    ...given(wanted),
    ...(wanted.sku === undefined ? {} : { sku: normaliseSku(wanted.sku) }),
    ...(wanted.plu === undefined ? {} : { plu }),
    ...(wanted.brand === undefined ? {} : { brand: wanted.brand || null }),
    components: parts,
  });
}

/** Without what was left out, which must stay as it is. */
const given = (wanted: ItemChanges): { [K in keyof ItemChanges]: NonNullable<ItemChanges[K]> } =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as never;

/** The name of what cannot be a part: a kit, an item with variants, the item itself. Null for what can. */
function notAPart(tx: Tx, itemId: Id, partId: Id): string | null {
  const part = itemRecord(tx.read, partId);
  if (!part || part.deletedAt !== null) return part?.name ?? '';
  const hasVariants = tx.read.get(
    'select 1 one from item where parent_id = ? and deleted_at is null',
    partId,
  );
  return part.kind === 'kit' || partId === itemId || hasVariants ? part.name : null;
}

function saveCodes(tx: Tx, itemId: Id, drafts: readonly CodeDraft[]) {
  const kept = new Set<Id>();
  for (const { id, code, ...pack } of drafts) {
    const stored = normaliseCode(code);
    const holder = tx.find(barcode, { id })?.itemId;
    if (stored === null || (holder !== undefined && holder !== itemId)) return refuse('BadCode', { code });
    tx.save(barcode, id, { code: stored, itemId, ...pack, packName: pack.packName || null, deletedAt: null });
    kept.add(id);
  }
  for (const { id } of codesOf(tx.read, itemId)) if (!kept.has(id)) tx.erase(barcode, id);
  return ok({});
}

const mostAtOnce = 1500;
interface Several {
  readonly itemIds: readonly Id[];
}

export const archiveItems = command((tx, { itemIds }: Several, call) => {
  const rows = withVariants(tx, itemIds).filter((row) => row.deletedAt === null);
  if (rows.length > mostAtOnce) return refuse('TooManyAtOnce', { most: mostAtOnce });
  for (const row of rows) tx.save(item, row.id, { status: 'archived' });
  noteSeveral(tx, call, { rows, kind: 'archive' });
  return ok({});
});

export const eraseItems = command((tx, { itemIds }: Several, call) => {
  const rows = withVariants(tx, itemIds).filter((row) => row.deletedAt === null);
  if (rows.length > mostAtOnce) return refuse('TooManyAtOnce', { most: mostAtOnce });
  const ids = new Set(rows.map(({ id }) => id));
  for (const kit of kitsIn(tx)) {
    const part = ids.has(kit.id) ? undefined : kit.parts.find(({ itemId }) => ids.has(itemId));
    const name = rows.find(({ id }) => id === part?.itemId)?.name;
    if (name !== undefined) return refuse('PartOfKit', { name, kit: kit.name });
  }
  for (const { id } of rows) tx.erase(item, id);
  noteSeveral(tx, call, { rows, kind: 'erase' });
  return ok({});
});

export const restoreItems = command((tx, { itemIds }: Several, call) => {
  const named = itemIds.flatMap((id) => itemRecord(tx.read, id) ?? []);
  // Variants come back with their item, but for those put away before it.
  const rows = [...named, ...named.flatMap((row) => variantsErasedWith(tx, row))];
  if (rows.length > mostAtOnce) return refuse('TooManyAtOnce', { most: mostAtOnce });
  for (const { id, status } of rows) {
    tx.save(item, id, { deletedAt: null, ...(status === 'archived' ? { status: 'onSale' as const } : {}) });
  }
  noteSeveral(tx, call, { rows, kind: 'restore' });
  return ok({});
});

export const moveItems = command((tx, { itemIds, categoryId }: Several & { categoryId: Id | null }, call) => {
  const there = categoryId === null || livingCategory(tx, categoryId);
  if (!there) return refuse('CategoryGone');
  const rows = withVariants(tx, itemIds);
  if (rows.length > mostAtOnce) return refuse('TooManyAtOnce', { most: mostAtOnce });
  for (const { id } of rows) tx.save(item, id, { categoryId });
  noteSeveral(tx, call, { rows, kind: 'move' });
  return ok({});
});

export const livingCategory = (tx: Tx, categoryId: Id): boolean =>
  tx.read.get('select 1 one from category where id = ? and deleted_at is null', categoryId) !== undefined;

function withVariants(tx: Tx, itemIds: readonly Id[]): ItemRecord[] {
  const ids = itemIds.flatMap((id) => [id, ...variantIds(tx, id)]);
  return [...new Set(ids)].flatMap((id) => itemRecord(tx.read, id) ?? []);
}

const variantIds = (tx: Tx, itemId: Id): Id[] =>
  tx.read.all<{ id: Id }>('select id from item where parent_id = ? order by id', itemId).map(({ id }) => id);

const variantsErasedWith = (tx: Tx, row: ItemRecord): ItemRecord[] =>
  variantIds(tx, row.id)
    .flatMap((id) => itemRecord(tx.read, id) ?? [])
    .filter((variant) => same(variant.deletedAt, row.deletedAt) && same(variant.status, row.status));

interface Kit {
  readonly id: Id;
  readonly name: string;
  readonly parts: readonly { readonly itemId: Id }[];
}

const kitsIn = (tx: Tx): Kit[] =>
  tx.read
    .all<{ id: Id; name: string; components: string }>(
      `select id, name, components from item where kind = 'kit' and deleted_at is null order by id`,
    )
    .map(({ id, name, components }) => ({ id, name, parts: JSON.parse(components) as Kit['parts'] }));

interface Done {
  readonly rows: readonly ItemRecord[];
  readonly kind: BulkKind;
}

/** Several go together, so they come back together too, at any till. */
function noteSeveral(tx: Tx, call: Call, { rows, kind }: Done): void {
  const [first] = rows;
  if (rows.length > 1) noteMoved(tx, call, { id: tx.newId(), kind, title: '' });
  call.note({
    entity: 'item',
    ...(first ? { entityId: first.id, label: first.name } : {}),
    details: { items: rows.length },
  });
}
