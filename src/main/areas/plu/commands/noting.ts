/** What is written down while a scale is being sent to: each only after the scale's own word. */
import type { TalkOutcome } from '../../../../domain/areas/plu/contract.ts';
import { type Held, tellingOf, type Wanted } from '../../../../domain/areas/plu/plan.ts';
import type { ItemRefusal } from '../../../../domain/areas/plu/scale-item.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { heldOn, talkOf } from '../queries.ts';
import { scaleHeld, scaleTalk } from '../tables.ts';

const pump = { userId: null, name: '' };

const commit = (ledger: Ledger, write: (tx: Tx) => void): void => {
  const header = { id: ledger.newId(), command: 'plu.pump', actor: pump };
  ledger.commit(header, (tx) => {
    write(tx);
    return ok(null);
  });
};

const heard = (tx: Tx, scaleId: Id): void =>
  tx.keep(scaleTalk, { ...talkOf(tx.read, scaleId), contactAt: tx.at });

/** What became of one item: it is there, or the scale does not want it. */
export type Noted =
  | { readonly kind: 'put'; readonly wanted: Wanted; readonly place: number }
  | { readonly kind: 'refused'; readonly wanted: Wanted; readonly why: ItemRefusal }
  | { readonly kind: 'dropped'; readonly held: Held };

export const noteItems = (ledger: Ledger, scaleId: Id, all: readonly Noted[]): void =>
  commit(ledger, (tx) => {
    for (const noted of all) note(tx, scaleId, noted);
    heard(tx, scaleId);
  });

function note(tx: Tx, scaleId: Id, noted: Noted): void {
  if (noted.kind === 'dropped') {
    tx.forget(scaleHeld, { scaleId, itemId: noted.held.itemId });
    return;
  }
  const { itemId, item } = noted.wanted;
  const nothing = { refusedTold: null, refusal: null };
  if (noted.kind === 'put') {
    const { place } = noted;
    tx.keep(scaleHeld, { scaleId, itemId, number: item.number, place, told: tellingOf(item), ...nothing });
    return;
  }
  const before = tx.find(scaleHeld, { scaleId, itemId });
  tx.keep(scaleHeld, {
    ...(before ?? { scaleId, itemId, number: item.number, place: null, told: null }),
    refusedTold: tellingOf(item),
    refusal: noted.why,
  });
}

/** The scale is empty: whatever is sent from now on adds to it, also after a power cut. */
export const noteCleared = (ledger: Ledger, scaleId: Id): void =>
  commit(ledger, (tx) => {
    for (const itemId of heldOn(tx.read, scaleId).keys()) tx.forget(scaleHeld, { scaleId, itemId });
    const talk = talkOf(tx.read, scaleId);
    tx.keep(scaleTalk, { ...talk, asked: talk.asked === null ? null : 'changes', contactAt: tx.at });
  });

/** It goes by itself: after a power cut it goes on. */
export const noteBegin = (ledger: Ledger, scaleId: Id): void =>
  commit(ledger, (tx) => tx.keep(scaleTalk, { ...talkOf(tx.read, scaleId), asked: 'changes' }));

/** What was asked is done with, well or not; who asked for more meanwhile is heard next. */
export const noteEnd = (
  ledger: Ledger,
  scaleId: Id,
  { anew, outcome }: { anew: boolean; outcome: TalkOutcome },
): void =>
  commit(ledger, (tx) => {
    const talk = talkOf(tx.read, scaleId);
    const asked = talk.asked === 'anew' && !anew ? 'anew' : null;
    tx.keep(scaleTalk, { ...talk, asked, outcome });
  });

/** A restored ledger does not know what the scales were told after its backup. */
export function doubtHeld(ledger: Ledger): void {
  const rows = ledger.read.all<{ scaleId: Id; itemId: Id }>(
    'select scale_id as "scaleId", item_id as "itemId" from scale_held where told is not null order by 1, 2',
  );
  if (rows.length === 0) return;
  commit(ledger, (tx) => {
    for (const key of rows) {
      const held = tx.find(scaleHeld, key);
      if (held) tx.keep(scaleHeld, { ...held, told: null });
    }
  });
}
