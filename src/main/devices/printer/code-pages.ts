/** Code pages of receipt printers: what each can say. */
import iconv from 'iconv-lite';
import { CodePage } from '../../../domain/areas/device/printer-settings.ts';

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
