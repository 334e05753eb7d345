/** What of an item's prices a list itself holds, and which lists there are. */
import type { PriceListRow } from '../../../../domain/areas/catalogue/contract.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Reader } from '../../../ledger/reader.ts';

/** The row of an item on a list that has no dates of its own. */
export const rowOn = (
  read: Reader,
  itemId: Id,
  priceListId: Id,
): { id: Id; priceMinor: number } | undefined =>
  read.get<{ id: Id; priceMinor: number }>(
    `select id, price_minor as "priceMinor" from price where item_id = ? and price_list_id = ?
       and deleted_at is null and valid_from is null and valid_until is null order by id limit 1`,
    itemId,
    priceListId,
  );

export const priceOn = (read: Reader, itemId: Id, priceListId: Id): number | null =>
  rowOn(read, itemId, priceListId)?.priceMinor ?? null;

export const hasList = (read: Reader, priceListId: Id): boolean =>
  read.get('select 1 one from price_list where id = ? and deleted_at is null', priceListId) !== undefined;

/** Those that begin first come first among those that are planned. */
export const priceListsIn = (read: Reader): PriceListRow[] =>
  read.all<PriceListRow>(
    `select id, name, instead_of as "insteadOf", valid_from as "validFrom", valid_until as "validUntil",
       iif(instead_of is null, 0, (select count(*) from price p
         where p.price_list_id = l.id and p.deleted_at is null)) as prices
     from price_list l where deleted_at is null order by instead_of is not null, valid_from, name, id`,
  );
