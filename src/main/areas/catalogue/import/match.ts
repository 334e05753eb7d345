/** Which item of ours a row of a file means. */
import type { ItemRow } from '../../../../domain/areas/catalogue/import/fields.ts';
import type { NameAndValue } from '../../../../domain/areas/catalogue/item.ts';
import { optionsKey } from '../../../../domain/areas/catalogue/variant-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';

/**
 * By the key an earlier import left, by our own id from an export, by article, then by barcode; null for
 * a new item. Items that earlier rows of this file are do not count: two rows are never one item.
 */
export function itemOfRow(read: Reader, row: ItemRow, hasSeen: Seen): Id | null {
  const byKey = itemByKey(read, row.externalKey) ?? ownId(read, row.externalKey);
  if (byKey) return byKey;
  const bySku = row.sku === null ? [] : read.all<Candidate>(bySkuSql, row.sku);
  const byCode = row.barcodes.flatMap((code) => read.all<Candidate>(byCodeSql, code));
  return likeliest(row.name, bySku, hasSeen) ?? likeliest(row.name, byCode, hasSeen);
}

/** The living one first; one that was erased is brought back rather than made twice. */
export const itemByKey = (read: Reader, externalKey: string): Id | null =>
  read.get<{ id: Id }>(
    'select id from item where external_key = ? order by deleted_at is not null, id limit 1',
    externalKey,
  )?.id ?? null;

/** Our export names items by their ids. */
export function ownId(read: Reader, externalKey: string): Id | null {
  const id = /^generic:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(externalKey)?.[1];
  return id && read.get('select 1 one from item where id = ?', id) ? id : null;
}

export const variantOf = (read: Reader, parentId: Id, options: readonly NameAndValue[]): Id | null =>
  read
    .all<{ id: Id; options: string }>(
      'select id, options from item where parent_id = ? and deleted_at is null order by id',
      parentId,
    )
    .find((variant) => optionsKey(JSON.parse(variant.options) as NameAndValue[]) === optionsKey(options))
    ?.id ?? null;

type Seen = (itemId: Id) => boolean;

interface Candidate {
  readonly id: Id;
  readonly name: string;
}
const bySkuSql = `select id, name from item where sku = ? collate nocase and deleted_at is null
  order by id limit 20`;
const byCodeSql = `select i.id, i.name from barcode_index b join item i on i.id = b.item_id
  where b.code = ? and i.deleted_at is null order by b.barcode_id limit 20`;

/** Of several the one of that name; one alone may have got another name. */
function likeliest(name: string, candidates: readonly Candidate[], hasSeen: Seen): Id | null {
  const free = candidates.filter(({ id }) => !hasSeen(id));
  const wanted = foldForSearch(name);
  const named = free.find((one) => foldForSearch(one.name) === wanted);
  const [first] = free;
  const alone = new Set(candidates.map(({ id }) => id)).size === 1;
  return named?.id ?? (alone ? (first?.id ?? null) : null);
}
