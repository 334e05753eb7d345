/** Keeps what sells first in what a search finds: now and then, a few items at a time. */
import { type Sold, swapsByPopularity } from '../../../domain/areas/catalogue/popularity.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import type { Reader } from '../../ledger/reader.ts';
import { tend } from '../../ledger/tend.ts';
import type { Kit } from '../area.ts';
import { swapRanks } from './projections.ts';

const firstMs = 15 * 60_000;
const everyMs = 6 * 3_600_000;
const periodMs = 60 * 86_400_000;
const mostItems = 5000;
/** A few milliseconds of work, so that no sale waits for it. */
const swapsAtOnce = 4;
const pauseMs = 40;

/** Starts it; returns how to stop it. */
export function keepPopularFirst(kit: Kit): () => void {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timer.unref();
      timers.add(timer);
    });
  const run = async (): Promise<void> => {
    await later(firstMs);
    while (!stopped) {
      await putPopularFirst(kit, () => later(pauseMs));
      await later(everyMs);
    }
  };
  run().catch((error: unknown) => {
    // A till that closes stops the reader in the middle of a question.
    if (!stopped) kit.log.fault('catalogue.popular', error);
  });
  return () => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
  };
}

/** One round: asks beside the till's thread what sold, then changes places slice by slice. */
export async function putPopularFirst(kit: Kit, pause: () => Promise<void>): Promise<number> {
  const since = dateAt(kit.ledger.now() - periodMs, 'UTC');
  const sold = await kit.backstage.query<Sold[]>('catalogue.sold', { since });
  const swaps = swapsByPopularity(sold);
  for (let at = 0; at < swaps.length; at += swapsAtOnce) {
    const slice = swaps.slice(at, at + swapsAtOnce);
    tend(kit.ledger, (writer) => {
      for (const [rank, other] of slice) swapRanks(writer, rank, other);
    });
    await pause();
  }
  if (swaps.length > 0) kit.ledger.watchers.wake(new Set(['item_rank']));
  return swaps.length;
}

/** What sold since a business date, most first. */
export const soldSince = (read: Reader, { since }: { since: string }): Sold[] =>
  read.all<Sold>(
    `select d.item_id as "itemId", sum(d.qty_milli) as "qtyMilli", r.rank
     from day_item d join item_rank r on r.item_id = d.item_id
     where d.business_date >= ? group by d.item_id having sum(d.qty_milli) > 0
     order by 2 desc, 1 limit ${mostItems}`,
    since,
  );
