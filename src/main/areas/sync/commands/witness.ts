/** Notes what others changed, and where two people changed one thing without knowing of each other. */
import { msOf, tillOf } from '../../../../domain/kit/clock.ts';
import { same } from '../../../ledger/codec.ts';
import type { GroupItem, Witness, Won } from '../../../ledger/foreign/witness.ts';
import type { ReactionTx } from '../../../ledger/react.ts';
import { hereIn } from '../../setting/queries.ts';
import { conflict, foreignChange } from '../tables.ts';

/** Read by people: who wants more reads the activity log of that till. */
const changesKept = 500;

export const witness: Witness = {
  won(tx, won) {
    const { item, given, before } = won;
    if (item.till === hereIn(tx.read).tillId) return;
    const shown =
      before && Object.fromEntries(Object.keys(given).map((prop) => [prop, before[prop] ?? null]));
    const moved = !shown || !same(shown, given);
    // What waits at a counter is everyday work, and no news.
    const isBasket = item.table === 'parked_basket';
    if (moved && !won.bulk && !isBasket) noteChange(tx, item, shown, given);
    if (moved && shown && (!isBasket || item.group === 'basket')) noteConflict(tx, won, shown);
    if (item.table === 'barcode' && item.group === 'code' && !won.bulk) noteSharedCode(tx, won);
  },

  answered(tx, { tab, id, grp }, clock) {
    const held = tx.find(conflict, { tab, rowId: id, grp });
    if (held?.state !== 'held') return;
    if (tillOf(clock) === hereIn(tx.read).tillId) tx.forget(conflict, { tab, rowId: id, grp });
    else tx.keep(conflict, { ...held, state: 'open' });
  },
};

const nameOf = (actor: string): string => {
  const { name } = JSON.parse(actor) as { name?: unknown };
  return typeof name === 'string' ? name : '';
};

type Values = Readonly<Record<string, unknown>>;

function noteChange(tx: ReactionTx, item: GroupItem, before: Values | null, after: Values): void {
  const n = (tx.read.get<{ n: number | null }>('select max(n) n from foreign_change')?.n ?? 0) + 1;
  const { table: tab, id: rowId, group: grp, till: tillId, actor, at } = item;
  tx.keep(foreignChange, { n, tab, rowId, grp, before, after, byName: nameOf(actor), tillId, at });
  tx.forget(foreignChange, { n: n - changesKept });
}

/**
 * An own edit that HQ has not answered may still win, so it is held. One that had won is lost when the other was
 * made before this till could have told of it.
 */
function noteConflict(tx: ReactionTx, { item, given, ownSeq, last }: Won, mine: Values): void {
  const here = hereIn(tx.read).tillId;
  const { table: tab, id: rowId, group: grp } = item;
  const known = tx.find(conflict, { tab, rowId, grp });
  const unaware = last !== null && tillOf(last.clock) === here && msOf(item.clock) < last.at;
  if (ownSeq === null && !unaware && !known) return;
  // Somebody put it back elsewhere.
  if (known && ownSeq === null && same(known.mine, given)) {
    tx.forget(conflict, { tab, rowId, grp });
    return;
  }
  const own = known ?? {
    ...{ id: tx.newId(), kind: 'edit' as const, tab, rowId, grp, mine },
    ...mineOf(tx, ownSeq, last?.clock ?? null),
    ...{ mineTill: here, learnedAt: tx.at },
  };
  const theirs = { theirs: given, theirsBy: nameOf(item.actor), theirsTill: item.till, theirsAt: item.at };
  const state = ownSeq === null ? ('open' as const) : ('held' as const);
  tx.keep(conflict, { ...own, ...theirs, state });
}

/** Who made the own edit, and when; nobody knows once it is far back. */
function mineOf(tx: ReactionTx, seq: number | null, clock: string | null) {
  const entry =
    seq === null
      ? tx.read.get<{ actor: string; at: number }>(
          `select actor, at from journal
           where seq > (select max(seq) from journal) - 5000 and hlc = ? limit 1`,
          clock,
        )
      : tx.read.get<{ actor: string; at: number }>('select actor, at from journal where seq = ?', seq);
  return { mineBy: entry ? nameOf(entry.actor) : '', mineAt: entry?.at ?? (clock ? msOf(clock) : tx.at) };
}

/** Two items with one barcode are nobody's mistake alone: it is told, and the cashier chooses meanwhile. */
function noteSharedCode(tx: ReactionTx, { item, given }: Won): void {
  const { code, itemId } = given;
  if (typeof code !== 'string' || code === '' || typeof itemId !== 'string') return;
  const other = tx.read.get<{ barcodeId: string; itemId: string }>(
    `select i.barcode_id as "barcodeId", i.item_id as "itemId" from barcode_index i
     join item on item.id = i.item_id and item.deleted_at is null
     where i.code = ? and i.item_id <> ? limit 1`,
    code,
    itemId,
  );
  if (!other) return;
  tx.keep(conflict, {
    ...{ tab: 'barcode', rowId: item.id, grp: 'code', id: tx.newId(), kind: 'code', state: 'open' },
    ...{ mine: { code, ...other }, mineTill: '', mineAt: item.at },
    theirs: { code, itemId, barcodeId: item.id },
    ...{ theirsBy: nameOf(item.actor), theirsTill: item.till, theirsAt: item.at, learnedAt: tx.at },
  });
}
