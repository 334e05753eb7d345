/** An item as a label scale is told it, and why a scale cannot have it. */
import { z } from 'zod';

/** Kilograms and pieces are all that label scales know. */
export interface ScaleItem {
  /** What the labels say: by it the till finds the item again. */
  readonly number: number;
  readonly name: string;
  /** Of a kilogram or of a piece, in the last digit that the scale shows. */
  readonly price: number;
  readonly byPiece: boolean;
  /** Days it keeps, the day of packing not counted; null: the label says nothing of it. */
  readonly shelfDays: number | null;
  readonly tareG: number;
}

/** What a scale answers, by its maker's list of errors; `other` is told by its number. */
export const ScaleFault = z.enum([
  'paper',
  'labelNotPlaced',
  'headOpen',
  'labelNotTaken',
  'overheated',
  'printing',
  'clock',
  'date',
  'message',
  'totals',
  'barcode',
  'quantity',
  'weight',
  'tare',
  'price',
  'cost',
  'prefix',
  'scaleNumber',
  'group',
  'nameLines',
  'labelFormat',
  'notAllowed',
  'unknownCommand',
  'length',
  'password',
  'mode',
  'value',
  'wire',
  'readOnly',
  'pluNumber',
  'itemCode',
  'shelfLife',
  'picture',
  'notThere',
  'itemInUse',
  'sellDate',
  'zero',
  'moving',
  'base',
  'memory',
  'locked',
  'full',
  'damaged',
  'unknownData',
  'dataEnd',
  'overload',
  'notWeighing',
  'loaded',
  'other',
]);
export type ScaleFault = z.infer<typeof ScaleFault>;

/** `number` as in the scale's manual. */
export const SaidFault = z.object({ fault: ScaleFault, number: z.string() });
export type SaidFault = z.infer<typeof SaidFault>;

const most = z.number().int();

/** Why an item is not on the scale: each is something a person can mend. */
export const ItemRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('letters'), letters: z.string() }),
  z.object({ code: z.literal('noName') }),
  z.object({ code: z.literal('nameTooLong'), most }),
  z.object({ code: z.literal('numberTooLarge'), most }),
  z.object({ code: z.literal('noPrice') }),
  /** `most` in the digits of the scale, `decimals` of them after the point. */
  z.object({ code: z.literal('priceTooLarge'), most, decimals: most }),
  z.object({ code: z.literal('priceTooFine'), decimals: most }),
  z.object({ code: z.literal('shelfTooLong'), most }),
  z.object({ code: z.literal('tareTooHeavy'), mostG: most }),
  z.object({ code: z.literal('byWeightOnly') }),
  /** Neither kilograms nor pieces. */
  z.object({ code: z.literal('unit') }),
  /** One of its variants is sold, never the item itself. */
  z.object({ code: z.literal('variants') }),
  /** Another item has its number, entered on another till of the branch. */
  z.object({ code: z.literal('numberTaken'), name: z.string() }),
  z.object({ code: z.literal('scaleFull') }),
  SaidFault.extend({ code: z.literal('scale') }),
]);
export type ItemRefusal = z.infer<typeof ItemRefusal>;

/** How much of an item a scale has room for. */
export interface Limits {
  readonly number: number;
  readonly price: number;
  readonly shelfDays: number;
  readonly tareG: number;
  readonly pieces: boolean;
}

export function refusalIn(item: ScaleItem, limits: Limits, priceDecimals: number): ItemRefusal | null {
  if (item.number > limits.number) return { code: 'numberTooLarge', most: limits.number };
  if (item.byPiece && !limits.pieces) return { code: 'byWeightOnly' };
  if (item.price <= 0) return { code: 'noPrice' };
  if (item.price > limits.price)
    return { code: 'priceTooLarge', most: limits.price, decimals: priceDecimals };
  if ((item.shelfDays ?? 0) > limits.shelfDays) return { code: 'shelfTooLong', most: limits.shelfDays };
  return item.tareG > limits.tareG ? { code: 'tareTooHeavy', mostG: limits.tareG } : null;
}
