import { expect, test } from 'vitest';
import { detectReading } from '../../../src/domain/areas/catalogue/import/detect.ts';
import type { Source } from '../../../src/domain/areas/catalogue/import/fields.ts';
import {
  findHeaderRow,
  headingFingerprint,
  proposeMapping,
} from '../../../src/domain/areas/catalogue/import/mapping.ts';
import { unitKeyOf } from '../../../src/domain/areas/catalogue/import/units.ts';
import { currencyOf } from '../../../src/domain/kit/currency.ts';

const cells = (line: string, by = ','): string[] => line.split(by);

const loyverse =
  'Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Option 2 name,Option 2 value,Option 3 name,Option 3 value,Cost,Barcode,SKU of included item,Quantity of included item,Track stock,Available for sale [Centre],Price [Centre],In stock [Centre],Low stock [Centre],Available for sale [Market],Price [Market],In stock [Market],Low stock [Market]';
const square =
  'Token,Item Name,Variation Name,SKU,Description,Categories,Reporting Category,GTIN,Item Type,Weight (kg),Price,Online Sale Price,Archived,Sellable,Stockable,Option Name 1,Option Value 1,Default Unit Cost,Enabled Main St,Current Quantity Main St,New Quantity Main St,Price Main St,Tax - GST (5%)';
const squareOlder =
  'Token,Item Name,Description,Category,SKU,Variation Name,Price,Current Quantity Main,Option Name 1,Option Value 1,Modifier Set - Milk,Tax - Sales Tax (7%)';
const ospos =
  'Id,Barcode,Item Name,Category,Supplier ID,Cost Price,Unit Price,Tax 1 Name,Tax 1 Percent,Tax 2 Name,Tax 2 Percent,Reorder Level,Description,Allow Alt Description,Item has Serial Number,Image,HSN,location_Stockroom,attribute_Colour';
const shopify =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Barcode,Cost per item,Status';

test.each<[Source, string, Record<string, number>]>([
  [
    'loyverse',
    loyverse,
    {
      group: 0,
      sku: 1,
      name: 2,
      category: 3,
      weighed: 5,
      option1Name: 6,
      cost: 12,
      barcode: 13,
      componentSku: 14,
    },
  ],
  [
    'square',
    square,
    { id: 0, group: 0, name: 1, variant: 2, sku: 3, category: 6, barcode: 7, kind: 8, price: 10, cost: 17 },
  ],
  ['square', squareOlder, { id: 0, group: 0, name: 1, category: 3, sku: 4, variant: 5, price: 6 }],
  ['square', 'Item Name,Variation Name,SKU,Price', { group: 0, name: 0, variant: 1, sku: 2, price: 3 }],
  [
    'ospos',
    ospos,
    { id: 0, barcode: 1, name: 2, category: 3, cost: 5, price: 6, tax: 7, taxPercent: 8, tax2: 9 },
  ],
  [
    'shopify',
    shopify,
    {
      group: 0,
      name: 1,
      brand: 3,
      category: 4,
      option1Name: 7,
      sku: 13,
      onHand: 16,
      price: 17,
      barcode: 18,
      cost: 19,
    },
  ],
  [
    'shopify',
    'Title,URL handle,Option1 name,Option1 value,SKU,Weight value (grams),Inventory quantity',
    { name: 0, group: 1, sku: 4, onHand: 6 },
  ],
  [
    'odoo',
    'External ID,Internal Reference,Name,Barcode,Sales Price,Cost,Weight,Sales Description',
    { id: 0, sku: 1, name: 2, barcode: 3, price: 4, cost: 5, description: 7 },
  ],
  [
    'odoo',
    'id,name,default_code,barcode,list_price,standard_price,categ_id/id',
    { id: 0, name: 1, sku: 2, barcode: 3, price: 4, cost: 5 },
  ],
  [
    'woocommerce',
    'ID,Type,SKU,Name,Published,Categories,Regular price,Stock',
    { id: 0, sku: 2, name: 3, category: 5, price: 6, onHand: 7 },
  ],
  [
    'erpnext',
    'ID,Item Code,Item Name,Item Group,Default Unit of Measure,Standard Selling Rate,Maintain Stock,Barcode (Barcodes)',
    { id: 0, sku: 1, name: 2, category: 3, unit: 4, price: 5, barcode: 7 },
  ],
  ['generic', 'barcode,name', { barcode: 0, name: 1 }],
  ['generic', 'Product,Retail price,Qty,Department', { name: 0, price: 1, onHand: 2, category: 3 }],
  [
    'generic',
    'Наименование,Артикул,Штрихкод,Ед. изм.,Цена,Закуп,Остаток',
    { name: 0, sku: 1, barcode: 2, unit: 3, price: 4, cost: 5, onHand: 6 },
  ],
  ['generic', '№,Код,Номенклатура,Ед.,"Цена, сом",Кол-во', { sku: 1, name: 2, unit: 3, price: 4 }],
  [
    'generic',
    'نام کالا,کد کالا,بارکد,واحد,قیمت خرید,قیمت فروش,موجودی',
    { name: 0, sku: 1, barcode: 2, unit: 3, cost: 4, price: 5, onHand: 6 },
  ],
  ['generic', 'نام كالا,قيمت فروش (ریال)', { name: 0, price: 1 }],
  [
    'generic',
    'اسم الصنف,الباركود,الوحدة,سعر الشراء,سعر البيع,الكمية',
    { name: 0, barcode: 1, unit: 2, cost: 3, price: 4, onHand: 5 },
  ],
  [
    'generic',
    'Ürün Adı,Barkod,Birim,Alış Fiyatı,Satış Fiyatı,KDV,Stok',
    { name: 0, barcode: 1, unit: 2, cost: 3, price: 4, tax: 5, onHand: 6 },
  ],
  ['generic', 'ÜRÜN ADI,FİYAT', { name: 0, price: 1 }],
])('a file of %s with %s is mapped', (source, heading, columns) => {
  const mapping = proposeMapping([cells(heading)]);
  expect(mapping.source).toBe(source);
  expect(mapping.headerRow).toBe(0);
  const first = Object.fromEntries(Object.entries(mapping.columns).map(([field, all]) => [field, all?.[0]]));
  expect(first).toMatchObject(columns);
});

test('columns of branches, taxes and characteristics are found by their headings', () => {
  expect(proposeMapping([cells(loyverse)]).branches).toEqual([
    { branch: 'Centre', available: 17, price: 18, onHand: 19 },
    { branch: 'Market', available: 21, price: 22, onHand: 23 },
  ]);
  expect(proposeMapping([cells(square)])).toMatchObject({
    branches: [{ branch: 'Main St', available: 18, onHand: 19, price: 21 }],
    taxes: [{ label: 'GST (5%)', column: 22 }],
  });
  expect(proposeMapping([cells(ospos)])).toMatchObject({
    branches: [{ branch: 'Stockroom', onHand: 17 }],
    characteristics: [{ label: 'Colour', column: 18 }],
  });
});

test('several columns of codes and of category levels all count', () => {
  const mapping = proposeMapping([cells('Группа;Подгруппа;Наименование;Штрихкод;Доп. штрихкод', ';')]);
  expect(mapping.columns).toEqual({ category: [0, 1], name: [2], barcode: [3, 4] });
});

test('of two prices the retail one is taken', () => {
  const mapping = proposeMapping([cells('Товар;Цена;Розничная цена;Цена закупочная', ';')]);
  expect(mapping.columns).toEqual({ name: [0], price: [2], cost: [3] });
});

test('a heading under the letterhead of a price list is found', () => {
  const table = [
    ['ООО «Ромашка»', '', '', ''],
    ['Прайс-лист на 20.11.2026', '', '', ''],
    ['', '', '', ''],
    ['Цены указаны в сомах', '', '', ''],
    ['Склад: основной', '', '', ''],
    ['Артикул', 'Номенклатура', 'Ед. изм.', 'Цена'],
    ['', '', '', 'руб.'],
    ['001', 'Чай', 'шт', '120,00'],
  ];
  expect(findHeaderRow(table)).toBe(5);
});

test('a file without a heading starts with its first item', () => {
  expect(findHeaderRow([['4006381333931', 'Pencil', '1.50']])).toBe(-1);
  expect(proposeMapping([])).toMatchObject({ headerRow: -1, source: 'generic', columns: {} });
});

test('a like heading is remembered under the same fingerprint', () => {
  expect(headingFingerprint(['Цена ', 'НАЗВАНИЕ'])).toBe(headingFingerprint(['цена', 'Название']));
  expect(headingFingerprint(['Price', 'Name'])).not.toBe(headingFingerprint(['Name', 'Price']));
});

test.each([
  ['шт.', 'piece'],
  ['ШТ', 'piece'],
  ['кг', 'kg'],
  ['Kg', 'kg'],
  ['л', 'litre'],
  ['пог. м', 'metre'],
  ['عدد', 'piece'],
  ['کیلو گرم', 'kg'],
  ['كيلو', 'kg'],
  ['Adet', 'piece'],
  ['parsec', null],
])('the unit %j means %s', (text, unit) => {
  expect(unitKeyOf(text)).toBe(unit);
});

const detected = (heading: string, ...rows: string[]) => {
  const table = [heading, ...rows].map((line) => cells(line, ';'));
  return detectReading(table, proposeMapping(table));
};

test('the decimal mark is told from all numbers of the file', () => {
  expect(detected('Название;Цена;Остаток', 'Чай;1.200;2,5').mark).toBe('comma');
  expect(detected('Name;Price', 'Tea;1,200', 'Milk;0.50').mark).toBe('point');
  expect(detected('Name;Price', 'Tea;1,200').mark).toBeNull();
});

test.each([
  ['Name;Price', 'Tea;$25.00', 'USD', false],
  ['Name;Price', 'Tea;£4,250.00', 'GBP', false],
  ['Название;Цена', 'Чай;120 ₽', 'RUB', false],
  ['Название;Цена, сом', 'Чай;120', 'KGS', false],
  ['Название;Цена', 'Чай;120 тг', null, false],
  ['نام کالا;قیمت فروش', 'چای;۱۲٬۰۰۰ تومان', 'IRR', true],
  ['نام کالا;قیمت (تومان)', 'چای;۱۲٬۰۰۰', 'IRR', true],
  ['Name;Price', 'Tea;$25.00 or €20', null, false],
  ['Name;Price', 'Tea;25', null, false],
])('the currency of %s / %s is %s', (heading, row, currency, toman) => {
  expect(detected(heading, row)).toMatchObject({ currency, toman });
  if (currency) expect(currencyOf(currency).code).toBe(currency);
});

test('leading zeros were lost where nearly all short codes close with their check digit', () => {
  const codes = ['36000291452', '12345678905', '41420001116', '70330700017', '28400064057'];
  expect(detected('Name;UPC', ...codes.map((code) => `Item;${code}`)).lostZeros).toBe(true);
  expect(detected('Name;UPC', ...codes.slice(1).map((code) => `Item;${code}`)).lostZeros).toBe(false);
  expect(detected('Name;UPC', ...codes.map((code) => `Item;${code}1`)).lostZeros).toBe(false);
});

test('rows that hold only a name are sections, unless the file has categories', () => {
  expect(detected('Название;Цена', 'Чай и кофе;', 'Чай;120').sections).toBe(true);
  expect(detected('Название;Цена;Группа', 'Чай и кофе;;', 'Чай;120;').sections).toBe(false);
  expect(detected('Название;Цена', 'Чай;120').sections).toBe(false);
});
