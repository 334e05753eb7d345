/** Bringing price lists in: whole, again, on top of what is there, and back out. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { answerOf } from '../../kit/till.ts';
import { importFile, recordsOf, sendFile } from './files.ts';
import { openShelves, type Shelves } from './shelves.ts';

const russian = `Прайс-лист ООО «Ромашка»;;;;;
на 20.11.2026;;;;;
Наименование;Артикул;Штрихкод;Ед. изм.;Цена;Закуп
Молоко 3,2% 1л;М-1;4600000000015;шт;95,50;80
Яблоки;Я-2;;кг;120;90,5
Хлеб белый;Х-3;4600000000022;шт;;
`;
const persian = `نام کالا,کد کالا,بارکد,واحد,قیمت خرید,قیمت فروش
شیر کم‌چرب,۱۰۱,۶۲۶۰۰۰۰۰۰۰۰۱۲,عدد,۱۸۰۰۰۰,۲۱۰۰۰۰
خیار,۱۰۲,,کیلو,,۹۰۰۰۰
`;
const loyverseColumns = [
  ...['Handle', 'SKU', 'Name', 'Category', 'Description', 'Sold by weight'],
  ...[1, 2, 3].flatMap((n) => [`Option ${n} name`, `Option ${n} value`]),
  ...['Cost', 'Barcode', 'SKU of included item', 'Quantity of included item', 'Track stock'],
  ...['Available for sale', 'Price', 'In stock', 'Low stock'].map((figure) => `${figure} [Main]`),
];
const loyverse = `${loyverseColumns.join(',')}
tea,10001,Tea,Drinks,,N,,,,,,,1.00,4607012350012,,,Y,Y,2.50,10,
shirt,10002,T-shirt,Clothes,,N,Size,S,Colour,Red,,,5.00,,,,Y,Y,12.00,3,
shirt,10003,,,,,,M,,Red,,,5.00,,,,Y,Y,12.00,3,
box,10004,Gift box,Gifts,,N,,,,,,,,,,,N,Y,15.00,,
box,,,,,,,,,,,,,,10001,2,,,,,
`;

/** `1251`, as Windows wrote it. */
function windows1251(text: string): Uint8Array {
  const bytes = new Map<string, number>();
  const page = new TextDecoder('windows-1251');
  for (let byte = 0; byte < 256; byte += 1) bytes.set(page.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text].map((letter) => must(bytes.get(letter), `${letter} is not in 1251`)));
}
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

const itemsOf = ({ till }: Shelves) =>
  till.kit.ledger.read.all<Record<string, unknown>>(
    `select name, sku, unit, decimals, weighed, price_minor price, cost_minor cost, status, kind
     from item where deleted_at is null order by id`,
  );

describe('a file is read', () => {
  test.each([
    ['in Windows-1251 with semicolons and decimal commas', windows1251(russian)],
    ['in UTF-16', utf16(russian)],
    ['in UTF-8', russian],
  ])('%s', async (_what, file) => {
    const shop = await openShelves();
    const done = await importFile(shop, file);
    expect(done).toMatchObject({ created: 3, changed: 0, unchanged: 0, refused: 0 });
    expect(itemsOf(shop)).toMatchObject([
      { name: 'Молоко 3,2% 1л', sku: 'М-1', unit: 'piece', price: 9550, cost: 8000 },
      { name: 'Яблоки', unit: 'kg', decimals: 3, weighed: 1, price: 12_000, cost: 9050 },
      { name: 'Хлеб белый', price: 0, cost: null },
    ]);
    expect(await shop.scan('4600000000015')).toEqual(['Молоко 3,2% 1л']);
  });

  test('in Persian, with Persian digits', async () => {
    const shop = await openShelves();
    const { created } = await importFile(shop, persian);
    expect(created).toBe(2);
    expect(itemsOf(shop)).toMatchObject([
      { name: 'شیر کم‌چرب', sku: '101', price: 21_000_000, unit: 'piece' },
      { name: 'خیار', sku: '102', price: 9_000_000, unit: 'kg' },
    ]);
    expect(await shop.find('شير کم چرب')).toEqual(['شیر کم‌چرب']);
  });

  test('from Loyverse: variants under their item, kits with their parts, categories', async () => {
    const shop = await openShelves();
    expect(await importFile(shop, loyverse)).toMatchObject({ created: 4, refused: 0 });
    expect(await shop.find('shirt')).toEqual(['T-shirt · S · Red', 'T-shirt · M · Red']);
    const [kit] = await shop.owner.catalogue.itemsByCode({ code: '10004' });
    const [tea] = await shop.owner.catalogue.itemsByCode({ code: '10001' });
    expect(kit).toMatchObject({ kind: 'kit', components: [{ itemId: tea?.id, qtyMilli: 2000 }] });
    const categories = await answerOf(shop.owner.catalogue.categories({}));
    expect(categories.map(({ name }) => name)).toEqual(['Drinks', 'Clothes', 'Gifts']);
  });
});

describe('the same file again', () => {
  test.each([
    ['a price list', russian],
    ['a Persian list', persian],
    ['a Loyverse export', loyverse],
  ])('changes nothing: %s', async (_what, file) => {
    const shop = await openShelves();
    const first = await importFile(shop, file);
    const before = recordsOf(shop.till);
    const again = await importFile(shop, file);
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: first.created });
    expect(recordsOf(shop.till)).toEqual(before);
  });

  test('with new prices changes the prices and nothing else', async () => {
    const shop = await openShelves();
    await importFile(shop, 'Name,SKU,Barcode,Price\nTea,T1,111,2.00\nCoffee,C1,222,3.00\n');
    const again = await importFile(shop, 'Name,SKU,Price\nTea,T1,2.50\nCoffee,C1,3.00\n');
    expect(again).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect(itemsOf(shop)).toMatchObject([{ price: 250 }, { price: 300 }]);
    expect(await shop.scan('111')).toEqual(['Tea']);
  });
});

describe('items that were there before', () => {
  test('are found by article and by barcode, and keep what the file does not say', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'Green tea', sku: 't-1', brand: 'Ahmad', priceMinor: 100 });
    await shop.add({ name: 'Coffee', priceMinor: 100, costMinor: 50 }, ['222']);
    const done = await importFile(shop, 'Name,SKU,Barcode,Price\nGreen tea,T-1,,2.00\nCoffee,,222,3.00\n');
    expect(done).toMatchObject({ created: 0, changed: 2 });
    expect(itemsOf(shop)).toMatchObject([
      { sku: 'T-1', price: 200 },
      { price: 300, cost: 50 },
    ]);
  });

  test('two items under one barcode stay two, on the second import as well', async () => {
    const shop = await openShelves();
    const file = 'Name,Barcode,Price\nBlue pen,4006381333931,1.00\nBlack pen,4006381333931,1.10\n';
    expect(await importFile(shop, file)).toMatchObject({ created: 2 });
    expect(await importFile(shop, file)).toMatchObject({ created: 0, unchanged: 2 });
    expect(await shop.scan('4006381333931')).toEqual(['Blue pen', 'Black pen']);
  });
});

describe('a preview', () => {
  test('counts, shows the first rows and what is wrong, and writes nothing', async () => {
    const shop = await openShelves();
    await shop.add({ name: 'Tea', sku: 'T1' });
    const before = recordsOf(shop.till);
    const changeId = await sendFile(
      shop,
      'Name;SKU;Barcode;Price\nTea;T1;;2,00\nCoffee;C1;5,44901E+12;3,00\nMilk;M1;4600000000014;abc\nBread;B1;;1,5\n',
    );
    const preview = await shop.owner.catalogue.importPreview({ commandId: shop.till.id(), changeId });
    expect(preview).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      source: 'generic',
      heading: ['Name', 'SKU', 'Barcode', 'Price'],
      items: 2,
      known: 1,
      fresh: 1,
    });
    expect(preview.problems.first.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['ScientificBarcode', 3, '5,44901E+12'],
      ['BadPrice', 4, 'abc'],
      ['BadCheckDigit', 4, '4600000000014'],
    ]);
    expect(recordsOf(shop.till)).toEqual(before);
  });

  test('remembers the columns of a like file', async () => {
    const shop = await openShelves();
    const file = 'Bezeichnung X,Preis Y\nBrot,1.20\n';
    const changeId = await sendFile(shop, file);
    const { catalogue } = shop.owner;
    const first = await catalogue.importPreview({ commandId: shop.till.id(), changeId });
    const mapping = { ...first.mapping, headerRow: 0, columns: { name: [0], price: [1] } };
    await catalogue.importRun({ commandId: shop.till.id(), changeId, mapping });
    const next = await sendFile(shop, file.replace('Brot', 'Milch'));
    const second = await catalogue.importPreview({ commandId: shop.till.id(), changeId: next });
    expect(second).toMatchObject({
      remembered: true,
      mapping: { columns: { name: [0], price: [1] } },
      fresh: 1,
    });
  });

  test.each([
    ['an empty file', '', 'FileEmpty'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0', 'NotATable'],
  ])('refuses %s', async (_what, file, code) => {
    const shop = await openShelves();
    const changeId = await sendFile(shop, file === '' ? ' ' : file);
    const preview = shop.owner.catalogue.importPreview({ commandId: shop.till.id(), changeId });
    await expect(preview).rejects.toMatchObject({ code });
  });

  test('refuses an import that names no column of names, and a file that is gone', async () => {
    const shop = await openShelves();
    const { catalogue } = shop.owner;
    const changeId = await sendFile(shop, 'a,b\n1,2\n');
    const run = catalogue.importRun({ commandId: shop.till.id(), changeId });
    await expect(run).rejects.toMatchObject({ code: 'NoNames' });
    const gone = catalogue.importRun({ commandId: shop.till.id(), changeId: shop.till.id() });
    await expect(gone).rejects.toMatchObject({ code: 'FileGone' });
  });
});

describe('an import taken back', () => {
  test('leaves everything as it was', async () => {
    const shop = await openShelves();
    const drinks = await shop.category('Drinks');
    await shop.add({ name: 'Green tea', sku: 'T1', priceMinor: 100, categoryId: drinks }, ['111']);
    await shop.add({ name: 'Coffee', priceMinor: 100 }, ['222']);
    const before = recordsOf(shop.till);
    const { changeId } = await importFile(
      shop,
      'Name,SKU,Barcode,Price,Category\nTea,T1,333,2.00,Hot\nCoffee,,222,3.00,Hot\nMilk,M1,444,1.00,Dairy\n',
    );
    expect(await shop.scan('333')).toEqual(['Tea']);
    const undone = await shop.owner.catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(undone.kept).toBe(0);
    const after = recordsOf(shop.till);
    for (const [table, rows] of Object.entries(before)) {
      const living = must(after[table], table).filter(({ deleted_at }) => deleted_at === null);
      expect(living, table).toEqual(rows);
    }
    expect(await shop.scan('333')).toEqual([]);
    expect(await shop.find('milk')).toEqual([]);
    expect(await shop.find('green tea')).toEqual(['Green tea']);
    const again = shop.owner.catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    await expect(again).rejects.toMatchObject({ code: 'NothingToUndo' });
  });

  test('keeps what somebody changed since', async () => {
    const shop = await openShelves();
    const itemId = await shop.add({ name: 'Tea', sku: 'T1', priceMinor: 100 });
    const { changeId } = await importFile(shop, 'Name,SKU,Price\nTea,T1,2.00\nMilk,M1,1.00\n');
    const changes = { priceMinor: 777 };
    await shop.owner.catalogue.editItem({ commandId: shop.till.id(), itemId, changes });
    const undone = await shop.owner.catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(undone.kept).toBe(1);
    expect(itemsOf(shop)).toMatchObject([{ name: 'Tea', price: 777 }]);
  });

  test('and brought in again gives the same items back', async () => {
    const shop = await openShelves();
    const file = 'Name,SKU,Barcode,Price\nMilk,M1,444,1.00\n';
    const { changeId } = await importFile(shop, file);
    const [before] = await shop.owner.catalogue.itemsByCode({ code: '444' });
    await shop.owner.catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    await importFile(shop, file);
    const [after] = await shop.owner.catalogue.itemsByCode({ code: '444' });
    expect(after).toEqual(before);
  });
});

describe('an import that breaks off', () => {
  const many = `Name,SKU,Price\n${Array.from({ length: 3000 }, (_, n) => `Item ${n},S${n},1.00`).join('\n')}\n`;

  test('by a cancel keeps whole rows and can be taken back', async () => {
    const shop = await openShelves();
    const changeId = await sendFile(shop, many);
    const { catalogue } = shop.owner;
    const run = catalogue.importRun({ commandId: shop.till.id(), changeId });
    for await (const runs of await catalogue.bulkRuns({})) if ((runs[0]?.done ?? 0) > 100) break;
    await catalogue.cancelBulk({ commandId: shop.till.id(), changeId });
    const { created } = await run;
    expect(created).toBeGreaterThan(100);
    expect(created).toBeLessThan(3000);
    const [row] = await answerOf(catalogue.bulkRuns({}));
    expect(row).toMatchObject({ state: 'cancelled', created, undoable: true });
    await catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(itemsOf(shop)).toEqual([]);
  });

  test('by a power cut is told, goes on where it was, and ends as if nothing had been', async () => {
    const shop = await openShelves();
    const changeId = await sendFile(shop, many);
    const { catalogue } = shop.owner;
    const run = catalogue.importRun({ commandId: shop.till.id(), changeId });
    for await (const runs of await catalogue.bulkRuns({})) if ((runs[0]?.done ?? 0) > 100) break;
    await shop.till.crash();
    await run;
    const [row] = await answerOf(catalogue.bulkRuns({}));
    expect(row).toMatchObject({ state: 'interrupted', undoable: true });
    const half = itemsOf(shop).length;
    expect(half).toBeGreaterThan(100);
    await catalogue.importRun({ commandId: shop.till.id(), changeId });
    expect(itemsOf(shop)).toHaveLength(3000);
    await catalogue.undoBulk({ commandId: shop.till.id(), changeId });
    expect(itemsOf(shop)).toEqual([]);
  });
});
