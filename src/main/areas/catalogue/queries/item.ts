/** Everything the editor shows of one item. */
import type { CodeDraft, ItemDetails } from '../../../../domain/areas/catalogue/edit.ts';
import { nameWithOptions } from '../../../../domain/areas/catalogue/item.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { codecOf } from '../../../ledger/codec.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { basePriceOf } from '../queries.ts';
import { item } from '../tables.ts';

export type ItemRecord = (typeof item)['$inferSelect'];

/** Null where no such item ever was; `seeCost` false hides what it costs us. */
export function itemDetails(
  read: Reader,
  itemId: Id,
  { seeCost, at }: { readonly seeCost: boolean; readonly at: number },
): ItemDetails | null {
  const row = itemRecord(read, itemId);
  if (!row) return null;
  const { clocks, externalKey, parentId, components, ...shown } = row;
  return {
    ...shown,
    unit: row.unit,
    priceMinor: ownPriceAt(read, row, at),
    costMinor: seeCost ? row.costMinor : null,
    taxIds: row.taxIds ? [...row.taxIds] : null,
    characteristics: [...row.characteristics],
    options: [...row.options],
    components: [...components],
    codes: codesOf(read, itemId),
    prices: pricesOf(read, itemId),
    parent: parentId === null ? null : named(read, parentId),
    parts: components.map((part) => {
      const of = itemRecord(read, part.itemId);
      return { ...part, name: of ? nameWithOptions(of.name, of.options) : '', unit: of?.unit ?? 'piece' };
    }),
  };
}

/** Its own price, or one for everybody that has taken its place for good. */
export const ownPriceAt = (read: Reader, item: Pick<ItemRecord, 'id' | 'priceMinor'>, at: number): number =>
  basePriceOf(read, item, { priceListId: null, at }) ?? item.priceMinor;

export function itemRecord(read: Reader, itemId: Id): ItemRecord | null {
  const codec = codecOf(item);
  const raw = read.get<Record<string, unknown>>(codec.selectByKey, itemId);
  return raw ? (codec.decode(raw) as ItemRecord) : null;
}

export const codesOf = (read: Reader, itemId: Id): CodeDraft[] =>
  read.all<CodeDraft>(
    `select id, code, pack_name as "packName", pack_qty_milli as "packQtyMilli",
       pack_price_minor as "packPriceMinor"
     from barcode where item_id = ? and deleted_at is null order by id`,
    itemId,
  );

const pricesOf = (read: Reader, itemId: Id): ItemDetails['prices'] =>
  read.all<ItemDetails['prices'][number]>(
    `select id as "priceId", item_id as "itemId", price_list_id as "priceListId",
       price_minor as "priceMinor", valid_from as "validFrom", valid_until as "validUntil"
     from price where item_id = ? and deleted_at is null order by id`,
    itemId,
  );

const named = (read: Reader, itemId: Id): { id: Id; name: string } | null =>
  read.get<{ id: Id; name: string }>('select id, name from item where id = ?', itemId) ?? null;
