/** Which items change places so that what sells most comes first in what a search finds. */
import type { Id } from '../../kit/ids.ts';

export interface Sold {
  readonly itemId: Id;
  /** Thousandths of a unit sold in the period looked at; above zero. */
  readonly qtyMilli: number;
  /** Its present place, from 1. */
  readonly rank: number;
}

/** Two places whose items change with each other. */
export type Swap = readonly [rank: number, other: number];

/**
 * The fewest swaps after which the first places hold what sold, by classes of sales: each sells at least
 * twice as much as the next, and within one any order will do, so that a quiet day moves little.
 */
export function swapsByPopularity(sold: readonly Sold[]): Swap[] {
  const bySales = sold.toSorted((a, b) => b.qtyMilli - a.qtyMilli || (a.itemId < b.itemId ? -1 : 1));
  const needed = bySales.map(({ qtyMilli }) => classOf(qtyMilli));
  const places = new Places(sold);
  const misplaced = ({ itemId, qtyMilli }: Sold): boolean =>
    needed[places.rankOf(itemId) - 1] !== classOf(qtyMilli);
  const waiting = Map.groupBy(bySales.filter(misplaced), ({ qtyMilli }) => classOf(qtyMilli));
  const swaps: Swap[] = [];
  for (const [i, wanted] of needed.entries()) {
    const rank = i + 1;
    const holder = places.at(rank);
    if (holder && classOf(holder.qtyMilli) === wanted) continue;
    let next = waiting.get(wanted)?.pop();
    // An earlier swap may have brought it to a place of its class.
    while (next && !misplaced(next)) next = waiting.get(wanted)?.pop();
    if (next) swaps.push(places.bring(next, rank));
  }
  return swaps;
}

const classOf = (qtyMilli: number): number => Math.floor(Math.log2(qtyMilli));

class Places {
  readonly #ranks = new Map<Id, number>();
  readonly #holders = new Map<number, Sold>();

  constructor(sold: readonly Sold[]) {
    for (const one of sold) this.#put(one, one.rank);
  }

  rankOf(itemId: Id): number {
    return this.#ranks.get(itemId) ?? 0;
  }

  at(rank: number): Sold | undefined {
    return this.#holders.get(rank);
  }

  bring(one: Sold, rank: number): Swap {
    const from = this.rankOf(one.itemId);
    const holder = this.at(rank);
    this.#put(one, rank);
    if (holder) this.#put(holder, from);
    else this.#holders.delete(from);
    return [rank, from];
  }

  #put(one: Sold, rank: number): void {
    this.#ranks.set(one.itemId, rank);
    this.#holders.set(rank, one);
  }
}
