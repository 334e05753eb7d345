/** What lies on the scale becomes a line: weighed by the till itself, once. */
import { milligramsOf } from '../../../../domain/areas/device/scale.ts';
import { qtyMilli } from '../../../../domain/kit/money.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { command } from '../../area.ts';
import { itemForSale } from '../../catalogue/queries.ts';
import { addFound } from './adding.ts';
import { type Counter, currentBasket } from './step.ts';

interface Wanted extends Counter {
  readonly itemId: string;
  readonly tareMilli: number;
  readonly again: boolean;
}

export const weigh = command((tx, { counter, itemId, tareMilli, again }: Wanted, call, { devices }) => {
  const beside = devices.scale;
  if (!beside) return refuse('NoScale');
  const row = currentBasket(tx, counter);
  const priceListId = row.basket.customer?.priceListId ?? null;
  const item = itemForSale(tx.read, itemId, { priceListId, at: tx.at });
  if (!item) return refuse('NoSuchItem');
  if (!item.weighed || item.hasVariants) return refuse('NotByWeight');
  if (again && !call.may('sale.typeWeight')) return refuse('FORBIDDEN', { permission: 'sale.typeWeight' });
  const { scale } = beside;
  const weighed = scale.mayAdd({ itemTareMg: milligramsOf(qtyMilli(tareMilli)), again });
  if (!weighed.ok) {
    const { code, data } = weighed.refusal;
    return refuse('NotWeighed', { why: code, trouble: code === 'ScaleTrouble' ? data.trouble : null });
  }
  const { net, tare } = weighed.value;
  const added = addFound(tx, call, row, { item, weighed: { qtyMilli: net, tareMilli: tare } });
  if (!added.ok) return added;
  tx.afterwards(() => scale.sold());
  return ok(added.value);
});
