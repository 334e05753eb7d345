/** What a scale has to be told: what it should have against what it said it took. */
import type { Id } from '../../kit/ids.ts';
import type { ItemRefusal, ScaleItem } from './scale-item.ts';

/** An item that belongs on the scale, in the scale's own letters and digits. */
export interface Wanted {
  readonly itemId: Id;
  readonly item: ScaleItem;
  /** Known before the scale is asked. */
  readonly refusal: ItemRefusal | null;
}

/** What is known of an item on a scale; written down only after the scale's own word. */
export interface Held {
  readonly itemId: Id;
  readonly number: number;
  /** Where the scale has it; null: it does not. */
  readonly place: number | null;
  /** As it was told; null: not at all, or nobody can say any more. */
  readonly told: string | null;
  /** How it would have been told when the scale said no. */
  readonly refusedTold: string | null;
  readonly refusal: ItemRefusal | null;
}

export type Standing =
  | { readonly state: 'sent' }
  | { readonly state: 'changed' }
  | { readonly state: 'refused'; readonly why: ItemRefusal };

/** All of what is told of an item: equal texts are equal items. */
export const tellingOf = (item: ScaleItem): string =>
  JSON.stringify([item.number, item.name, item.price, item.byPiece, item.shelfDays, item.tareG]);

export function standingOf({ item, refusal }: Wanted, held: Held | undefined): Standing {
  if (refusal) return { state: 'refused', why: refusal };
  const telling = tellingOf(item);
  if (held?.refusal && held.refusedTold === telling) return { state: 'refused', why: held.refusal };
  return { state: held?.told === telling && held.place !== null ? 'sent' : 'changed' };
}

export interface Work {
  /** Items to take off, before others come in their places. */
  readonly drops: readonly Held[];
  readonly puts: readonly Wanted[];
}

/** `again`: what the scale refused is offered once more, for somebody may have mended the scale. */
export function workOf(
  wanted: readonly Wanted[],
  held: ReadonlyMap<Id, Held>,
  { again }: { readonly again: boolean },
): Work {
  const numbers = new Map(wanted.map(({ itemId, item }) => [itemId, item.number]));
  // Sellers call an item by its place: with another number it is another one.
  const drops = [...held.values()].filter(
    ({ itemId, place, number }) => place !== null && numbers.get(itemId) !== number,
  );
  const puts = wanted.filter((one) => {
    const { state } = standingOf(one, held.get(one.itemId));
    return state === 'changed' || (again && state === 'refused' && one.refusal === null);
  });
  return { drops, puts };
}

/** Its own number, where the scale has that place and nobody else is there; else the last free one; null: full. */
export function placeFor(number: number, taken: ReadonlySet<number>, places: number): number | null {
  if (number <= places && !taken.has(number)) return number;
  if (taken.size >= places) return null;
  let place = places;
  while (taken.has(place)) place -= 1;
  return place > 0 ? place : null;
}
