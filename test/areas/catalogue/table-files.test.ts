import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { detectReading } from '../../../src/domain/areas/catalogue/import/detect.ts';
import { proposeMapping } from '../../../src/domain/areas/catalogue/import/mapping.ts';
import { rowReader } from '../../../src/domain/areas/catalogue/import/read-rows.ts';
import { currencyOf } from '../../../src/domain/kit/currency.ts';
import { delimiterOf } from '../../../src/main/areas/catalogue/files/delimited.ts';
import { decodeText, type Encoding } from '../../../src/main/areas/catalogue/files/encoding.ts';
import { openTable } from '../../../src/main/areas/catalogue/files/open-table.ts';
import { parseTable } from '../../../src/main/areas/catalogue/files/parse-table.ts';
import { numberText } from '../../../src/main/areas/catalogue/files/spreadsheet.ts';
import { tableLimits } from '../../../src/main/areas/catalogue/files/table.ts';

/** A code page backwards: every byte that decodes to a letter of the text. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text], (letter) => bytes.get(letter) ?? 0x3f);
}

const russian = 'Наименование;Цена;Остаток\nЧай чёрный;120,50;4\nМолоко 3,2%;85,00;12\n';
const capitals = 'НАИМЕНОВАНИЕ;ЦЕНА\nМОЛОКО ТОПЛЕНОЕ;85\nХЛЕБ;30\nСОК;60\n';
const turkish =
  'Ürün Adı;Barkod;Satış Fiyatı\nŞeftali suyu;8690000000012;12,50\nIspanak (taze);;8,00\nÇiğ köfte;;60,00\n';
const arabic = 'اسم الصنف;سعر البيع\nحليب كامل الدسم;12.50\nخبز;3\nشاي أخضر;9\n';
const persian = 'نام کالا;قيمت\nپنير ليقوان;120000\nگوجه فرنگي;45000\nچاي;90000\n';

describe('encodings', () => {
  test.each<[string, Encoding, string]>([
    ['Russian', 'windows-1251', russian],
    ['Russian in capitals', 'windows-1251', capitals],
    ['one Russian word', 'windows-1251', 'name,price\nСыр,5\n'],
    ['Turkish', 'windows-1254', turkish],
    ['one Turkish word', 'windows-1254', 'ad,fiyat\nçay,5\n'],
    ['Arabic', 'windows-1256', arabic],
    ['Persian', 'windows-1256', persian],
    ['Russian', 'utf-8', russian],
    ['Persian', 'utf-8', persian],
    ['Russian', 'utf-16le', russian],
    ['Turkish', 'utf-16be', turkish],
    ['English', 'utf-8', 'name,price\nTea,5\n'],
    ['English', 'utf-16le', 'name,price\nTea,5\n'],
  ])('%s in %s is told without a mark', (_language, encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toEqual({ text, encoding });
  });

  test.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])('a byte order mark says %s', (encoding) => {
    expect(decodeText(encoded(`\ufeff${russian}`, encoding))).toEqual({ text: russian, encoding });
  });

  test('somebody who knows better names the encoding', () => {
    const bytes = encoded('Сыр', 'windows-1251');
    expect(decodeText(bytes, 'windows-1254').text).toBe('Ñûğ');
  });
});

test.each([
  [russian, ';'],
  ['a,b,c\n1,"2,5;7",3\n', ','],
  ['name\tprice\nTea, green\t5,50\nMilk\t3,20\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['Название;Цена\nЧай;120,50\nКофе;340,00\n', ';'],
  ['Name\nTea, green\nMilk\n', ','],
  ['', ','],
])('%j is divided by %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});

const csv = async (text: string | Uint8Array) => {
  const parsed = await parseTable(typeof text === 'string' ? Buffer.from(text) : text);
  return parsed.ok ? parsed.value : parsed.refusal;
};

describe('delimited text', () => {
  test('quotes hold delimiters, lines and quotes', async () => {
    const text = 'name,note\r\n"Tea, ""green""","two\r\nlines"\r\n';
    expect(await csv(text)).toMatchObject({
      rows: [
        ['name', 'note'],
        ['Tea, "green"', 'two\r\nlines'],
      ],
    });
  });

  test('empty rows keep their number, except at the end', async () => {
    expect(await csv('a,b\n\n1,2\n,\n\n')).toMatchObject({
      rows: [['a', 'b'], [''], ['1', '2']],
      rowCount: 3,
    });
  });

  test.each([
    [
      'a,b\n"Tea,1\nMilk,2\n',
      [
        ['a', 'b'],
        ['"Tea', '1'],
        ['Milk', '2'],
      ],
    ],
    [
      'a,b\n"Tea,1\nMilk,"2"\n',
      [
        ['a', 'b'],
        ['"Tea', '1'],
        ['Milk', '2'],
      ],
    ],
    [
      'a,b\nPipe 5",1\nMilk,2\n',
      [
        ['a', 'b'],
        ['Pipe 5"', '1'],
        ['Milk', '2'],
      ],
    ],
  ])('the stray quote in %j does not swallow the file', async (text, rows) => {
    expect(await csv(text)).toMatchObject({ rows });
  });

  test("Excel's own line names the delimiter", async () => {
    expect(await csv('sep=;\r\na;b,c\r\n1;2\r\n')).toMatchObject({
      delimiter: ';',
      rows: [[''], ['a', 'b,c'], ['1', '2']],
    });
  });

  test('a gzipped file is unpacked', async () => {
    expect(await csv(gzipSync(russian))).toMatchObject({ format: 'csv', rowCount: 3, columnCount: 3 });
  });
});

describe('files that are no table', () => {
  const small = { ...tableLimits, bytes: 100, rows: 3, columns: 4 };
  const zipOf = (name: string) =>
    Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(name), Buffer.alloc(40)]);

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'FileEmpty'],
    ['a file of blanks', Buffer.from(' \r\n\r\n'), 'FileEmpty'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'OldSpreadsheet'],
    [
      'a workbook under a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'LockedSpreadsheet',
    ],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'NotATable'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2]), 'NotATable'],
    ['half of a zip', zipOf('xl/workbook.xml'), 'FileBroken'],
    ['half of a gzip', gzipSync(russian).subarray(0, 30), 'FileBroken'],
    ['a file above the limit', Buffer.alloc(101, 'a'), 'FileTooLarge'],
    ['a gzip that inflates above the limit', gzipSync(Buffer.alloc(10_000, 'a')), 'FileTooLarge'],
    ['too many rows', Buffer.from('a\nb\nc\nd\n'), 'TooManyRows'],
    ['too many columns', Buffer.from('a,b,c,d,e\n'), 'TooManyColumns'],
  ])('%s is refused', async (_what, bytes, code) => {
    const parsed = await parseTable(bytes, { limits: small });
    expect(parsed).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a workbook that claims to inflate above the limit is not unpacked', async () => {
    const bytes = await workbook([['a', 'b']]);
    const limits = { ...tableLimits, inflatedBytes: 500 };
    expect(await parseTable(bytes, { limits })).toMatchObject({ refusal: { code: 'FileTooLarge' } });
    expect(await parseTable(bytes.subarray(0, bytes.length - 40))).toMatchObject({
      refusal: { code: 'FileBroken' },
    });
  });
});

type Plain = string | number | boolean | Date | null;
const workbook = (rows: Plain[][]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : value))),
  ).toBuffer();

describe('workbooks', () => {
  test('codes stay text, numbers lose their noise, dates and empty rows keep their place', async () => {
    const bytes = await workbook([
      ['Barcode', 'Name', 'Price', 'Since', 'Weighed'],
      [null, null, null, null, null],
      ['0036000291452', 'Tea', 0.1 + 0.2, new Date(Date.UTC(2026, 10, 20)), true],
      [5449000000996, null, 12.3, null, false],
    ]);
    const table = await csv(bytes);
    expect(table).toMatchObject({ format: 'xlsx', encoding: null, rowCount: 4, columnCount: 5 });
    expect(table).toMatchObject({
      rows: [
        ['Barcode', 'Name', 'Price', 'Since', 'Weighed'],
        ['', '', '', '', ''],
        ['0036000291452', 'Tea', '0.3', '2026-11-20', 'true'],
        ['5449000000996', '', '12.3', '', 'false'],
      ],
    });
  });

  test('the first sheet with a table is read', async () => {
    const bytes = await writeXlsxFile([
      { sheet: 'Cover', data: [['Price list']] },
      {
        sheet: 'Items',
        data: [
          ['Name', 'Price'],
          ['Tea', 5],
        ],
      },
    ]).toBuffer();
    expect(await csv(bytes)).toMatchObject({
      rows: [
        ['Name', 'Price'],
        ['Tea', '5'],
      ],
    });
  });

  test.each([
    ['12.300000000000001', '12.3'],
    ['5449000000996', '5449000000996'],
    ['5.449000000996E12', '5449000000996'],
    ['4.0063813339310002E+12', '4006381333931'],
    ['5.44901E+12', '5.44901E+12'],
    ['1E3', '1000'],
    ['1.2E9', '1200000000'],
    ['1e-7', '0.0000001'],
    ['123456789012345680', '123456789012345680'],
    ['-5.5', '-5.5'],
  ])('a stored %s is shown as %s', (stored, shown) => {
    expect(numberText(stored)).toBe(shown);
  });
});

describe('a table on a thread of its own', () => {
  test('gives its shape, any rows, and all of them in batches', async () => {
    const lines = Array.from({ length: 2500 }, (_, i) => `Item ${i},${i}`);
    const opened = await openTable(Buffer.from(['name,price', ...lines].join('\n')));
    if (!opened.ok) return expect.fail(opened.refusal.code);
    const table = opened.value;
    expect(table).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      rowCount: 2501,
      columnCount: 2,
    });
    expect(await table.rows(2499, 10)).toEqual([
      ['Item 2498', '2498'],
      ['Item 2499', '2499'],
    ]);
    const sizes: number[] = [];
    for await (const { from, rows } of table.batches(1000)) sizes.push(from, rows.length);
    expect(sizes).toEqual([0, 1000, 1000, 1000, 2000, 501]);
    await table.close();
    await expect(table.rows(0, 1)).rejects.toThrow('closed');
  });

  test('answers a refusal, not a fault', async () => {
    expect(await openTable(Buffer.from(''))).toEqual({ ok: false, refusal: { code: 'FileEmpty', data: {} } });
  });
});

const shared = process.env.DUKKAN_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const hundredThousand = join(shared, 'products-100k.csv.gz');

test.skipIf(!existsSync(hundredThousand))(
  'the 100,000 items of products-100k.csv.gz are read whole',
  async () => {
    const opened = await openTable(readFileSync(hundredThousand));
    if (!opened.ok) return expect.fail(opened.refusal.code);
    const table = opened.value;
    expect(table).toMatchObject({ rowCount: 100_001, columnCount: 2, delimiter: ',' });
    const head = await table.rows(0, 1000);
    const mapping = proposeMapping(head);
    const options = { ...detectReading(head, mapping), currency: currencyOf('USD') };
    const reader = rowReader(head[0] ?? [], mapping, options);
    const codes = new Set<string>();
    let nameless = 0;
    for await (const { from, rows } of table.batches()) {
      for (const row of reader.read(rows, from)) {
        if (row.is === 'item' && row.name === '') nameless += 1;
        if (row.is !== 'component') for (const code of row.barcodes) codes.add(code);
      }
    }
    await table.close();
    const problems = reader.summary();
    expect(nameless).toBe(0);
    expect(codes.size + problems.errors).toBe(100_000);
    expect(problems).toMatchObject({ errors: 0, warnings: 0 });
  },
);
