/** Which items are on which scale, and under which number their labels go. */
import { freeNumber, mostNumber, ownNumbers } from '../../../../domain/areas/plu/numbers.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, command, type Kit } from '../../area.ts';
import { codesOf, itemRecord } from '../../catalogue/queries/item.ts';
import { settingOf } from '../../setting/queries.ts';
import { itemsOfCategory, rivalFor, savedScale, takenNumbers, weighedItems } from '../queries.ts';
import { plu, scaleItem } from '../tables.ts';

interface Adding {
  readonly scaleId: Id;
  readonly what:
    | { readonly kind: 'items'; readonly itemIds: readonly Id[] }
    | { readonly kind: 'weighed' }
    | { readonly kind: 'category'; readonly categoryId: Id };
}

/** Two records an item: far below what an entry holds. */
const itemsOfCommit = 150;

export const addToScale = action(async (kit, { scaleId, what }: Adding, call) => {
  const { ledger } = kit;
  const scale = savedScale(ledger.read, scaleId);
  if (!scale) return refuse('ScaleGone');
  call.note({ entity: 'labelScale', entityId: scaleId, label: scale.name });
  const ids = idsOf(kit, what);
  let added = 0;
  for (let from = 0; from < ids.length; from += itemsOfCommit) {
    const some = ids.slice(from, from + itemsOfCommit);
    const header = {
      id: ledger.newId(),
      command: 'plu.addToScale',
      actor: call.actor,
      approval: call.approval,
    };
    const done = ledger.commit(header, (tx) => addSome(tx, scaleId, some));
    if (!done.ok) return done;
    added += done.value;
  }
  return ok({ added, already: ids.length - added });
});

function idsOf({ ledger: { read } }: Kit, what: Adding['what']): readonly Id[] {
  if (what.kind === 'weighed') return weighedItems(read);
  if (what.kind === 'category') return itemsOfCategory(read, what.categoryId);
  return what.itemIds.filter((itemId) => itemRecord(read, itemId)?.deletedAt === null);
}

function addSome(tx: Tx, scaleId: Id, itemIds: readonly Id[]) {
  const taken = takenNumbers(tx.read);
  let added = 0;
  for (const itemId of itemIds) {
    if (placeOf(tx, scaleId, itemId)) continue;
    if (!(livingPlu(tx, itemId) || give(tx, itemId, taken))) return refuse('NoNumbersLeft');
    tx.save(scaleItem, tx.newId(), { scaleId, itemId });
    added += 1;
  }
  return ok(added);
}

const livingPlu = (tx: Tx, itemId: Id): boolean => tx.find(plu, { id: itemId })?.deletedAt === null;

/** The number it is known by, if nobody else is, or the first free one. */
function give(tx: Tx, itemId: Id, taken: Set<number>): boolean {
  const item = itemRecord(tx.read, itemId);
  if (!item) return true;
  const patterns = settingOf(tx.read, 'code.patterns');
  const codes = codesOf(tx.read, itemId).map(({ code }) => code);
  const own = ownNumbers({ ...item, codes }, patterns).find((one) => rivalFor(tx.read, one, itemId) === null);
  const number = own ?? freeNumber(taken, mostNumber(patterns));
  if (number === null) return false;
  taken.add(number);
  tx.save(plu, itemId, { number, deletedAt: null });
  return true;
}

const placeOf = (tx: Tx, scaleId: Id, itemId: Id): Id | null =>
  tx.read.get<{ id: Id }>(
    'select id from scale_item where scale_id = ? and item_id = ? and deleted_at is null order by id limit 1',
    scaleId,
    itemId,
  )?.id ?? null;

export const removeFromScale = command(
  (tx, { scaleId, itemIds }: { scaleId: Id; itemIds: readonly Id[] }, call) => {
    const scale = savedScale(tx.read, scaleId);
    if (!scale) return refuse('ScaleGone');
    for (const itemId of itemIds) {
      const place = placeOf(tx, scaleId, itemId);
      if (place) tx.erase(scaleItem, place);
    }
    call.note({ entity: 'labelScale', entityId: scaleId, label: scale.name });
    return ok({});
  },
);

interface PluDraft {
  readonly itemId: Id;
  readonly number: number;
  readonly labelName: string | null;
  readonly shelfDays: number | null;
  readonly tareG: number;
}

export const savePlu = command((tx, { itemId, number, labelName, shelfDays, tareG }: PluDraft, call) => {
  const item = itemRecord(tx.read, itemId);
  if (!item || item.deletedAt !== null || !livingPlu(tx, itemId)) return refuse('ItemGone');
  const most = mostNumber(settingOf(tx.read, 'code.patterns'));
  if (number > most) return refuse('NumberTooLong', { digits: String(most).length });
  const name = rivalFor(tx.read, number, itemId);
  if (name !== null) return refuse('NumberTaken', { name });
  tx.save(plu, itemId, { number, labelName: labelName || null, shelfDays, tareG });
  call.note({ entity: 'item', entityId: itemId, label: item.name });
  return ok({});
});
