/** Text in the letters a pole display has: Latin, or Latin and Cyrillic of CP866; one letter, one column. */
import { toRussian } from '../../../domain/kit/cyrillic.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { bytesIn, sayIn } from '../printer/code-pages.ts';

/** What the display's own letters are. */
export type Letters = 'latin' | 'cp866';

export const lettersOf = (letters: Letters) => ({
  /** The text with what the display lacks in Latin letters, and `?` for what has none. */
  say: (text: string): string => said(letters, text),
  bytes: (text: string): Uint8Array => bytesIn('cp866', text),
});

function said(letters: Letters, text: string): string {
  // Decomposed, an accented letter is a letter and an accent, and only the accent is lost.
  const composed = toAsciiDigits(text.normalize('NFC'))
    .replace(/\s/gu, ' ')
    .replace(/\p{Cf}/gu, '');
  let out = '';
  for (const letter of composed) out += sayLetter(letters, letter);
  return out;
}

function sayLetter(letters: Letters, letter: string): string {
  if (/[\x20-\x7e]/.test(letter)) return letter;
  const inCyrillic = letters === 'cp866' ? inCp866(letter) : null;
  if (inCyrillic !== null) return inCyrillic;
  const latin = inCaseOf(letter, toLatin);
  if (latin !== undefined) return latin;
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (bare !== letter) return bare === '' ? '' : said(letters, bare);
  return plain(letter);
}

/** What CP866 lacks as the Russian letter beside it; null for what is not Cyrillic. */
function inCp866(letter: string): string | null {
  const known = /\p{Script=Cyrillic}|№/u.test(letter) ? sayIn('cp866', letter) : null;
  return known ?? inCaseOf(letter, toRussian) ?? null;
}

/** What the table says of the small letter, as a capital for a capital. */
function inCaseOf(letter: string, table: Readonly<Record<string, string>>): string | undefined {
  const small = letter.toLowerCase();
  const found = table[small];
  if (found === undefined || small === letter) return found;
  return found.charAt(0).toUpperCase() + found.slice(1);
}

/** Signs that have a plain twin in CP866's lower half. */
function plain(letter: string): string {
  const twin = sayIn('cp866', letter);
  return twin !== null && /^[\x20-\x7e]*$/.test(twin) ? twin : '?';
}

const pairs = (from: string, to: string): [string, string][] => {
  const latin = to.split(' ');
  return [...from].map((letter, n) => [letter, latin[n] ?? '']);
};

/** As people write it in messages, not as a library catalogue does. */
const toLatin: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs(
    'абвгдеёжзийклмнопрстуфхцчшщыэюя',
    'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sch y e yu ya',
  ),
  ...pairs('ңөүұқғәһҳҷіїєў', 'ng o u u q gh a h h j i yi ye u'),
  ['ъ', ''],
  ['ь', ''],
  ...pairs(
    'اآأإبپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهةیيىئؤ',
    'a a a e b p t s j ch h kh d z r z zh s sh s z t z a gh f q k k g l m n v h e i i a y o',
  ),
  ['ء', ''],
  ['٬', ','],
  ['٫', '.'],
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['ø', 'o'],
  ['№', 'No'],
]);
