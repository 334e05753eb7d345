/** What a query may have been meant as: typed on the wrong keyboard layout, or spelt in another script. */

const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
/** ISIRI 9147; the backslash is where older Windows keyboards have پ. */
const persianLatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,\\";
const persianKeys = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوپ';

const latinToRussian = keyMap(latinKeys, russianKeys);
const russianToLatin = keyMap(russianKeys, latinKeys);
const latinToPersian = keyMap(persianLatinKeys, persianKeys);
const persianToLatin = new Map([
  ...keyMap(persianKeys, persianLatinKeys),
  ['پ', 'm'],
  ['ي', 'd'],
  ['ك', ';'],
]);

type Spelling = readonly (readonly [latin: string, cyrillic: string])[];

/** What both spellings share; `y`, and `e` at a beginning, depend on their neighbours: see `letterAt`. */
const common: Spelling = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['tz', 'ц'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ye', 'е'],
  ['ck', 'к'],
  ['ph', 'ф'],
  ['qu', 'кв'],
  ['a', 'а'],
  ['b', 'б'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['i', 'и'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['z', 'з'],
  ["'", 'ь'],
];
/** The usual spelling: yo is ё, x is кс, hard c, h is х. */
const usual = longestFirst([
  ['yo', 'ё'],
  ['ce', 'це'],
  ['ci', 'ци'],
  ['c', 'к'],
  ['h', 'х'],
  ['j', 'ж'],
  ['x', 'кс'],
  ...common,
]);
/** Where the usual one misses: йогурт, яйцо by yayco, хлеб by xleb, джем by jem, геркулес by herkules. */
const other = longestFirst([['yo', 'йо'], ['c', 'ц'], ['h', 'г'], ['j', 'дж'], ['x', 'х'], ...common]);

const cyrillicToLatin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Other readings of a raw query, likeliest first, not folded; none for one that has no letters. */
export function readingsOf(query: string): string[] {
  const text = query.normalize('NFC').toLowerCase();
  const readings: string[] = [];
  if (text.includes('\u200c')) readings.push(text.replaceAll('\u200c', ' '));
  if (/[a-z]/.test(text)) readings.push(...latinReadings(text));
  if (/[а-яё]/.test(text)) readings.push(...cyrillicReadings(text));
  if (/[\u0600-\u06ff]/.test(text)) readings.push(typedWith(persianToLatin, text));
  return readings;
}

function latinReadings(text: string): string[] {
  const layout = typedWith(latinToRussian, text);
  const readings = isSayable(layout) ? [layout] : [];
  readings.push(inCyrillic(text, usual));
  // One letter is too little to tell a spelling from a beginning.
  if (text.length > 2) readings.push(inCyrillic(text, other));
  readings.push(typedWith(latinToPersian, text));
  return readings;
}

function cyrillicReadings(text: string): string[] {
  const latin = text.replace(/[а-яё]/g, (letter) => cyrillicToLatin[letter] ?? letter);
  // Brands write the sound of к as c (Nescafe, Coca-Cola) and of кс as x.
  const brand = latin
    .replaceAll('ks', 'x')
    .replace(/k(?![eiy])/g, 'c')
    .replaceAll('dzh', 'j');
  return [typedWith(russianToLatin, text), latin, brand];
}

function longestFirst(spelling: Spelling): Spelling {
  return [...spelling].sort(([a], [b]) => b.length - a.length);
}

function keyMap(from: string, to: string): Map<string, string> {
  return new Map([...from].map((key, i) => [key, to.charAt(i)]));
}

function typedWith(keys: ReadonlyMap<string, string>, text: string): string {
  return [...text].map((key) => keys.get(key) ?? key).join('');
}

/** No Russian word begins with ь, ъ or ы, goes without a vowel, or puts six consonants in a row. */
function isSayable(text: string): boolean {
  return text
    .split(/[^а-яё]+/)
    .filter((word) => word !== '')
    .every(
      (word) =>
        !/^[ьъы]/.test(word) &&
        !/[бвгджзйклмнпрстфхцчшщ]{6}/.test(word) &&
        (word.length < 4 || /[аеёиоуыэюя]/.test(word)),
    );
}

function inCyrillic(text: string, spelling: Spelling): string {
  let cyrillic = '';
  let at = 0;
  while (at < text.length) {
    const [latin, letter] = letterAt(text, at, spelling);
    cyrillic += letter;
    at += latin.length;
  }
  return cyrillic;
}

function letterAt(text: string, at: number, spelling: Spelling): readonly [string, string] {
  const found = spelling.find(([latin]) => text.startsWith(latin, at));
  const before = text.charAt(at - 1);
  if (found?.[0] === 'e' && spelling === other && !/[a-z]/.test(before)) return ['e', 'э'];
  if (found) return found;
  const letter = text.charAt(at);
  if (letter !== 'y') return [letter, letter];
  return ['y', /[aeiouy]/.test(before) || (spelling === other && !/[a-z]/.test(before)) ? 'й' : 'ы'];
}
