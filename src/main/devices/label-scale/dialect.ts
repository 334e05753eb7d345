/** What every protocol of label scales offers: questions to ask, and what their answers mean; no port, no clock. */
import type { Limits, SaidFault, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';

export type Answer =
  | { readonly kind: 'ok' }
  /** Busy with what it was told before; to be asked again. */
  | { readonly kind: 'later' }
  /** How many items it has room for. */
  | { readonly kind: 'places'; readonly count: number }
  /** `of`: this item, or the scale itself, which will say the same of every other. */
  | { readonly kind: 'refused'; readonly of: 'item' | 'scale'; readonly said: SaidFault };

export interface Ask {
  readonly bytes: Uint8Array;
  /** Null: a frame that answers something else, as one that came late. */
  read(frame: Uint8Array): Answer | null;
  /** Until it is given up; absent: as long as the dialect says. */
  readonly tries?: number;
}

export interface Dialect {
  readonly limits: Limits;
  /** How long an answer may take, and how often it is asked for. */
  readonly answerMs: number;
  readonly tries: number;
  /** Letters of a name, once it is in the letters of the scale. */
  readonly mostLetters: number;
  /** Places for items, where nobody has asked the scale yet. */
  readonly places: number;
  /** Whether one item can be taken off; otherwise the rest is sent anew. */
  readonly dropsOne: boolean;
  fits(name: string): boolean;
  /** The frames in what came: by datagram, or cut from a stream; null for one that did not check. */
  reader(): (bytes: Uint8Array) => readonly (Uint8Array | null)[];
  /** What a link begins with. */
  hello(): readonly Ask[];
  put(place: number, item: ScaleItem): readonly Ask[];
  drop(place: number): readonly Ask[];
  clear(): readonly Ask[];
}

export interface DialectOptions {
  /** Four digits, Shtrih-Print. */
  readonly password: string;
  /** Two digits that the labels begin with, where the scale is told them with the item. */
  readonly prefix: number;
}

export const accepted: Answer = { kind: 'ok' };
