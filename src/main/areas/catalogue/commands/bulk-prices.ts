/** Many prices at once: seen first, then changed slice by slice, and taken back as one. */
import type { Chosen } from '../../../../domain/areas/catalogue/bulk-contract.ts';
import { changedPrice, type PriceChange } from '../../../../domain/areas/catalogue/bulk-price.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { pricedItem } from '../queries/bulk.ts';
import { itemRecord } from '../queries/item.ts';
import { hasList } from '../queries/prices.ts';
import { bulkChange, priceList } from '../tables.ts';
import { checkList, setListPrice, setOwnPrice } from './prices.ts';
import { alone, changeRun, forgetOldRuns, noteMoved, startRun } from './runs.ts';
import { inSlices, Pace, tooMuch } from './slices.ts';

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
  const { when } = change;
  const fits = when ? checkList(read, { id: changeId, ...when }) : ok({});
  if (!fits.ok) return fits;
  const run = {
    id: changeId,
    kind: when ? ('planned' as const) : ('prices' as const),
    title: when?.name ?? '',
  };
  const finished = await alone(kit, changeId, async (stop) => {
    await forgetOldRuns(kit);
    const itemIds = await kit.backstage.query<Id[]>('catalogue.chosen', chosen);
    const work = { kit, call, command: 'catalogue.changePrices', pace: new Pace(), stop };
    const counts = { done: 0, changed: 0, unchanged: 0 };
    const begin = (tx: Tx): void => {
      if (!tx.find(bulkChange, { id: changeId })) startRun(tx, call, { ...run, state: 'running' });
    };
    const whole = await inSlices(work, itemIds, (tx, slice) => {
      begin(tx);
      const sofar = { ...counts, done: counts.done + slice.length };
      for (const itemId of slice) sofar[reprice(tx, itemId, { change, changeId })] += 1;
      if (!noteMoved(tx, call, run)) return tooMuch;
      changeRun(tx, changeId, { ...sofar, rows: itemIds.length });
      return () => void Object.assign(counts, sofar);
    });
    await inSlices({ ...work, stop: () => null }, [changeId], (tx) => {
      begin(tx);
      if (whole && when && counts.changed > 0)
        addPlanned(tx, changeId, { ...when, insteadOf: change.to ?? 'own' });
      noteMoved(tx, call, run);
      changeRun(tx, changeId, { state: whole ? 'done' : (stop() ?? 'cancelled') });
      return null;
    });
    return counts.changed;
  });
  if (!finished) return refuse('AnotherIsRunning');
  call.note({ entity: 'bulk_change', entityId: changeId, details: { changed: finished.value, ...change } });
  return ok({ changed: finished.value });
});

type Planned = Pick<(typeof priceList)['$inferInsert'], 'name' | 'insteadOf' | 'validFrom' | 'validUntil'>;

/** Comes last: prices of a list that is not there yet hold nowhere, so they begin together or not at all. */
const addPlanned = (tx: Tx, id: Id, list: Planned): void => tx.save(priceList, id, list);

interface Wanted {
  readonly change: PriceChange;
  readonly changeId: Id;
}

function reprice(tx: Tx, itemId: Id, { change, changeId }: Wanted): 'changed' | 'unchanged' {
  const { from, to, when } = change;
  const priced = pricedItem(tx.read, itemId, { priceListId: from, at: tx.at });
  const price = priced ? changedPrice(priced, change) : null;
  const of = price === null ? null : itemRecord(tx.read, itemId);
  const before = tx.changed.length;
  if (price === null || of === null) return 'unchanged';
  if (when) setListPrice(tx, itemId, changeId, price);
  else if (to !== null) setListPrice(tx, itemId, to, price);
  else setOwnPrice(tx, of, price);
  return tx.changed.length > before ? 'changed' : 'unchanged';
}
