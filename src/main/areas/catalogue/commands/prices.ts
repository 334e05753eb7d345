/** Price lists, and prices for a list or a time. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { itemRecord } from '../queries/item.ts';
import { priceListsIn } from '../queries/screens.ts';
import { item, price, priceList } from '../tables.ts';
import { followItem } from './variants.ts';

export const savePriceList = command((tx, { priceListId, name }: { priceListId: Id; name: string }, call) => {
  const others = priceListsIn(tx.read).filter(({ id }) => id !== priceListId);
  if (others.some((other) => foldForSearch(other.name) === foldForSearch(name))) {
    return refuse('NameTaken', { name });
  }
  tx.save(priceList, priceListId, { name, deletedAt: null });
  call.note({ entity: 'price_list', entityId: priceListId, label: name });
  return ok({});
});

export const erasePriceList = command((tx, { priceListId }: { priceListId: Id }) => {
  const { groups = 0 } =
    tx.read.get<{ groups: number }>(
      'select count(*) groups from customer_group where price_list_id = ? and deleted_at is null',
      priceListId,
    ) ?? {};
  if (groups > 0) return refuse('PriceListInUse', { groups });
  if (tx.find(priceList, { id: priceListId })) tx.erase(priceList, priceListId);
  return ok({});
});

interface Draft {
  readonly priceId: Id;
  readonly itemId: Id;
  readonly priceListId: Id | null;
  readonly priceMinor: number;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

export const savePrice = command((tx, { priceId, ...draft }: Draft, call) => {
  const { itemId, priceListId, validFrom, validUntil } = draft;
  const of = itemRecord(tx.read, itemId);
  if (!of || of.deletedAt !== null) return refuse('ItemGone');
  if (priceListId !== null && !hasList(tx.read, priceListId)) return refuse('PriceListGone');
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom)
    return refuse('EndsBeforeItBegins');
  tx.save(price, priceId, { ...draft, deletedAt: null });
  call.note({ entity: 'item', entityId: itemId, label: of.name, amountMinor: draft.priceMinor });
  return ok({});
});

export const erasePrice = command((tx, { priceId }: { priceId: Id }, call) => {
  const row = tx.find(price, { id: priceId });
  if (row) tx.erase(price, priceId);
  const of = row ? itemRecord(tx.read, row.itemId) : null;
  if (of) call.note({ entity: 'item', entityId: of.id, label: of.name });
  return ok({});
});

interface Prices {
  readonly priceListId: Id | null;
  readonly prices: readonly { readonly itemId: Id; readonly priceMinor: number | null }[];
}

export const setPrices = command((tx, { priceListId, prices }: Prices, call: Call) => {
  if (priceListId !== null && !hasList(tx.read, priceListId)) return refuse('PriceListGone');
  for (const { itemId, priceMinor } of prices) {
    const before = itemRecord(tx.read, itemId);
    if (!before || before.deletedAt !== null) return refuse('ItemGone');
    if (priceListId === null && priceMinor === null) return refuse('OwnPriceNeeded');
    if (priceListId !== null) setListPrice(tx, itemId, priceListId, priceMinor);
    else if (priceMinor !== null) tx.save(item, itemId, { priceMinor });
    followItem(tx, before);
    call.note({ entity: 'item', entityId: itemId, label: before.name, details: { items: prices.length } });
  }
  return ok({});
});

/** The undated price of an item on a list; null takes it off the list. */
export function setListPrice(tx: Tx, itemId: Id, priceListId: Id, priceMinor: number | null): void {
  const known = tx.read.get<{ id: Id }>(
    `select id from price where item_id = ? and price_list_id = ? and deleted_at is null
       and valid_from is null and valid_until is null order by id limit 1`,
    itemId,
    priceListId,
  );
  if (priceMinor !== null) tx.save(price, known?.id ?? tx.newId(), { itemId, priceListId, priceMinor });
  else if (known) tx.erase(price, known.id);
}

export const hasList = (read: Reader, priceListId: Id): boolean =>
  read.get('select 1 one from price_list where id = ? and deleted_at is null', priceListId) !== undefined;
