/** Code pages of receipt printers: what each can say, and by which number each maker calls it. */
import iconv from 'iconv-lite';
import { CodePage, type Maker } from '../../../domain/areas/device/printer-settings.ts';

/** By iconv's names. */
const iconvNames: Readonly<Record<CodePage, string>> = {
  cp437: 'cp437',
  cp850: 'cp850',
  cp852: 'cp852',
  cp857: 'cp857',
  cp858: 'cp858',
  cp864: 'cp864',
  cp866: 'cp866',
  cp1250: 'win1250',
  cp1251: 'win1251',
  cp1252: 'win1252',
  cp1254: 'win1254',
  cp1256: 'win1256',
  kz1048: 'rk1048',
};

export const codePages: readonly CodePage[] = CodePage.options;

/** What most firmware without a maker's name numbers alike. */
const nameless = {
  cp437: 0,
  cp850: 2,
  cp852: 18,
  cp857: 61,
  cp858: 19,
  cp864: 28,
  cp866: 17,
  cp1250: 72,
  cp1251: 23,
  cp1252: 16,
  cp1254: 91,
  cp1256: 92,
};

/**
 * The n of `ESC t n` (of `ESC GS t n` in Star line mode). Firmware differs within a maker, so a shop looks at the
 * ticket of code pages and may choose others. Sources: the profiles of escpos-printer-db, and the tables of
 * @point-of-sale/receipt-printer-encoder, which the tests hold these against.
 */
export const pageNumbers: Readonly<Record<Maker, Partial<Record<CodePage, number>>>> = {
  epson: {
    cp437: 0,
    cp850: 2,
    cp852: 18,
    cp857: 13,
    cp858: 19,
    cp864: 37,
    cp866: 17,
    cp1250: 45,
    cp1251: 46,
    cp1252: 16,
    cp1254: 48,
    cp1256: 50,
    kz1048: 53,
  },
  xprinter: {
    cp437: 0,
    cp850: 2,
    cp852: 18,
    cp858: 19,
    cp864: 22,
    cp866: 17,
    cp1251: 23,
    cp1252: 16,
    cp1256: 33,
  },
  /** POS-5890, ZiJiang and most nameless printers of 58 mm. */
  pos5890: nameless,
  pos8360: nameless,
  /** Rongta, Youku, many of HPRT. */
  rongta: {
    cp437: 0,
    cp850: 2,
    cp852: 18,
    cp857: 29,
    cp858: 19,
    cp864: 22,
    cp866: 7,
    cp1250: 30,
    cp1251: 6,
    cp1252: 16,
    cp1254: 32,
    cp1256: 34,
  },
  mpt: { cp437: 0, cp850: 2, cp866: 7, cp1251: 6 },
  bixolon: {
    cp437: 0,
    cp850: 2,
    cp852: 18,
    cp857: 37,
    cp858: 19,
    cp864: 22,
    cp866: 17,
    cp1250: 47,
    cp1251: 28,
    cp1252: 16,
    cp1254: 25,
    cp1256: 40,
  },
  citizen: { cp437: 0, cp852: 6, cp857: 8, cp858: 2, cp864: 40, cp866: 7, cp1252: 16 },
  sunmi: { cp437: 0, cp850: 2, cp852: 18, cp857: 13, cp858: 19, cp864: 37, cp866: 17, cp1252: 16 },
  star: {
    cp437: 1,
    cp852: 5,
    cp857: 12,
    cp858: 4,
    cp864: 14,
    cp866: 10,
    cp1250: 33,
    cp1251: 34,
    cp1252: 32,
  },
};

export const numberOf = (maker: Maker, page: CodePage): number | undefined => pageNumbers[maker][page];

/** Typography that loses nothing of its meaning as plainer characters, where a page has no better. */
const plainer: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '–': '-',
  '—': '-',
  '‑': '-',
  '×': 'x',
  '…': '...',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '\u00b7': '|',
  '•': '*',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u00ad': '',
  '\u200e': '',
  '\u2066': '',
  '\u2069': '',
};

/** Letters that join need shaping, which few printers do and none says that it does. */
const joins = /[\p{L}\p{M}]/u;
const arabic = /\p{Script_Extensions=Arabic}/u;

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Bytes of the page's characters; a table takes 224 calls to make, and a shop uses two. */
function tableOf(page: CodePage): ReadonlyMap<string, number> {
  const known = tables.get(page);
  if (known) return known;
  const table = new Map<string, number>();
  for (let byte = 0x20; byte <= 0xff; byte += 1) {
    const said = byte === 0x7f ? '' : iconv.decode(Buffer.of(byte), iconvNames[page]);
    if (said.length === 1 && said !== '\ufffd' && !/\p{Cc}/u.test(said) && !needsShaping(said)) {
      table.set(said, byte);
    }
  }
  tables.set(page, table);
  return table;
}

const needsShaping = (character: string): boolean => joins.test(character) && arabic.test(character);

/** The text in characters of the page, plainer ones where it lacks the better; null where it cannot say it. */
export function sayIn(page: CodePage, text: string): string | null {
  const table = tableOf(page);
  let said = '';
  for (const character of text) {
    const here = character === '\n' || table.has(character) ? character : plainer[character];
    if (here === undefined || [...here].some((each) => each !== '\n' && !table.has(each))) return null;
    said += here;
  }
  return said;
}

/** Throws on what `sayIn` did not give. */
export function bytesIn(page: CodePage, text: string): Uint8Array {
  const table = tableOf(page);
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`${page} has no ${JSON.stringify(character)}`);
    return byte;
  });
}
