/** Price lists, and prices for a list or a time. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { type ItemRecord, itemRecord, ownPriceAt } from '../queries/item.ts';
import { hasList, priceListsIn, rowOn } from '../queries/prices.ts';
import { listedPrices } from '../queries.ts';
import { item, price, priceList } from '../tables.ts';
import { followItem } from './variants.ts';

interface ListDraft {
  readonly priceListId: Id;
  readonly name: string;
  readonly time?: Term | undefined;
}

export const savePriceList = command((tx, { priceListId, name, time }: ListDraft, call) => {
  const fits = checkList(tx.read, { id: priceListId, name, ...time });
  if (!fits.ok) return fits;
  tx.save(priceList, priceListId, { name, ...time, deletedAt: null });
  call.note({ entity: 'price_list', entityId: priceListId, label: name });
  return ok({});
});

interface Term {
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

/** Names of lists tell them apart; a time is not over before it begins. */
export function checkList(
  read: Reader,
  {
    id,
    name,
    validFrom = null,
    validUntil = null,
  }: { readonly id: Id; readonly name: string } & Partial<Term>,
) {
  if (endsTooSoon({ validFrom, validUntil })) return refuse('EndsBeforeItBegins');
  const others = priceListsIn(read).filter((other) => other.id !== id);
  const taken = others.some((other) => foldForSearch(other.name) === foldForSearch(name));
  return taken ? refuse('NameTaken', { name }) : ok({});
}

const endsTooSoon = ({ validFrom, validUntil }: Term): boolean =>
  validFrom !== null && validUntil !== null && validUntil <= validFrom;

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
  const { itemId, priceListId } = draft;
  const of = itemRecord(tx.read, itemId);
  if (!of || of.deletedAt !== null) return refuse('ItemGone');
  if (priceListId !== null && !hasList(tx.read, priceListId)) return refuse('PriceListGone');
  if (endsTooSoon(draft)) return refuse('EndsBeforeItBegins');
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
    else if (priceMinor !== null) setOwnPrice(tx, before, priceMinor);
    followItem(tx, before);
    call.note({ entity: 'item', entityId: itemId, label: before.name, details: { items: prices.length } });
  }
  return ok({});
});

/** The undated price of an item on a list; null takes it off the list. */
export function setListPrice(tx: Tx, itemId: Id, priceListId: Id, priceMinor: number | null): void {
  const known = rowOn(tx.read, itemId, priceListId);
  if (priceMinor !== null) tx.save(price, known?.id ?? tx.newId(), { itemId, priceListId, priceMinor });
  else if (known) tx.erase(price, known.id);
  endBegun(tx, itemId, priceListId);
}

export function setOwnPrice(tx: Tx, of: Pick<ItemRecord, 'id' | 'priceMinor'>, priceMinor: number): void {
  if (ownPriceAt(tx.read, of, tx.at) === priceMinor) return;
  tx.save(item, of.id, { priceMinor });
  endBegun(tx, of.id, null);
}

/** A price that is set now ends those that began before it, have no end, and so stood in its place. */
export function endBegun(tx: Tx, itemId: Id, priceListId: Id | null): void {
  for (const { id, ...each } of listedPrices(tx.read, itemId)) {
    const begun = each.validFrom !== null && each.validFrom <= tx.at && each.validUntil === null;
    if (begun && each.priceListId === priceListId) tx.erase(price, id);
  }
}
