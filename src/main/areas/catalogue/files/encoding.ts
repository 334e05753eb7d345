/** Which encoding bytes are in: told by a mark, by being valid UTF-8, or by making likely words. */

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1254',
  'windows-1256',
] as const;
export type Encoding = (typeof encodings)[number];

/** Code pages in the order in which a tie is settled. */
const codePages = ['windows-1251', 'windows-1256', 'windows-1254'] as const;
type CodePage = (typeof codePages)[number];

/** More words than these change no verdict. */
const mostWords = 3000;
const sampleBytes = 65_536;

/** The text without its byte order mark. Bytes that mean nothing in a named encoding become U+FFFD. */
export function decodeText(bytes: Uint8Array, named?: Encoding): { text: string; encoding: Encoding } {
  const marked = named ?? markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch (error) {
    // Not UTF-8 is an answer here, not a fault.
    if (!(error instanceof TypeError)) throw error;
  }
  const encoding = likeliestCodePage(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** No other encoding has zero bytes; in UTF-16 the delimiters and digits have one each, all on one side. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const sides = [0, 0];
  for (const [i, byte] of bytes.subarray(0, sampleBytes).entries()) {
    if (byte === 0) sides[i % 2] = (sides[i % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = sides;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : null;
}

function likeliestCodePage(bytes: Uint8Array): CodePage {
  const words = nonAsciiWords(bytes);
  const scores = codePages.map((page) => ({
    page,
    score: words.reduce((sum, word) => sum + likelihood(page, word), 0),
  }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).page;
}

/** Runs of letters that hold a byte above ASCII, each byte as the character of its number. */
function nonAsciiWords(bytes: Uint8Array): string[] {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const words: string[] = [];
  for (const [word] of latin.matchAll(/[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*/g)) {
    words.push(word);
    if (words.length === mostWords) break;
  }
  return words;
}

const upperHalf = Uint8Array.from({ length: 128 }, (_, i) => i + 128);
const pages = new Map(codePages.map((page) => [page, [...new TextDecoder(page).decode(upperHalf)]]));

/** The letters that half of any text in the language is made of. */
const frequent: Record<CodePage, RegExp> = {
  'windows-1251': /[оеаинтсрвлкмОЕАИНТСРВЛКМ]/g,
  'windows-1256': /[اليمنروتهبدسکكی]/g,
  'windows-1254': /[a-zçğıöşüÇĞİÖŞÜ]/g,
};

/** For each part of a word: its letters and its frequent ones where it could be a word, else its loss. */
function likelihood(page: CodePage, word: string): number {
  const upper = pages.get(page) ?? [];
  const text = word.replace(/[\x80-\xff]/g, (byte) => upper[byte.charCodeAt(0) - 128] ?? '\ufffd');
  let sum = 0;
  for (const part of text.split(/[^\p{L}\p{M}\u200c]+/u)) {
    if (!/[^\p{ASCII}]/u.test(part)) continue;
    const { length } = part;
    sum += couldBeWord(page, part) ? length + (part.match(frequent[page])?.length ?? 0) : -length;
  }
  return sum;
}

function couldBeWord(page: CodePage, part: string): boolean {
  if (page === 'windows-1256') return /^[\p{Script=Arabic}\p{M}\u200c]+$/u.test(part);
  const cased = /^(\p{Lu}?\p{Ll}*|\p{Lu}+)$/u.test(part);
  if (page === 'windows-1251') return cased && /^\p{Script=Cyrillic}+$/u.test(part);
  // Outside the Turkish letters an accent is one among plain letters.
  const accents = part.replace(/[a-zA-ZçğıöşüÇĞİÖŞÜ]/g, '').length;
  return cased && /^\p{Script=Latin}+$/u.test(part) && accents * 2 < part.length;
}
