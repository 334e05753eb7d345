import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CodePattern } from '../../../src/domain/areas/catalogue/code-patterns.ts';
import { checkDigitOf } from '../../../src/domain/kit/barcode.ts';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { barcode, item } from '../../../src/main/areas/catalogue/tables.ts';
import { companySetting, tillSetting } from '../../../src/main/areas/setting/tables.ts';
import type { Tx } from '../../../src/main/ledger/tx.ts';
import { cashierOf, codes, openShop, type Shop } from './shop.ts';

const GS = '\u001d';
const closed = (body: string): string => `${body}${checkDigitOf(body)}`;
const gtin = '04600439931256';
const markOf = (serial: string): string => `01${gtin}21${serial}${GS}93dGVz`;

const patterns: CodePattern[] = [
  { pattern: '2.IIIIIWWWWWC', decimals: 3 },
  { pattern: '22IIIIIPPPPPC', decimals: 2 },
  { pattern: '23IIIIIQQQQQC', decimals: 0 },
];

let shop: Shop;
let shoes: string;

function keep(write: (tx: Tx) => void): void {
  const { till } = shop;
  const done = till.kit.ledger.commit(
    { id: till.id(), command: 'test.keep', actor: { userId: null, name: 'test' } },
    (tx) => {
      write(tx);
      return ok(null);
    },
  );
  must(done.ok || null, 'kept');
}

beforeEach(async () => {
  shop = await openShop();
  shoes = shop.till.id();
  keep((tx) => {
    tx.save(companySetting, 'code.patterns', { value: patterns });
    tx.save(item, shop.ids.apples, { plu: '42' });
    tx.save(item, shop.ids.tea, { plu: '7' });
    tx.save(item, shoes, { name: 'Shoes', priceMinor: 500_000, taxIds: [] });
    tx.save(barcode, shop.till.id(), { code: '4600439931256', itemId: shoes });
  });
});

const totals = async (): Promise<number[]> =>
  (await shop.cashier.view()).totals.lines.map((line) => line.totalMinor);

describe('the label of a scale', () => {
  test('adds the weight it says, which nobody typed', async () => {
    expect(await shop.cashier.scan('2100042003507')).toMatchObject({
      kind: 'added',
      qtyMilli: 350,
      warning: null,
    });
    expect(await shop.cashier.lines()).toMatchObject([
      {
        itemId: shop.ids.apples,
        qtyMilli: 350,
        weightTyped: false,
        barcode: '2100042003507',
        labelMinor: null,
      },
    ]);
    expect(await totals()).toEqual([4200]);
  });

  test('with a price is charged as it stands, its weight worked out from it', async () => {
    await shop.cashier.scan(closed('220004201250'));
    expect(await shop.cashier.lines()).toMatchObject([
      { qtyMilli: 104, unitPriceMinor: 12_000, labelMinor: 1250 },
    ]);
    expect(await totals()).toEqual([1250]);
  });

  test('says pieces', async () => {
    await shop.cashier.scan(closed('230000700003'));
    expect(await shop.cashier.lines()).toMatchObject([{ itemId: shop.ids.tea, qtyMilli: 3000 }]);
  });

  test('three times is three of it', async () => {
    await shop.cashier.scan(closed('220004201250'), 3000);
    expect(await shop.cashier.lines()).toMatchObject([{ qtyMilli: 312, labelMinor: 3750 }]);
    expect(await totals()).toEqual([3750]);
    await expect(shop.cashier.scan('2100042003507', 1500)).rejects.toMatchObject({
      code: 'QuantityTooPrecise',
    });
  });

  test('scanned twice is two packs, and the counter says so', async () => {
    await shop.cashier.scan('2100042003507');
    expect(await shop.cashier.scan('2100042003507')).toMatchObject({ kind: 'added', warning: 'sameLabel' });
    expect(await totals()).toEqual([4200, 4200]);
  });

  test.each([
    ['with a wrong check digit', '2100042003508', 'checkDigit'],
    ['of an item nobody knows', closed('200009900350'), 'noSuchItem'],
    ['with no weight', closed('210004200000'), 'noWeight'],
    ['of a thing sold by the piece', closed('210000700350'), 'notWeighed'],
  ])('%s is refused, never sold as one', async (_what, code, why) => {
    await expect(shop.cashier.scan(code)).rejects.toMatchObject({ code: 'BadLabel', data: { why } });
    expect(await shop.cashier.lines()).toEqual([]);
  });

  test('is an item’s own code where a shop has given it to one', async () => {
    keep((tx) => tx.save(barcode, shop.till.id(), { code: '2100042003507', itemId: shop.ids.bread }));
    await shop.cashier.scan('2100042003507');
    expect(await shop.cashier.lines()).toMatchObject([{ itemId: shop.ids.bread, qtyMilli: 1000 }]);
  });

  test('is found by an article with zeros, or by its code with nothing on it', async () => {
    keep((tx) => {
      tx.save(item, shop.ids.apples, { plu: null, sku: '00042' });
      tx.save(barcode, shop.till.id(), { code: closed('210005500000'), itemId: shop.ids.apples });
    });
    expect(await shop.cashier.scan('2100042003507')).toMatchObject({ kind: 'added', qtyMilli: 350 });
    expect(await shop.cashier.scan(closed('210005500350'))).toMatchObject({ kind: 'added', qtyMilli: 350 });
  });

  test('keeps its price for a customer with other prices, until quantity or price are changed by hand', async () => {
    const { cashier, ids } = shop;
    await cashier.scan(closed('220004201250'));
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    expect(await totals()).toEqual([1250]);
    const [line] = await cashier.lines();
    const lineId = must(line, 'the line').id;
    await cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli: 100 });
    expect(await totals()).toEqual([1200]);
    await cashier.sale.undo(cashier.c());
    expect(await totals()).toEqual([1250]);
    await cashier.sale.overridePrice({ ...cashier.c(), lineId, priceMinor: 10_000 });
    expect(await totals()).toEqual([1040]);
  });

  test('with a price comes back at that price, in whatever parts', async () => {
    const { cashier } = shop;
    await cashier.scan(closed('220004201250'));
    const { saleId, totalMinor } = await cashier.exactCash();
    expect(totalMinor).toBe(1250);
    let back = 0;
    for (const qtyMilli of [50, 54]) {
      await cashier.giveBack(saleId, 1, qtyMilli);
      back += (await cashier.sale.complete({ ...cashier.c(), asPaid: true })).totalMinor;
    }
    expect(back).toBe(-1250);
  });

  test('of any price and item adds up to what the labels say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ price: fc.integer({ min: 1, max: 99_999 }), tea: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (labels) => {
          for (const { price, tea } of labels) {
            const itemCode = tea ? '00007' : '00042';
            await shop.cashier.scan(closed(`22${itemCode}${String(price).padStart(5, '0')}`));
          }
          const said = labels.reduce((total, { price }) => total + price, 0);
          expect((await totals()).reduce((a, b) => a + b, 0)).toBe(said);
          expect((await shop.cashier.exactCash()).totalMinor).toBe(said);
        },
      ),
      { numRuns: 15, seed: 20_261_120 },
    );
  });
});

describe('a GS1 code', () => {
  test('adds the weight it says', async () => {
    keep((tx) => tx.save(barcode, shop.till.id(), { code: '4601234567893', itemId: shop.ids.apples }));
    expect(await shop.cashier.scan(']C101046012345678933103000350')).toMatchObject({
      kind: 'added',
      qtyMilli: 350,
    });
    await shop.cashier.scan(`]e00104601234567893310300035039224150`);
    expect(await totals()).toEqual([4200, 4150]);
  });

  test('that cannot be read to its end sells nothing', async () => {
    await expect(shop.cashier.scan(`]d201${gtin}310300035`)).rejects.toMatchObject({
      data: { why: 'unreadable' },
    });
  });

  test('of an unknown item gives its GTIN to the new one', async () => {
    expect(await shop.cashier.scan(']C101046012345678933103000350')).toEqual({
      kind: 'unknown',
      code: '04601234567893',
      scanned: '01046012345678933103000350',
    });
  });

  test.each([
    ['warn', { kind: 'added', warning: 'expired' }],
    ['sell', { kind: 'added', warning: null }],
  ])('past its date: %s', async (value, outcome) => {
    keep((tx) => tx.save(companySetting, 'code.expired', { value }));
    expect(await shop.cashier.scan(`]d201${gtin}17200131`)).toMatchObject(outcome);
  });

  test('past its date is refused where the shop wants it so', async () => {
    keep((tx) => tx.save(companySetting, 'code.expired', { value: 'refuse' }));
    await expect(shop.cashier.scan(`]d201${gtin}17200100`)).rejects.toMatchObject({
      code: 'PastItsDate',
      data: { name: 'Shoes', date: '2020-01-31' },
    });
    expect(await shop.cashier.scan(`]d201${gtin}17401231`)).toMatchObject({ kind: 'added', warning: null });
  });
});

describe('a marked piece', () => {
  test('keeps its code as scanned, on the line and on the sale', async () => {
    const { cashier, till } = shop;
    await cashier.scan(`]d2${markOf('a1B"2c')}`);
    expect(await cashier.lines()).toMatchObject([{ itemId: shoes, qtyMilli: 1000, mark: markOf('a1B"2c') }]);
    const { saleId } = await cashier.exactCash();
    expect(till.kit.ledger.read.get('select mark from sale_line where sale_id = ?', saleId)).toEqual({
      mark: markOf('a1B"2c'),
    });
  });

  test('stands alone: another of the same kind is another line, and no quantity is changed', async () => {
    const { cashier } = shop;
    await cashier.scan(markOf('AAAAAA'));
    await cashier.scan(markOf('aaaaaa'));
    await cashier.scan('4600439931256');
    const lines = await cashier.lines();
    expect(lines).toHaveLength(3);
    const lineId = must(lines[0], 'a line').id;
    await expect(cashier.sale.setQty({ ...cashier.c(), lineId, qtyMilli: 2000 })).rejects.toMatchObject({
      code: 'SoldByOne',
    });
    await expect(cashier.scan(markOf('BBBBBB'), 2000)).rejects.toMatchObject({ code: 'SoldByOne' });
  });

  test('is not scanned twice into a basket, whatever its signature', async () => {
    await shop.cashier.scan(markOf('AAAAAA'));
    await expect(shop.cashier.scan(`01${gtin}21AAAAAA${GS}93other`.slice(0, -1))).rejects.toMatchObject({
      code: 'AlreadyInBasket',
    });
  });

  test('is sold once, until it comes back', async () => {
    const { cashier } = shop;
    await cashier.scan(markOf('AAAAAA'));
    const first = await cashier.exactCash();
    await expect(cashier.scan(markOf('AAAAAA'))).rejects.toMatchObject({
      code: 'AlreadySold',
      data: { number: first.number },
    });
    await cashier.giveBack(first.saleId, 1, 1000);
    await cashier.sale.complete({ ...cashier.c(), asPaid: true });
    await cashier.scan(markOf('AAAAAA'));
    const again = await cashier.exactCash();
    await expect(cashier.scan(markOf('AAAAAA'))).rejects.toMatchObject({ data: { number: again.number } });
  });

  test('brings up the receipt it was sold on', async () => {
    const { cashier } = shop;
    await cashier.scan(markOf('AAAAAA'));
    await cashier.exactCash();
    await cashier.scan(markOf('BBBBBB'));
    const { saleId } = await cashier.exactCash();
    expect(await cashier.sale.sales({ text: markOf('BBBBBB') })).toMatchObject([{ id: saleId }]);
    expect(await cashier.sale.sales({ text: markOf('CCCCCC') })).toEqual([]);
  });

  test('may come back and go again in one basket', async () => {
    const { cashier } = shop;
    await cashier.scan(markOf('AAAAAA'));
    const first = await cashier.exactCash();
    await cashier.giveBack(first.saleId, 1, 1000);
    await cashier.scan(markOf('AAAAAA'));
    await cashier.exactCash();
    await expect(cashier.scan(markOf('AAAAAA'))).rejects.toMatchObject({ code: 'AlreadySold' });
  });

  test('sold at another counter meanwhile stops the sale that has it', async () => {
    const { cashier, till } = shop;
    await cashier.scan(markOf('AAAAAA'));
    const tablet = { counter: 'tablet' };
    await cashier.sale.scan({ commandId: till.id(), ...tablet, code: markOf('AAAAAA') });
    await cashier.sale.complete({ commandId: till.id(), ...tablet, exactCash: true });
    await expect(cashier.exactCash()).rejects.toMatchObject({ code: 'AlreadySold' });
  });

  test('keeps its code where the cashier must choose between items', async () => {
    const { cashier, ids } = shop;
    keep((tx) => tx.save(barcode, shop.till.id(), { code: '4600439931256', itemId: ids.coat }));
    const asked = await cashier.scan(markOf('AAAAAA'));
    expect(asked).toMatchObject({ kind: 'choose', scanned: markOf('AAAAAA') });
    const chosen = { itemId: ids.coat, barcodeId: null };
    await cashier.sale.scan({ ...cashier.c(), code: markOf('AAAAAA'), chosen });
    expect(await cashier.lines()).toMatchObject([{ itemId: ids.coat, mark: markOf('AAAAAA') }]);
  });

  test('of a scanner that types something for the separator is the same piece', async () => {
    keep((tx) => tx.save(tillSetting, 'scanner.separator', { value: '<GS>' }));
    await shop.cashier.scan(markOf('AAAAAA').replace(GS, '<GS>'));
    expect(await shop.cashier.lines()).toMatchObject([{ mark: markOf('AAAAAA') }]);
  });
});

describe('a code that is tried out', () => {
  const tryOut = (code: string, more: { patterns?: CodePattern[] } = {}) =>
    shop.cashier.sale.explainCode({ code, ...more });

  test('shows how it is read and sells nothing', async () => {
    expect(await tryOut(closed('220004201250'))).toMatchObject({
      by: 'label',
      items: ['Apples'],
      label: { pattern: '22IIIIIPPPPPC', prefix: '22', itemCode: '00042', verifier: null },
      fault: null,
      sells: { name: 'Apples', qtyMilli: 104, priceMinor: 12_000, totalMinor: 1250 },
    });
    expect(await shop.cashier.lines()).toEqual([]);
  });

  test('is read by patterns that are not saved yet', async () => {
    const mine = [{ pattern: '22IIIIIWWWWWC', decimals: 2 }];
    expect(await tryOut(closed('220004200035'), { patterns: mine })).toMatchObject({
      sells: { qtyMilli: 350 },
    });
  });

  test.each([
    ['an item’s own code', codes.tea, { by: 'code', items: ['Tea'], sells: { totalMinor: 9750 } }],
    ['nobody’s code', '4609999999990', { by: null, items: [], sells: null, fault: null }],
    [
      'a wrong check digit',
      '2100042003508',
      { fault: 'checkDigit', label: { checkDigit: { is: 8, must: 7 } } },
    ],
    ['a mark', markOf('AAAAAA'), { by: 'gtin', mark: { key: `01${gtin}21AAAAAA`, receipt: null } }],
  ])('%s', async (_what, code, report) => expect(await tryOut(code)).toMatchObject(report));

  test('whatever it is, gets an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^\d{1,60}$/), async (code) => {
        expect((await tryOut(code)).code).not.toBe('');
      }),
      { numRuns: 150, seed: 20_261_120 },
    );
  });
});

test('a cashier without the right to set prices scans a label with a price', async () => {
  const cashier = cashierOf(shop.till, { name: 'Ali', permissions: ['sale.sell'] });
  expect(await cashier.scan(closed('220004201250'))).toMatchObject({ kind: 'added' });
});
