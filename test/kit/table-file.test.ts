import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parseTable } from '../../src/main/areas/catalogue/files/parse-table.ts';
import {
  type Amount,
  amountText,
  csvFile,
  type TableColumn,
  xlsxFile,
} from '../../src/main/kit/table-file.ts';

interface Item {
  readonly code: string;
  readonly name: string;
  readonly price: Amount | null;
}

const columns: TableColumn<Item>[] = [
  { title: 'Barcode', cell: ({ code }) => code },
  { title: 'Наименование', cell: ({ name }) => name },
  { title: 'قیمت', cell: ({ price }) => price },
];
const tea: Item = { code: '0036000291452', name: 'Чай «Ахмад»', price: { units: -12345, decimals: 2 } };

const text = async (items: Item[], delimiter?: ',' | ';'): Promise<string> =>
  Buffer.from(await csvFile(columns, items, delimiter)).toString('utf8');

test('a CSV begins with a byte order mark and ends its lines as RFC 4180 says', async () => {
  expect(await text([tea])).toBe('\ufeffBarcode,Наименование,قیمت\r\n0036000291452,Чай «Ахмад»,-123.45\r\n');
  expect(await text([])).toBe('\ufeffBarcode,Наименование,قیمت\r\n');
});

test.each([
  ['Tea, green', '"Tea, green"'],
  ['Tea "green"', '"Tea ""green"""'],
  ['two\nlines', '"two\nlines"'],
  [' spaced ', '" spaced "'],
  ['=1+2', "'=1+2"],
  ['@sum', "'@sum"],
  ['+996 555', "'+996 555"],
  ['-5', "'-5"],
  ['\tcmd', "'\tcmd"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['a-b=c', 'a-b=c'],
  ['', ''],
])('the text %j is written as %j', async (name, written) => {
  const csv = await text([{ code: '1', name, price: null }]);
  expect(csv.split('\r\n')[1]).toBe(`1,${written},`);
});

test('a semicolon may divide, where the comma is for decimals', async () => {
  expect(await text([{ ...tea, name: 'a;b' }], ';')).toContain('0036000291452;"a;b";-123.45\r\n');
});

test.each<[Amount, string]>([
  [{ units: 0, decimals: 2 }, '0.00'],
  [{ units: 5, decimals: 2 }, '0.05'],
  [{ units: -5, decimals: 3 }, '-0.005'],
  [{ units: 99000, decimals: 0 }, '99000'],
  [{ units: 9007199254740991, decimals: 2 }, '90071992547409.91'],
])('%j is %s, exactly', (amount, written) => {
  expect(amountText(amount)).toBe(written);
});

test('what we write as CSV or XLSX we read back, codes with their zeros', async () => {
  const items = Array.from({ length: 2500 }, (_, i) => ({
    ...tea,
    name: `=Чай ${i} "x"`,
    price: { units: i, decimals: 2 },
  }));
  const csv = await parseTable(await csvFile(columns, items));
  const xlsx = await parseTable(await xlsxFile(columns, items, { title: 'گزارش: [1]', rightToLeft: true }));
  if (!csv.ok || !xlsx.ok) return expect.fail('a file of ours was refused');
  expect(csv.value.rows.at(-1)).toEqual(['0036000291452', '\'=Чай 2499 "x"', '24.99']);
  expect(xlsx.value.rows.at(-1)).toEqual(['0036000291452', '=Чай 2499 "x"', '24.99']);
  expect([csv.value.rowCount, xlsx.value.rowCount]).toEqual([2501, 2501]);
});

test('a sheet bears what a name and a cell may not, without breaking', async () => {
  const odd = { code: 'a\u0000\u0008b', name: '\ud800<&>"', price: null };
  const parsed = await parseTable(
    await xlsxFile(columns, [odd], { title: "'[]:*?/\\'", rightToLeft: false }),
  );
  expect(parsed).toMatchObject({ ok: true, value: { rows: [expect.anything(), ['ab', '<&>"', '']] } });
});

test('the till serves others while a file is written', async () => {
  let served = 0;
  let writing = true;
  const others = (async () => {
    while (writing) {
      served += 1;
      await setTimeout(1);
    }
  })();
  async function* rows(): AsyncGenerator<Item> {
    for (let i = 0; i < 20_000; i += 1) yield tea;
  }
  await xlsxFile(columns, rows(), { title: 'Items', rightToLeft: false });
  const csv = await csvFile(columns, rows());
  writing = false;
  await others;
  expect(csv.length).toBeGreaterThan(500_000);
  expect(served).toBeGreaterThan(10);
});
