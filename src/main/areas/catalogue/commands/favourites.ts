/** The grid of tiles on the sale screen. */
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { itemRecord } from '../queries/item.ts';
import { favourite } from '../tables.ts';
import { livingCategory } from './items.ts';

const mostPositions = 80;

interface Place {
  readonly favouriteId: Id;
  readonly page: number;
  readonly position: number;
}
interface Target {
  readonly itemId: Id | null;
  readonly categoryId: Id | null;
  readonly label: string | null;
  readonly colour: string | null;
}

export const placeFavourite = command(
  (tx, { favouriteId, page, position, ...target }: Place & Target, call) => {
    const { itemId, categoryId } = target;
    if (itemId === null && categoryId === null) return refuse('NothingOnTile');
    const shown = itemId === null ? null : itemRecord(tx.read, itemId);
    if (itemId !== null && (!shown || shown.deletedAt !== null)) return refuse('ItemGone');
    if (categoryId !== null && !livingCategory(tx, categoryId)) return refuse('CategoryGone');
    const before = tx.find(favourite, { id: favouriteId });
    const holder = holderOf(tx, page, position);
    if (holder !== null && holder !== favouriteId) {
      const free = before && before.deletedAt === null ? before : freePlace(tx, page);
      if (!free) return refuse('NoRoomOnPage');
      tx.save(favourite, holder, { page: free.page, position: free.position });
    }
    tx.save(favourite, favouriteId, {
      page,
      position,
      ...target,
      label: target.label || null,
      deletedAt: null,
    });
    call.note({ entity: 'favourite', entityId: favouriteId, label: target.label || (shown?.name ?? '') });
    return ok({});
  },
);

export const eraseFavourite = command((tx, { favouriteId }: { favouriteId: Id }) => {
  if (tx.find(favourite, { id: favouriteId })) tx.erase(favourite, favouriteId);
  return ok({});
});

const holderOf = (tx: Tx, page: number, position: number): Id | null =>
  tx.read.get<{ id: Id }>(
    'select id from favourite where page = ? and position = ? and deleted_at is null order by id limit 1',
    page,
    position,
  )?.id ?? null;

function freePlace(tx: Tx, page: number): { page: number; position: number } | null {
  const taken = new Set(
    tx.read
      .all<{ position: number }>('select position from favourite where page = ? and deleted_at is null', page)
      .map(({ position }) => position),
  );
  const position = Array.from({ length: mostPositions }, (_, at) => at).find((at) => !taken.has(at));
  return position === undefined ? null : { page, position };
}
