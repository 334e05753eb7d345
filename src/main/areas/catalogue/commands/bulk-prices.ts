/** Many prices at once: seen first, then changed slice by slice, and taken back as one. */
import type { Chosen } from '../../../../domain/areas/catalogue/bulk-contract.ts';
import { changedPrice, type PriceChange } from '../../../../domain/areas/catalogue/bulk-price.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { pricedItem } from '../queries/bulk.ts';
import { bulkChange, item } from '../tables.ts';
import { hasList, setListPrice } from './prices.ts';
import { alone, changeRun, forgetOldRuns, rememberBefore, startRun } from './runs.ts';
import { inSlices, Pace } from './slices.ts';

interface Asked {
  readonly changeId: Id;
  readonly chosen: Chosen;
  readonly change: PriceChange;
}

export const changePrices = action(async (kit: Kit, { changeId, chosen, change }: Asked, call: Call) => {
  const { read } = kit.ledger;
  for (const list of [change.from, change.to]) {
    if (list !== null && !hasList(read, list)) return refuse('PriceListGone');
  }
  const finished = await alone(kit, changeId, async (stop) => {
    await forgetOldRuns(kit);
    const itemIds = await kit.backstage.query<Id[]>('catalogue.chosen', chosen);
    const work = { kit, call, command: 'catalogue.changePrices', pace: new Pace(), stop };
    const counts = { done: 0, changed: 0, unchanged: 0 };
    const begin = (tx: Tx): void => {
      if (!tx.find(bulkChange, { id: changeId })) {
        startRun(tx, call, { id: changeId, kind: 'prices', state: 'running', title: '' });
      }
    };
    const whole = await inSlices(work, itemIds, (tx, slice) => {
      begin(tx);
      const sofar = { ...counts, done: counts.done + slice.length };
      for (const itemId of slice) sofar[reprice(tx, itemId, change)] += 1;
      rememberBefore(tx, changeId);
      changeRun(tx, changeId, { ...sofar, rows: itemIds.length });
      return () => void Object.assign(counts, sofar);
    });
    await inSlices({ ...work, stop: () => null }, [changeId], (tx) => {
      begin(tx);
      changeRun(tx, changeId, { state: whole ? 'done' : (stop() ?? 'cancelled') });
      return null;
    });
    return counts.changed;
  });
  if (!finished) return refuse('AnotherIsRunning');
  call.note({ entity: 'bulk_change', entityId: changeId, details: { changed: finished.value, ...change } });
  return ok({ changed: finished.value });
});

function reprice(tx: Tx, itemId: Id, change: PriceChange): 'changed' | 'unchanged' {
  const priced = pricedItem(tx.read, itemId, change.from);
  const price = priced ? changedPrice(priced, change) : null;
  const before = tx.changed.length;
  if (price !== null && change.to !== null) setListPrice(tx, itemId, change.to, price);
  else if (price !== null) tx.save(item, itemId, { priceMinor: price });
  return tx.changed.length > before ? 'changed' : 'unchanged';
}
