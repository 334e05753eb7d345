import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldForIndex, foldForSearch, ftsPrefixQuery, searchVariants } from '../../src/domain/kit/search.ts';
import { found, notFound, type SearchPair } from './search-pairs.ts';

test.each<[string, string]>([
  ['Ёлка ЁЖ', 'елка еж'],
  ['ЙОГУРТ', 'иогурт'],
  ['كيك شوكولاتة', 'کیک شوکولاته'],
  ['علي', 'علی'],
  ['آبِ مُعدَني', 'اب معدنی'],
  ['مؤسسة', 'موسسه'],
  ['كـــتاب', 'کتاب'],
  ['می‌خواهم', 'میخواهم'],
  ['۰۱۲۳٤٥٦٧89', '0123456789'],
  ['0123', '0123'],
  ['İSTANBUL ıspanak Şeker', 'istanbul ispanak seker'],
  ['Weißbier Straße', 'weissbier strasse'],
  ['Crème brûlée — œuf', 'creme brulee oeuf'],
  ['Coca-Cola®, 0,5 л.', 'coca cola 0 5 л'],
  ['ﻻﻓﺎﺵ', 'لافاش'],
  ['Cыр Poссия', 'сыр россия'],
  ['Қымыз Өрік Ұн', 'кымыз орик ун'],
  ['  ...  ', ''],
])('%j is searched as %j', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});

test('a folded text folds to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const folded = foldForSearch(text);
      expect(foldForSearch(folded)).toBe(folded);
    }),
    { numRuns: 500 },
  );
});

test('the index holds a compound in one and in parts, and a word without its soft sign', () => {
  expect(foldForIndex('Coca-Cola 500мл').split(' ').sort()).toEqual(
    ['coca', 'cola', 'cocacola', '500мл', '500', 'мл'].sort(),
  );
  expect(foldForIndex('Пельмени').split(' ')).toEqual(['пельмени', 'пелмени']);
  expect(foldForIndex('نیم‌چرب').split(' ')).toEqual(['نیمچرب', 'نیم', 'چرب']);
  expect(foldForIndex(' — ')).toBe('');
});

test('a query is looked up six times at most, never twice the same, and not at all when empty', () => {
  const scripts = ['rjkf', 'кола', 'شیر', 'шир', 'shir‌', '’', ' ', '5', 'Ё', 'ß'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...scripts), { maxLength: 8 }), (parts) => {
      const variants = searchVariants(parts.join(''));
      expect(variants.length).toBeLessThanOrEqual(6);
      expect(new Set(variants).size).toBe(variants.length);
      expect(variants).not.toContain('');
    }),
  );
  expect(searchVariants(' -- ')).toEqual([]);
  expect(searchVariants('5449000000996')).toEqual(['5449000000996']);
  expect(searchVariants('milk')[0]).toBe('milk');
});

test('a word of plain English is not read as Russian keys that nobody can say', () => {
  expect(searchVariants('milk')).not.toContain('ьшдл');
  expect(searchVariants('rjkf')).toContain('кола');
});

test('quotes and operators of the search language are only text', () => {
  expect(ftsPrefixQuery('')).toBe('');
  expect(ftsPrefixQuery('a"b or')).toBe('"a""b"* AND "or"*');
  const search = index([{ query: '', name: 'Near OR not AND "quoted"' }]);
  expect(search('NEAR( OR * "')).toEqual(['Near OR not AND "quoted"']);
});

const searchFound = index(found);
const searchOther = index(notFound);

test.each(found)('$query finds $name', ({ query, name }) => {
  expect(searchFound(query)).toContain(name);
});

test.each(notFound)('$query does not find $name', ({ query, name }) => {
  expect(searchOther(query)).not.toContain(name);
});

/** The catalogue's way of searching: a contentless FTS5 table of folded names. */
function index(pairs: readonly SearchPair[]): (query: string) => string[] {
  const db = new Database(':memory:');
  db.exec("create virtual table names using fts5(words, content='', prefix='1 2 3')");
  const names = [...new Set(pairs.map((pair) => pair.name))];
  const add = db.prepare('insert into names (rowid, words) values (?, ?)');
  names.forEach((name, i) => {
    add.run(i + 1, foldForIndex(name));
  });
  const look = db.prepare<[string], { rowid: number }>(
    'select rowid from names where names match ? order by rowid',
  );
  return (query) => {
    const rows = searchVariants(query).flatMap((variant) => look.all(ftsPrefixQuery(variant)));
    return rows.map(({ rowid }) => names[rowid - 1] ?? '');
  };
}
