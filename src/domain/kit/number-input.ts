/** Numbers as cashiers type them and files hold them, read to integers without passing a float. */
import { type Currency, currencies } from './currency.ts';
import { toAsciiDigits } from './digits.ts';
import type { BasisPoints, Minor, QtyMilli } from './money.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

/** Which of the two marks divides whole from fraction; the other one then groups thousands. */
export type DecimalMark = 'point' | 'comma';

export interface NumberReading {
  /** Absent: told from the text, where `1.234` of a number with fewer than 3 decimals is grouped. */
  readonly mark?: DecimalMark | undefined;
  /** What to do with more decimals than there is room for: refuse (the default) or round half up. */
  readonly excess?: 'refuse' | 'round' | undefined;
  /** The largest result allowed, either sign; the safe integers where absent. */
  readonly most?: number | undefined;
}

export interface MoneyReading extends NumberReading {
  /** An amount in rials is written in tomans of ten rials, unless it names its own unit. */
  readonly toman?: boolean | undefined;
}

export type NumberRefusal =
  | Refusal<'NotANumber', { text: string }>
  | Refusal<'TooManyDecimals', { text: string; decimals: number }>
  | Refusal<'TooLarge', { text: string; most: number }>;

const tomanWords = ['تومان', 'تومن', 'toman', 'томан', 'туман'];
const rialWords = ['ریال', 'ريال', 'rials', 'rial', 'риал', 'irr'];
/** What people write beside an amount; only at its ends, so digits cannot hide between them. */
const moneyWords = [
  ...currencies.flatMap(({ code, sign }) => [code, ...Object.values(sign)]),
  ...[
    'рублей',
    'руб',
    'р',
    'сом',
    'с',
    'тенге',
    'тг',
    'сум',
    'сўм',
    "so'm",
    'som',
    'смн',
    'сомони',
    'kr',
    'rs',
  ],
  ...['tl', 'дол', 'usd', 'евро', 'درهم', 'دينار', 'دینار', 'ر.س', 'د.إ', 'د.ك', 'ل.ت', 'افغانی'],
  ...tomanWords,
  ...rialWords,
]
  .map((word) => word.toLowerCase().replaceAll('.', '\\.').replaceAll('$', '\\$'))
  .sort((a, b) => b.length - a.length)
  .join('|');
const moneyBefore = new RegExp(`^([-+(]?)\\s*(?:\\p{Sc}|${moneyWords})\\.?(?=[\\s\\d.,'(-])`, 'iu');
const moneyAfter = new RegExp(`(?:\\p{Sc}|${moneyWords})\\.?\\s*(?=[-)]?$)`, 'iu');

/**
 * Minor units of the currency. Accepts its sign or name at either end, any digits, spaces, apostrophes
 * and marks between thousands, a minus at either end or brackets around a negative amount.
 */
export function parseMoney(
  text: string,
  currency: Currency,
  reading: MoneyReading = {},
): Result<Minor, NumberRefusal> {
  const bare = bareAmount(text);
  const toman = currency.code === 'IRR' && saysToman(bare, reading.toman ?? false);
  const amount = bare.replace(moneyBefore, '$1').replace(moneyAfter, '');
  // A tenth of a toman is a rial.
  return parse({ text, bare: amount }, toman ? 1 : currency.decimals, reading) as Result<
    Minor,
    NumberRefusal
  >;
}

/** Thousandths of a unit. */
export const parseQty = (text: string, reading: NumberReading = {}): Result<QtyMilli, NumberRefusal> =>
  parseFixed(text, 3, reading) as Result<QtyMilli, NumberRefusal>;

/** Basis points; the percent sign may stand at either end. */
export function parsePercent(text: string, reading: NumberReading = {}): Result<BasisPoints, NumberRefusal> {
  const bare = bareAmount(text).replace(/^[%٪]|[%٪]$/, '');
  return parse({ text, bare }, 2, reading) as Result<BasisPoints, NumberRefusal>;
}

/** An integer count of 10^-`decimals`, without any sign beside it. */
export function parseFixed(
  text: string,
  decimals: number,
  reading: NumberReading = {},
): Result<number, NumberRefusal> {
  return parse({ text, bare: bareAmount(text) }, decimals, reading);
}

/**
 * The mark a column of numbers divides with: what more of the telling samples say (`0,5` and `1.234,00`
 * tell, `1,234` does not); null where none tells or they say both alike.
 */
export function decimalMarkOf(samples: Iterable<string>): DecimalMark | null {
  let points = 0;
  let commas = 0;
  for (const sample of samples) {
    const marks = [...toAsciiDigits(sample).matchAll(/(?<=\d|^)[.,](?=\d)/g)];
    const kinds = new Set(marks.map(([mark]) => mark));
    const last = marks.at(-1)?.[0];
    if (last === undefined) continue;
    const telling = kinds.size === 2 || !looksGrouped(toAsciiDigits(sample), last);
    if (telling && last === '.') points += 1;
    else if (telling) commas += 1;
  }
  return points === commas ? null : points > commas ? 'point' : 'comma';
}

function saysToman(bare: string, otherwise: boolean): boolean {
  const text = bare.toLowerCase();
  if (tomanWords.some((word) => text.includes(word))) return true;
  return otherwise && !rialWords.some((word) => text.includes(word));
}

/** ASCII digits, one kind of minus, no invisible marks. */
function bareAmount(text: string): string {
  return toAsciiDigits(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2212\u2013\ufe63\uff0d]/g, '-')
    .trim();
}

/** `text` is what was typed, for the refusal; `bare` is what is left of it to read. */
function parse(
  { text, bare }: { text: string; bare: string },
  decimals: number,
  reading: NumberReading,
): Result<number, NumberRefusal> {
  const { negative, size } = signOf(bare.trim());
  const parts = partsOf(size, decimals, reading.mark);
  if (!parts) return refuse('NotANumber', { text });
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > decimals && reading.excess !== 'round') {
    return refuse('TooManyDecimals', { text, decimals });
  }
  const roundsUp = fraction.charAt(decimals) >= '5';
  const kept = BigInt(parts.whole + fraction.slice(0, decimals).padEnd(decimals, '0')) + (roundsUp ? 1n : 0n);
  const most = reading.most ?? Number.MAX_SAFE_INTEGER;
  if (kept > BigInt(most)) return refuse('TooLarge', { text, most });
  const value = Number(kept);
  return ok(negative && value > 0 ? -value : value);
}

function signOf(bare: string): { negative: boolean; size: string } {
  const bracketed = /^\((.+)\)$/.exec(bare)?.[1];
  if (bracketed !== undefined) return { negative: true, size: bracketed.trim() };
  if (/^-[^-]*$|^[^-]*-$/.test(bare)) return { negative: true, size: bare.replace('-', '').trim() };
  return { negative: false, size: bare.replace(/^\+/, '').trim() };
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

/** Whole and fraction digits, or null where the text is not one number. */
function partsOf(size: string, decimals: number, mark: DecimalMark | undefined): Parts | null {
  if (/^\d+$/.test(size)) return { whole: size, fraction: '' };
  if (!/^[\d.,\u066b\u066c'’\s]*\d[\d.,\u066b\u066c'’\s]*$/.test(size)) return null;
  const divider = dividerOf(size, decimals, mark);
  const at = divider === '' ? size.length : size.lastIndexOf(divider);
  const whole = size.slice(0, at);
  const fraction = size.slice(at + 1);
  if (!/^\d*$/.test(fraction) || (divider !== '' && whole.includes(divider))) return null;
  // Groups of three, all by the same sign: `12 34` is two numbers, not one.
  if (!/^\d*$/.test(whole) && !/^\d{1,3}(?:([.,\u066c'’\s])\d{3})(?:\1\d{3})*$/.test(whole)) return null;
  return { whole: whole.replace(/\D/g, ''), fraction };
}

/** The character that divides whole from fraction; empty for none. */
function dividerOf(size: string, decimals: number, mark: DecimalMark | undefined): '.' | ',' | '\u066b' | '' {
  if (size.includes('\u066b')) return '\u066b';
  const point = size.lastIndexOf('.');
  const comma = size.lastIndexOf(',');
  if (point < 0 && comma < 0) return '';
  const last = point > comma ? '.' : ',';
  if (point >= 0 && comma >= 0) return last;
  if (size.indexOf(last) !== size.lastIndexOf(last)) return '';
  if (!looksGrouped(size, last)) return last;
  if (mark === undefined) return decimals >= 3 ? last : '';
  return (mark === 'point') === (last === '.') ? last : '';
}

/** Whether the mark may stand between thousands: `1.234` may, `0.500`, `1234.500` and `1.5` may not. */
function looksGrouped(text: string, mark: string): boolean {
  const [head = '', ...groups] = text
    .replace(/[^\d.,\s'’]/g, '')
    .trim()
    .split(mark);
  return /^[1-9]\d{0,2}$/.test(head) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}
