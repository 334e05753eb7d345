import { expect, test } from 'vitest';
import { codesOf } from '../../../src/domain/areas/catalogue/import/cells.ts';
import { detectReading } from '../../../src/domain/areas/catalogue/import/detect.ts';
import type { ImportRow, ItemRow } from '../../../src/domain/areas/catalogue/import/fields.ts';
import { proposeMapping } from '../../../src/domain/areas/catalogue/import/mapping.ts';
import type { ProblemSummary } from '../../../src/domain/areas/catalogue/import/problems.ts';
import { readRows, rowReader } from '../../../src/domain/areas/catalogue/import/read-rows.ts';
import { currencyOf } from '../../../src/domain/kit/currency.ts';

/** Reads a file as an import does that nobody corrected; cells are divided by `;` here. */
function read(lines: readonly string[], currency = 'KGS'): { rows: ImportRow[]; problems: ProblemSummary } {
  const table = lines.map((line) => line.split(';'));
  const mapping = proposeMapping(table);
  const detected = detectReading(table, mapping);
  return readRows(table, mapping, { ...detected, currency: currencyOf(currency) });
}

const items = (rows: readonly ImportRow[]): ItemRow[] =>
  rows.flatMap((row) => (row.is === 'item' ? row : []));
const brief = ({ code, row, column, value }: ProblemSummary['first'][number]) => [code, row, column, value];

test('a Russian price list brings names, codes, units and money', () => {
  const { rows, problems } = read([
    'Наименование;Артикул;Штрихкод;Ед. изм.;Цена;Закуп;Остаток',
    'Чай  чёрный ;Ч-1;4600682000013;шт;1 120,50;80,00;12 шт',
    'Сыр весовой;С-2;;кг;890;;4,350',
  ]);
  expect(problems).toEqual({ counts: {}, first: [], errors: 0, warnings: 0 });
  expect(rows).toMatchObject([
    {
      row: 2,
      externalKey: 'sku:Ч-1',
      group: null,
      name: 'Чай чёрный',
      sku: 'Ч-1',
      barcodes: ['4600682000013'],
      unit: 'piece',
      weighed: null,
      priceMinor: 112050,
      costMinor: 8000,
      onHandMilli: 12000,
      options: [],
    },
    {
      row: 3,
      externalKey: 'sku:С-2',
      unit: 'kg',
      weighed: true,
      priceMinor: 89000,
      costMinor: null,
      onHandMilli: 4350,
    },
  ]);
});

test('a 1C price list: letterhead skipped, sections become categories, totals are no item', () => {
  const { rows, problems } = read([
    'ООО «Ромашка»;;;',
    'Прайс-лист;;;',
    ';;;',
    'Код;Номенклатура;Ед.;Цена',
    ';Напитки;;',
    '1;Чай;шт;120,00',
    '2;Кофе;шт;1 340,00',
    'Хлеб;;;',
    '3;Лаваш;шт;25,00',
    ';Итого;;1 485,00',
    ';;;',
  ]);
  expect(items(rows).map(({ name, category, row }) => [name, category, row])).toEqual([
    ['Чай', ['Напитки'], 6],
    ['Кофе', ['Напитки'], 7],
    ['Лаваш', ['Хлеб'], 9],
  ]);
  expect(problems.errors).toBe(0);
});

test('a Persian list in tomans becomes rials', () => {
  const { rows } = read(
    [
      'نام کالا;کد کالا;بارکد;قیمت خرید (تومان);قیمت فروش (تومان);موجودی',
      'چای گلستان;۱۰۱;۶۲۶۰۱۰۰۳۲۰۰۱۷;۸۵٬۰۰۰;۹۹٬۰۰۰;۱۲',
    ],
    'IRR',
  );
  expect(rows).toMatchObject([
    {
      name: 'چای گلستان',
      sku: '101',
      barcodes: ['6260100320017'],
      costMinor: 850000,
      priceMinor: 990000,
      onHandMilli: 12000,
    },
  ]);
});

test('a Turkish list writes 1.234,50 and its tax as a bare number', () => {
  const { rows } = read(
    ['Ürün Adı;Barkod;Satış Fiyatı;KDV', 'Bal;8690000000012;1.234,50;%20', 'Su;;5,00;'],
    'TRY',
  );
  expect(rows).toMatchObject([
    { priceMinor: 123450, taxes: [{ label: 'KDV %20', percentBp: 2000 }] },
    { priceMinor: 500, taxes: [], externalKey: 'name:su' },
  ]);
});

const loyverse =
  'Handle;SKU;Name;Category;Sold by weight;Option 1 name;Option 1 value;Cost;Barcode;SKU of included item;Quantity of included item;Available for sale [A];Price [A];In stock [A];Available for sale [B];Price [B];In stock [B]';

test('a Loyverse export: variants share what their first row says, branches keep their prices', () => {
  const { rows, problems } = read(
    [
      loyverse,
      'tea;T1;Tea;Drinks;N;Size;250 g;60.00;;;;Y;100.00;10;Y;110.00;5',
      'tea;T2;;;N;;500 g;110.00;;;;Y;180.00;4;N;;',
      'cheese;C1;Cheese;;Y;;;500.00;;;;Y;variable;;Y;variable;',
    ],
    'USD',
  );
  expect(problems.errors + problems.warnings).toBe(0);
  expect(rows).toMatchObject([
    {
      externalKey: 'loyverse:tea:T1',
      group: 'tea',
      name: 'Tea',
      options: [{ name: 'Size', value: '250 g' }],
      priceMinor: 10000,
      branches: [
        { branch: 'A', priceMinor: 10000, onHandMilli: 10000, available: true },
        { branch: 'B', priceMinor: 11000, onHandMilli: 5000, available: true },
      ],
    },
    {
      externalKey: 'loyverse:tea:T2',
      group: 'tea',
      name: 'Tea',
      category: ['Drinks'],
      options: [{ name: 'Size', value: '500 g' }],
      priceMinor: 18000,
    },
    { group: 'cheese', weighed: true, openPrice: true, priceMinor: null, options: [] },
  ]);
});

test('a Loyverse kit: its parts follow it', () => {
  const { rows, problems } = read(
    [
      loyverse,
      'gift;G1;Gift box;;N;;;;;T1;2;Y;300;;Y;300;',
      'gift;;;;;;;;;C1;0.25;;;;;;',
      'gift;;;;;;;;;X9;-1;;;;;;',
    ],
    'USD',
  );
  expect(rows).toMatchObject([
    { is: 'item', name: 'Gift box', group: 'gift' },
    { is: 'component', row: 2, group: 'gift', sku: 'T1', qtyMilli: 2000 },
    { is: 'component', row: 3, group: 'gift', sku: 'C1', qtyMilli: 250 },
  ]);
  expect(problems.counts).toEqual({ BadComponent: 1 });
});

test('a Square export: variations, taxes switched by columns, first category, open price', () => {
  const { rows } = read(
    [
      'Token;Item Name;Variation Name;SKU;Categories;GTIN;Price;Archived;Option Name 1;Option Value 1;Current Quantity Main;Tax - GST (5%);Tax - Luxury',
      'AB;Latte;Small;L1;Hot, Drinks;;$3.50;N;;;;Y;N',
      'AB;Latte;Large;L2;Hot, Drinks;;$4.50;N;;;;Y;Y',
      'CD;Mug;Regular;M1;;4006381333931;variable;Y;;;7;N;N',
    ],
    'USD',
  );
  expect(rows).toMatchObject([
    {
      externalKey: 'square:AB:L1',
      group: 'AB',
      category: ['Hot'],
      priceMinor: 350,
      options: [{ name: 'Variation Name', value: 'Small' }],
      taxes: [{ label: 'GST (5%)', percentBp: 500 }],
    },
    { externalKey: 'square:AB:L2', taxes: [{ percentBp: 500 }, { label: 'Luxury', percentBp: null }] },
    { group: 'CD', options: [], openPrice: true, archived: true, barcodes: ['4006381333931'] },
  ]);
});

test('an OSPOS file: taxes in pairs, stock by location, attributes as characteristics', () => {
  const { rows } = read(
    [
      'Id;Barcode;Item Name;Category;Supplier ID;Cost Price;Unit Price;Tax 1 Name;Tax 1 Percent;Tax 2 Name;Tax 2 Percent;location_Shop;attribute_Colour',
      '7;0036000291452;Soap;Home;;1.00;2.50;VAT;12;City;1.5;30;red',
    ],
    'USD',
  );
  expect(rows).toMatchObject([
    {
      externalKey: 'ospos:7',
      taxes: [
        { label: 'VAT', percentBp: 1200 },
        { label: 'City', percentBp: 150 },
      ],
      branches: [{ branch: 'Shop', priceMinor: null, onHandMilli: 30000, available: null }],
      characteristics: [{ name: 'Colour', value: 'red' }],
    },
  ]);
});

test('a Shopify file: only the first row of a group has the title, HTML is taken out', () => {
  const { rows } = read(
    [
      'Handle;Title;Body (HTML);Vendor;Type;Option1 Name;Option1 Value;Variant SKU;Variant Price;Variant Barcode',
      'shirt;T-shirt;<p>Soft <b>cotton</b></p>;Acme;Clothes;Colour;Red;S-R;20.00;',
      "shirt;;;;;;Blue;S-B;21.00;'4006381333931",
      'mug;Mug;;Acme;;Title;Default Title;M;8.00;',
    ],
    'USD',
  );
  expect(rows).toMatchObject([
    {
      name: 'T-shirt',
      description: 'Soft cotton',
      brand: 'Acme',
      options: [{ name: 'Colour', value: 'Red' }],
    },
    {
      name: 'T-shirt',
      brand: 'Acme',
      category: ['Clothes'],
      options: [{ name: 'Colour', value: 'Blue' }],
      barcodes: ['4006381333931'],
    },
    { name: 'Mug', options: [] },
  ]);
});

test('Odoo keys stay whatever else changes, and its category loses the root', () => {
  const heading = 'External ID;Internal Reference;Name;Sales Price;Product Category';
  const [before] = read([heading, 'p.1;A;Desk;10;All / Office / Desks'], 'USD').rows;
  const [after] = read([heading, 'p.1;B;Big desk;12;All'], 'USD').rows;
  expect(before).toMatchObject({ externalKey: 'odoo:p.1', category: ['Office', 'Desks'] });
  expect(after).toMatchObject({ externalKey: 'odoo:p.1', category: [] });
});

test('what cannot be imported is told with its row, column and value', () => {
  const { rows, problems } = read([
    'Название;Штрихкод;Цена;Закуп;Остаток;Ед.',
    ';4006381333931;10,00;;;',
    'Ручка;5,44901E+12;10,00;;;',
    'Нож;;десять;;;',
    'Вилка;;-5,00;;;',
    'Ложка;4006381333932;10,005;дорого;мало;охапка',
    'Чашка;4006381333931;7,00;;;',
    'Блюдце;4006381333931;8,00;;;',
    'Чашка;4006381333931;7,00;;;',
  ]);
  expect(
    items(rows).map(({ name, priceMinor, costMinor, onHandMilli, unit }) => [
      name,
      priceMinor,
      costMinor,
      onHandMilli,
      unit,
    ]),
  ).toEqual([
    ['Ложка', 1001, null, null, null],
    ['Чашка', 700, null, null, null],
    ['Блюдце', 800, null, null, null],
  ]);
  expect(problems.first.map(brief)).toEqual([
    ['MissingName', 2, 'Название', ''],
    ['ScientificBarcode', 3, 'Штрихкод', '5,44901E+12'],
    ['BadPrice', 4, 'Цена', 'десять'],
    ['NegativePrice', 5, 'Цена', '-5,00'],
    ['RepeatedRow', 9, 'Название', 'Чашка'],
    ['BadCheckDigit', 6, 'Штрихкод', '4006381333932'],
    ['PriceRounded', 6, 'Цена', '10,005'],
    ['UnknownUnit', 6, 'Ед.', 'охапка'],
    ['BadCost', 6, 'Закуп', 'дорого'],
    ['BadOnHand', 6, 'Остаток', 'мало'],
    ['DuplicateBarcodeInFile', 8, 'Штрихкод', '4006381333931'],
  ]);
  expect(problems.first.find(({ code }) => code === 'RepeatedRow')?.firstRow).toBe(7);
  expect(problems.first.find(({ code }) => code === 'DuplicateBarcodeInFile')?.firstRow).toBe(7);
  expect([problems.errors, problems.warnings]).toEqual([5, 6]);
});

test('only twenty problems are kept, all are counted, errors come first', () => {
  const lines = Array.from({ length: 50 }, (_, i) => `Item ${i};4006381333932;${i % 2 === 0 ? 'x' : '1'}`);
  const { problems } = read(['Name;Barcode;Price', ...lines], 'USD');
  expect(problems.first).toHaveLength(20);
  expect(problems.first.every(({ code }) => code === 'BadPrice')).toBe(true);
  expect(problems.counts).toEqual({ BadPrice: 25, BadCheckDigit: 50, DuplicateBarcodeInFile: 24 });
});

test('one item on several rows brings its other codes, another item under the same article stays itself', () => {
  const { rows, problems } = read(
    [
      'Name;Article;Barcode;Price',
      'Tea;A1;4006381333931;5',
      'TEA;A1;5449000000996;5',
      'Coffee;A1;96385074;9',
      'Coffee;A1;96385074;9',
    ],
    'USD',
  );
  expect(rows).toMatchObject([
    { is: 'item', externalKey: 'sku:A1', barcodes: ['4006381333931'] },
    { is: 'code', row: 3, externalKey: 'sku:A1', barcodes: ['5449000000996'] },
    { is: 'item', externalKey: 'sku:A1:coffee', name: 'Coffee' },
  ]);
  expect(problems.counts).toEqual({ RepeatedRow: 1 });
});

test('a list with variants in a column of their own groups them by the name', () => {
  const { rows } = read([
    'Номенклатура;Характеристика;Артикул;Цена',
    'Футболка;Красная;Ф1;500',
    'Футболка;Синяя;Ф1;500',
  ]);
  expect(rows).toMatchObject([
    {
      group: 'name:футболка',
      externalKey: 'sku:Ф1:красная',
      options: [{ name: 'Характеристика', value: 'Красная' }],
    },
    { group: 'name:футболка', externalKey: 'sku:Ф1:синяя' },
  ]);
});

test('leading zeros come back where the file lost them', () => {
  const codes = ['36000291452', '12345678905', '41420001116', '70330700017', '28400064057'];
  const { rows, problems } = read(
    ['Name;UPC;Price', ...codes.map((code, i) => `Item ${i};${code};1`)],
    'USD',
  );
  expect(items(rows).map(({ barcodes }) => barcodes[0]?.length)).toContain(13);
  expect(problems.counts.LeadingZerosRestored).toBe(5);
});

test('reading in batches is reading at once, row numbers included', () => {
  const table = [
    ['Name', 'Barcode', 'Price'],
    ...Array.from({ length: 1000 }, (_, i) => [`Item ${i % 700}`, '', String(i % 13 === 0 ? 'x' : i)]),
  ];
  const mapping = proposeMapping(table);
  const options = { ...detectReading(table, mapping), currency: currencyOf('USD') };
  const reader = rowReader(table[0] ?? [], mapping, options);
  const rows: ImportRow[] = [];
  for (let from = 0; from < table.length; from += 77)
    rows.push(...reader.read(table.slice(from, from + 77), from));
  expect({ rows, problems: reader.summary() }).toEqual(readRows(table, mapping, options));
});

test('a second import of the same file has the same keys', () => {
  const file = [
    'Name;Article;Barcode;Price',
    'Tea;A1;4006381333931;5',
    'Coffee;;5449000000996;9',
    'Milk;;;3',
  ];
  const keys = () => items(read(file, 'USD').rows).map(({ externalKey }) => externalKey);
  expect(keys()).toEqual(['sku:A1', 'code:5449000000996', 'name:milk']);
  expect(keys()).toEqual(keys());
});

test('a long name is cut between letters', () => {
  const { rows, problems } = read(['Name;Price', `${'😀'.repeat(300)};1`], 'USD');
  expect([...(items(rows)[0]?.name ?? '')]).toHaveLength(200);
  expect(problems.counts).toEqual({ NameCut: 1 });
});

test.each<[string, readonly string[] | string]>([
  ['4006381333931', ['4006381333931']],
  ['4006381333931, 5449000000996', ['4006381333931', '5449000000996']],
  ['4006381333931;5449000000996', ['4006381333931', '5449000000996']],
  ['4006381333931 5449000000996', ['4006381333931', '5449000000996']],
  ['4006381333931\n4006381333931', ['4006381333931']],
  ['4 006381 333931', ['4006381333931']],
  ['4006381333931.0', ['4006381333931']],
  ['4006381333931,00', ['4006381333931']],
  ['="0036000291452"', ['0036000291452']],
  ["'0036000291452", ['0036000291452']],
  ['036000291452', ['0036000291452']],
  ['A-15', ['A-15']],
  ['', []],
  ['5,44901E+12', 'ScientificBarcode'],
  ['4006381333931; 5.44901E+12', 'ScientificBarcode'],
  ['X'.repeat(49), 'BadBarcode'],
])('the cell %j holds the codes %j', (cell, expected) => {
  const read = codesOf(cell);
  expect('wrong' in read ? read.wrong : read.codes).toEqual(expected);
});
