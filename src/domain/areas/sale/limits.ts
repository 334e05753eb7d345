/** Whether a basket or an amount can be reckoned at all. */
import { largestMinor, minor, priceOf, qtyMilli, scale, staysWithin } from '../../kit/money.ts';
import type { Basket, BasketLine } from './basket.ts';

/** Whether what the lines come to and cost can be told, and the tip beside it. */
export function isReckonable({ lines, tipMinor }: Pick<Basket, 'lines' | 'tipMinor'>): boolean {
  let gross = 0;
  let cost = 0;
  for (const line of lines) {
    if (!isLineReckonable(line)) return false;
    gross += Math.abs(line.labelMinor ?? priceOf(minor(line.unitPriceMinor), qtyMilli(line.qtyMilli)));
    cost += Math.abs(priceOf(minor(line.costMinor ?? 0), qtyMilli(countedOf(line))));
    if (gross > largestMinor || cost > largestMinor) return false;
  }
  return tipMinor <= largestMinor;
}

function isLineReckonable(line: BasketLine): boolean {
  const { qtyMilli: qty, packQtyMilli, unitPriceMinor, costMinor } = line;
  return (
    staysWithin(largestMinor, packQtyMilli, qty, 1000) &&
    staysWithin(largestMinor, unitPriceMinor, qty, 1000) &&
    staysWithin(largestMinor, costMinor ?? 0, countedOf(line), 1000)
  );
}

/** Thousandths of the item's own unit on a line, packs opened. */
export const countedOf = ({ qtyMilli: qty, packQtyMilli }: Pick<BasketLine, 'qtyMilli' | 'packQtyMilli'>) =>
  scale(qty, packQtyMilli, 1000, 'halfUp');

export const isForeignReckonable = (givenMinor: number, rateMicro: number): boolean =>
  Math.abs(givenMinor) <= largestMinor && staysWithin(largestMinor, givenMinor, rateMicro, 1_000_000);
