/** A change of many prices at once: by how much, from what, and on which endings prices land. */
import { z } from 'zod';
import { MinorField, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import {
  add,
  basisPoints,
  type Minor,
  minor,
  most,
  percentOf,
  roundToStep,
  subtract,
  zero,
} from '../../kit/money.ts';
import { AmountField, Moment } from './edit.ts';

const percent = z.number().int().min(-10_000).max(1_000_000);

export const PriceMove = z.discriminatedUnion('kind', [
  /** Of the price it has. */
  z.object({ kind: z.literal('percent'), bp: percent }),
  z.object({ kind: z.literal('amount'), minor: MinorField }),
  /** Above what it costs us; items whose cost nobody knows stay as they are. */
  z.object({ kind: z.literal('overCost'), bp: percent }),
]);
export type PriceMove = z.infer<typeof PriceMove>;

/** To a multiple of `stepMinor`, then down to the ending: 99 of a step of 100 gives 1.99, 2.99 … */
export const PriceRounding = z.object({
  stepMinor: z.number().int().min(1).max(1_000_000_000),
  endingMinor: z.number().int().min(0).max(999_999_999),
  direction: z.enum(['halfUp', 'up', 'down']),
});
export type PriceRounding = z.infer<typeof PriceRounding>;

/** UTC epoch milliseconds, until exclusive; a null end is open. */
const PlannedTime = z.object({
  name: TextField(60).min(1),
  validFrom: Moment,
  validUntil: Moment.nullable(),
});

export const PriceChange = z.object({
  move: PriceMove,
  rounding: PriceRounding,
  /** Price lists to take the price from and to write it to; null is the item's own price. */
  from: Id.nullable(),
  to: Id.nullable(),
  /** Later, or for a time: then the prices become a list that stands instead of `to`. Null: at once and for good. */
  when: PlannedTime.nullable().default(null),
});
export type PriceChange = z.infer<typeof PriceChange>;

export interface PricedItem {
  /** On the list the change takes prices from; null where the item is not on it. */
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
}

/** The new price; null for an item that the change leaves alone. Never below zero. */
export function changedPrice(
  item: PricedItem,
  { move, rounding }: Pick<PriceChange, 'move' | 'rounding'>,
): Minor | null {
  const moved = movedPrice(item, move);
  return moved === null ? null : landed(moved, rounding);
}

function movedPrice({ priceMinor, costMinor }: PricedItem, move: PriceMove): Minor | null {
  const base = move.kind === 'overCost' ? costMinor : priceMinor;
  if (base === null) return null;
  // Nothing of nothing: an item without a price is not given one by a percentage.
  if (base === 0) return null;
  const from = minor(base);
  return move.kind === 'amount'
    ? add(from, minor(move.minor))
    : percentOf(from, basisPoints(10_000 + move.bp));
}

/** The nearest price of the wanted ending: those are one step apart. */
function landed(price: Minor, { stepMinor, endingMinor, direction }: PriceRounding): Minor {
  const ending = minor(endingMinor < stepMinor ? endingMinor : 0);
  const rounded = add(roundToStep(subtract(price, ending), stepMinor, direction), ending);
  return most(rounded, zero);
}

/** What a preview shows of one item. */
export const PricePreviewRow = z.object({
  itemId: Id,
  name: z.string(),
  beforeMinor: AmountField.nullable(),
  afterMinor: AmountField,
  costMinor: AmountField.nullable(),
});
export type PricePreviewRow = z.infer<typeof PricePreviewRow>;

export const PricePreview = z.object({
  /** Items the filter leaves, of them those whose price changes, and those it leaves alone. */
  items: z.number().int(),
  changed: z.number().int(),
  skipped: z.number().int(),
  belowCost: z.number().int(),
  rows: z.array(PricePreviewRow),
});
export type PricePreview = z.infer<typeof PricePreview>;
