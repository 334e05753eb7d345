import { expect, test } from 'vitest';
import { type ListedPrice, pickPrice } from '../../../src/domain/areas/catalogue/price-rules.ts';
import { must } from '../../../src/domain/kit/result.ts';

const noon = 1_000_000;
const ids = Array.from({ length: 100 }, (_, n) => String(n).padStart(4, '0'));
const price = (priceMinor: number, more: Partial<ListedPrice> = {}): ListedPrice => ({
  id: must(ids.shift(), 'ids enough for the table below'),
  priceListId: null,
  validFrom: null,
  validUntil: null,
  priceMinor,
  ...more,
});
const wholesale = { priceListId: 'wholesale' };

test.each<[string, ListedPrice[], string | null, number]>([
  ['its own price where nothing else holds', [], null, 100],
  ['a price of this week', [price(80, { validFrom: noon - 1, validUntil: noon + 1 })], null, 80],
  ['a price from its first moment', [price(80, { validFrom: noon })], null, 80],
  ['no price before its first moment', [price(80, { validFrom: noon + 1 })], null, 100],
  ['no price at its end', [price(80, { validUntil: noon })], null, 100],
  ['no price of a list that is not the customer’s', [price(70, wholesale)], null, 100],
  ['the price of the customer’s list', [price(70, wholesale)], 'wholesale', 70],
  ['the list before a price for everybody', [price(60), price(70, wholesale)], 'wholesale', 70],
  ['everybody’s price where the list has none', [price(60)], 'wholesale', 60],
  ['the one that began last', [price(60, { validFrom: 1 }), price(50, { validFrom: 2 })], null, 50],
  ['a dated one before an open one', [price(60), price(50, { validFrom: 2 })], null, 50],
  [
    'the one that ends first',
    [price(60, { validUntil: noon + 9 }), price(50, { validUntil: noon + 1 })],
    null,
    50,
  ],
  ['the newer of two alike', [price(60), price(50)], null, 50],
])('an item costs %s', (_what, prices, priceListId, expected) => {
  expect(pickPrice(100, prices, { priceListId, at: noon })).toBe(expected);
  expect(pickPrice(100, prices.toReversed(), { priceListId, at: noon })).toBe(expected);
});
