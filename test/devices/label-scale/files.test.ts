/** Files for scales that are loaded by their makers' programs, column for column as those write them. */
import { expect, test } from 'vitest';
import { labelCodeOf } from '../../../src/domain/areas/plu/label-code.ts';
import { labelCsv } from '../../../src/main/devices/label-scale/csv.ts';
import { rongtaTxp, rongtaXls } from '../../../src/main/devices/label-scale/rongta.ts';
import { bananas } from './stage.ts';

const cabbage = { number: 1, name: 'Chinese cabbage', price: 90, byPiece: false, shelfDays: 15, tareG: 0 };
const factory = { code: { prefix: '21', rongtaType: 2 }, priceDecimals: 2 };

/** As PLU Manager saved it again, every column that follows. */
const saved =
  '1\tChinese cabbage\t1\t1\t2\t90\t4\t21\t0.000\t15\t0\t0.000\t0\t0\t0\t0\tD0\t0\t0\t\t\t0\t0\t0.0\t0\t0\t\t0.0000\t0' +
  '\t\t\t\t\t\t\t\t\t\t\t3\t0\t0\t0\t0\t0\t0\t0.00\t0\t0.000\t0.000\t0\t\t0\t0.00\t0\t0\t0\t0.00\t0\r\n';

test('a TXP row is PLU Manager’s own row, all 58 columns of it', () => {
  const row = Buffer.from(rongtaTxp([cabbage], factory)).toString('latin1');
  expect(row.split('\t')).toHaveLength(saved.split('\t').length);
  expect(row).toBe(saved);
});

test('TXP prices are hundredths, whether the scale shows them or not; letters are the system’s', () => {
  const row = rongtaTxp([{ ...bananas, price: 140 }], { ...factory, priceDecimals: 0 });
  const [number, name, , code, , price, , , tare] = new TextDecoder('windows-1251').decode(row).split('\t');
  expect([number, name, code, price, tare]).toEqual(['4011', 'Бананы', '4011', '14000', '0.012']);
});

test('an XLS is a text of two bytes a letter, a heading of 24 columns and rows of 23', () => {
  const bytes = Buffer.from(rongtaXls([cabbage, { ...bananas, name: 'موز' }], factory));
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  const [head = '', first, second = '', end] = bytes.subarray(2).toString('utf16le').split('\r\n');
  expect(head.split('\t')).toHaveLength(24);
  expect(first).toBe(
    '1\tChinese cabbage\t1\t1\t2\t 0.900\t4\t0\t21\t 0.000\t15\t0\t 0.000\t0\t0\t0\t0\t0\t0\t\t0\t0\t0',
  );
  expect(second.split('\t').slice(0, 6)).toEqual(['4011', 'موز', '4011', '4011', '2', '140.000']);
  expect(end).toBe('');
});

test('CSV: UTF-8 says that it is, CP1251 is for programs that know no other', async () => {
  const items = [{ ...bananas, name: 'Сыр; "Ошский"' }];
  const utf8 = Buffer.from(await labelCsv(items, factory, 'utf8')).toString('utf8');
  expect(utf8).toBe(
    '\ufeffplu;code;name;price;unit;shelf_days;tare_g;prefix\r\n4011;4011;"Сыр; ""Ошский""";140.00;kg;5;12;21\r\n',
  );
  const cp1251 = await labelCsv(items, factory, 'cp1251');
  expect(new TextDecoder('windows-1251').decode(cp1251)).toBe(utf8.slice(1));
});

test.each([
  ['2.IIIIIWWWWWC', 3, { prefix: '21', rongtaType: 7 }],
  ['20IIIIIWWWWWC', 3, { prefix: '20', rongtaType: 7 }],
  ['22IIIIIPPPPPC', 2, { prefix: '22', rongtaType: 2 }],
  ['23IIIIIIWWWWC', 2, { prefix: '23', rongtaType: 6 }],
  ['2IIIIIIWWWWWC', 3, { prefix: '2', rongtaType: 27 }],
  ['20IIIIWWWWWWC', 3, null],
])('the shop’s pattern %s says what labels begin with and how they count', (pattern, decimals, code) => {
  expect(labelCodeOf([{ pattern, decimals }])).toEqual(code);
});
