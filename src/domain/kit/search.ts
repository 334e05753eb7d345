/** One spelling for everything that reads the same, so that a look-up is a plain prefix match. */
import { toRussian } from './cyrillic.ts';
import { toAsciiDigits } from './digits.ts';
import { readingsOf } from './search-readings.ts';

/** More look-ups than this never found what the first ones had missed. */
const mostVariants = 6;
const mostWords = 8;

/** Letters that decomposition leaves apart but people take for the same. */
const sameLetter: Record<string, string> = {
  // Turkish dotless i, ligatures and strokes of Latin.
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ...toRussian,
  ъ: 'ь',
  // Arabic, Persian, Urdu and Kurdish forms of yeh, kaf and heh; wasla alef; the hamza on its own goes.
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ء: '',
};
const sameLetters = new RegExp(`[${Object.keys(sameLetter).join('')}]`, 'gu');

/** Latin letters that price lists mix into Cyrillic words because they look the same. */
const lookalike: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/**
 * The text as search compares it: lower case, without marks, joiners and tatweel, with letters that are
 * typed for one another made one, ASCII digits, and one space for anything that is neither.
 */
export function foldForSearch(text: string): string {
  // Most names of a catalogue are plain ASCII and need none of the rest.
  if (/^[\x20-\x7e]*$/.test(text)) return spaced(text.toLowerCase());
  const letters = text
    .replaceAll('№', ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(sameLetters, (letter) => sameLetter[letter] ?? letter);
  return spaced(toAsciiDigits(letters)).replace(/[a-z]+[а-я][a-zа-я]*|[а-я]+[a-z][a-zа-я]*/g, unmixed);
}

/**
 * What the index holds for a name: its folded words, and what else each may be typed as. A compound gives
 * its parts and itself in one (`coca cola cocacola`, `500мл 500 мл`), a soft sign may be left out.
 */
export function foldForIndex(text: string): string {
  const words = new Set<string>();
  for (const chunk of text.split(/[\s\p{Zs}]+/u)) {
    const whole = foldForSearch(chunk);
    const apart = foldForSearch(chunk.replaceAll('\u200c', ' '));
    const parts = apart.split(' ').flatMap((word) => word.match(/\d+|\D+/g) ?? []);
    for (const word of [...whole.split(' '), ...apart.split(' '), ...parts]) words.add(word);
    if (parts.length > 1 && parts.length <= 4) words.add(apart.replaceAll(' ', ''));
  }
  for (const word of [...words]) if (word.includes('ь')) words.add(word.replaceAll('ь', ''));
  words.delete('');
  return [...words].join(' ');
}

/**
 * The folded readings of what somebody typed, likeliest first, at most six and none twice: as typed, on
 * the other keyboard layout, and spelt in the other script. Empty where nothing can be searched for.
 */
export function searchVariants(query: string): string[] {
  const variants = new Set<string>();
  for (const reading of [query, ...readingsOf(query)]) {
    const folded = foldForSearch(reading);
    if (folded !== '') variants.add(folded);
    if (variants.size === mostVariants) break;
  }
  return [...variants];
}

/** An FTS5 query in which every folded word must begin a word of the row; empty for no words. */
export function ftsPrefixQuery(folded: string): string {
  const words = folded.split(' ').filter((word) => word !== '');
  return words
    .slice(0, mostWords)
    .map((word) => `"${word.replaceAll('"', '""')}"*`)
    .join(' AND ');
}

function spaced(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A word of both alphabets in Cyrillic, where every Latin letter of it has its double there. */
function unmixed(word: string): string {
  const cyrillic = word.replace(/[a-z]/g, (letter) => lookalike[letter] ?? letter);
  return /[a-z]/.test(cyrillic) ? word : cyrillic;
}
