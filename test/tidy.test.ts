/** The laws of the house (docs: design section 5), kept by machine; each shows that it can fail. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../src/domain/kit/words.ts';
import { tradeWords } from './tidy/names.ts';
import { noFloats, oneDoor, oneOwner, permissionNamed, pureOfWorld } from './tidy/purity.ts';
import { columns, fileSize, functionSize, nesting, nothingLeft } from './tidy/shape.ts';
import { type Broken, type Law, readHouse, root, Source } from './tidy/source.ts';
import { faultsOfWords, wordsOnly } from './tidy/speech.ts';
import { walls } from './tidy/walls.ts';

const laws: Law[] = [
  walls,
  oneDoor,
  oneOwner,
  permissionNamed,
  pureOfWorld,
  noFloats,
  wordsOnly,
  tradeWords,
  fileSize,
  functionSize,
  nesting,
  columns,
  nothingLeft,
];

const house = readHouse();
const place = ({ path, line, what }: Broken) => `  ${path}:${line}  ${what}`;

function keep(says: string, breaches: readonly string[]): void {
  if (breaches.length > 0)
    expect.fail(`the law “${says}” is broken ${breaches.length}×\n${breaches.join('\n')}`);
}

describe.each(laws)('the law “$says”', ({ says, breaches, plants }) => {
  test('is kept in every room', () => keep(says, breaches(house).map(place)));

  test.each(plants.map((plant) => [plant.map(([path]) => path).join(' and '), plant] as const))(
    'sees a breach planted in %s',
    (_where, plant) => {
      expect(breaches(plant.map(([path, text]) => new Source(path, text)))).not.toEqual([]);
    },
  );
});

describe('the law “every language has every word”', () => {
  const speaking = house.filter(({ path }) => /^src\/.*words\.ts$/.test(path) && !path.includes('/kit/'));

  test.each(speaking.map(({ path }) => path))('is kept in %s', async (path) => {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href);
    const all = Object.values(module).filter(isWords);
    expect(all).not.toEqual([]);
    keep(
      'every language has every word',
      all.flatMap(faultsOfWords).map((fault) => `  ${path}  ${fault}`),
    );
  });

  test.each([
    ['a missing word', { en: { pay: 'Pay' }, ru: {}, fa: { pay: 'پرداخت' } }],
    ['an empty word', { en: { pay: 'Pay' }, ru: { pay: ' ' }, fa: { pay: 'پرداخت' } }],
    ['a word nobody else has', { en: {}, ru: { pay: 'Оплата' }, fa: {} }],
    ['a sentence left in English', { en: { a: 'Take cash' }, ru: { a: 'Take cash' }, fa: { a: 'نقد' } }],
    ['a word that became a function', { en: { a: 'Cash' }, ru: { a: () => 'x' }, fa: { a: 'نقد' } }],
  ])('sees %s', (_what, words) => {
    expect(faultsOfWords(words)).toHaveLength(1);
  });
});

function isWords(value: unknown): value is Record<Language, unknown> {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === languages.join();
}
