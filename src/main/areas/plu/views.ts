/** The page of label scales: how each stands, and its items with what became of them. */
import type { LabelScaleView, ScaleItemRow, shownStates } from '../../../domain/areas/plu/contract.ts';
import { mostRows } from '../../../domain/areas/plu/contract.ts';
import { standingOf, workOf } from '../../../domain/areas/plu/plan.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { foldForSearch } from '../../../domain/kit/search.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { Progress } from './progress.ts';
import {
  heldOn,
  type Listed,
  listedOn,
  type SavedScale,
  savedScale,
  savedScales,
  talkOf,
} from './queries.ts';

export const scaleViews = (read: Reader, at: number, progress: Progress): LabelScaleView[] =>
  savedScales(read).map((scale) => viewOf(read, scale, { at, progress }));

function viewOf(
  read: Reader,
  scale: SavedScale,
  { at, progress }: { at: number; progress: Progress },
): LabelScaleView {
  const { scaleId, name, isOn, settings } = scale;
  const listed = listedOn(read, scale, at);
  const held = heldOn(read, scaleId);
  const counts = { sent: 0, changed: 0, refused: 0 };
  for (const one of listed) counts[standingOf(one, held.get(one.itemId)).state] += 1;
  const { asked, contactAt, outcome } = talkOf(read, scaleId);
  const { drops, puts } = workOf(listed, held, { again: false });
  const waiting = asked === null || !isOn ? null : { done: 0, of: drops.length + puts.length };
  return {
    scaleId,
    name,
    isOn,
    settings,
    ...counts,
    leaving: drops.length,
    contactAt,
    outcome,
    working: progress.of(scaleId) ?? waiting,
  };
}

interface Asked {
  readonly scaleId: Id;
  readonly show: (typeof shownStates)[number];
  readonly search: string;
}

export function itemRows(read: Reader, { scaleId, show, search }: Asked, at: number) {
  const scale = savedScale(read, scaleId);
  if (!scale) return { rows: [], total: 0 };
  const held = heldOn(read, scaleId);
  const wanted = foldForSearch(search);
  const rows = listedOn(read, scale, at)
    .map((listed) => rowOf(listed, held.get(listed.itemId)))
    .filter(
      ({ state, name, labelName, number }) =>
        (show === 'all' || state === show) &&
        (wanted === '' || foldForSearch(`${number} ${name} ${labelName ?? ''}`).includes(wanted)),
    );
  const mended = (row: ScaleItemRow): number => (row.state === 'refused' ? 0 : 1);
  // What has to be mended stands first.
  rows.sort((a, b) => mended(a) - mended(b) || a.number - b.number);
  return { rows: rows.slice(0, mostRows), total: rows.length };
}

function rowOf(listed: Listed, held: Parameters<typeof standingOf>[1]): ScaleItemRow {
  const { itemId, name, item, labelName, shelfDays, tareG, priceMinor, unit } = listed;
  const standing = standingOf(listed, held);
  return {
    itemId,
    name,
    number: item.number,
    labelName,
    shelfDays,
    tareG,
    priceMinor,
    unit,
    state: standing.state,
    why: standing.state === 'refused' ? standing.why : null,
    hasOld: standing.state === 'refused' && held?.place != null,
  };
}
