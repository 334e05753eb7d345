/** Labels of real items: what they say, and the pages they come on. */
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { LabelDesign } from '../../../src/domain/areas/device/label.ts';
import { ok } from '../../../src/domain/kit/result.ts';
import { price } from '../../../src/main/areas/catalogue/tables.ts';
import { placesOf } from '../../../src/main/devices/labels/sheet.ts';
import { codes, openShop, type Shop } from '../sale/shop.ts';

const design: LabelDesign = { kind: 'shelf', paper: 'a4x24', code: 'bars', date: true };
const clerk = ({ till }: Shop) => till.clientFor({ name: 'Clerk', permissions: ['catalogue.view'] });

describe('labels', () => {
  test('know the items they were asked for, and leave out what is gone', async () => {
    const shop = await openShop();
    const items = await clerk(shop).device.labelItems({
      itemIds: [shop.ids.tea, shop.ids.apples, '0190a000-0000-7000-8000-000000000009'],
    });
    expect(items).toEqual([
      { itemId: shop.ids.tea, name: 'Tea', code: codes.tea },
      { itemId: shop.ids.apples, name: 'Apples', code: null },
    ]);
  });

  test('are seen before they are printed, dot by dot', async () => {
    const shop = await openShop();
    const roll = { ...design, paper: 'roll58x40' as const };
    const ask = () => clerk(shop).device.previewLabel({ itemId: shop.ids.tea, design: roll });
    const label = await ask();
    expect(label).toMatchObject({ widthDots: 464, heightDots: 320, crowded: false });
    expect(
      Buffer.from(label?.png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const { ledger } = shop.till.kit;
    const header = { id: shop.till.id(), command: 'test.price', actor: { userId: null, name: 'test' } };
    ledger.commit(header, (tx) => {
      tx.save(price, shop.till.id(), { itemId: shop.ids.tea, priceMinor: 5000, validFrom: 0 });
      return ok(null);
    });
    expect((await ask())?.png).not.toBe(label?.png);
  });

  test('come on as many pages as they need', async () => {
    const shop = await openShop();
    const file = await clerk(shop).device.saveLabels({
      commandId: shop.till.id(),
      labels: [
        { itemId: shop.ids.tea, count: 20 },
        { itemId: shop.ids.bread, count: 10 },
      ],
      design,
      skip: 4,
    });
    expect(file.name).toBe('labels-30.pdf');
    const pdf = await PDFDocument.load(await file.arrayBuffer());
    expect(pdf.getPageCount()).toBe(2);
    expect(Math.round(pdf.getPage(0).getWidth())).toBe(595);
  });

  test('are refused where there would be too many', async () => {
    const shop = await openShop();
    const labels = [shop.ids.tea, shop.ids.bread].map((itemId) => ({ itemId, count: 1500 }));
    const saving = clerk(shop).device.saveLabels({ commandId: shop.till.id(), labels, design, skip: 0 });
    await expect(saving).rejects.toMatchObject({ code: 'TooManyLabels', data: { most: 2000 } });
  });
});

describe('on a sheet', () => {
  const label = { text: null as never, count: 5 };
  const paper = {
    widthMm: 70,
    heightMm: 37,
    sheet: { columns: 3, rows: 2, leftMm: 0, topMm: 0.5, columnGapMm: 1 },
  };

  test('labels follow the rows, and used places stay empty', () => {
    const pages = placesOf({ labels: [label], paper, skip: 2 });
    expect(pages.map((page) => page.map(({ xMm, yMm }) => [xMm, yMm]))).toEqual([
      [
        [142, 0.5],
        [0, 37.5],
        [71, 37.5],
        [142, 37.5],
      ],
      [[0, 0.5]],
    ]);
  });

  test('of a roll each label is a page of its own', () => {
    expect(placesOf({ labels: [label], paper: { ...paper, sheet: null }, skip: 2 })).toHaveLength(5);
  });
});
