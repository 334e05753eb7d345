/** What every slip has in common: whose shop it is, how it writes numbers, and the blocks it is built of. */
import { formatDateTime, formatDay, formatTime } from '../../kit/date-format.ts';
import { formatNumber, moneyParts } from '../../kit/format.ts';
import { minor, negate } from '../../kit/money.ts';
import { directionOf, type Language } from '../../kit/words.ts';
import type { ReceiptLayout } from '../setting/receipt-layout.ts';
import type { PrintBlock, PrintDocument, TextStyle } from './document.ts';
import { type SlipWords, slipWords } from './words.ts';

/** What stands on every slip of a shop, and in which language. */
export interface Letterhead {
  readonly language: Language;
  readonly layout: ReceiptLayout;
  /** `data:` URI. */
  readonly logo: string | null;
  readonly shop: {
    readonly name: string;
    readonly legalName: string;
    readonly taxId: string;
    readonly branchName: string;
    readonly address: string;
    readonly phone: string;
    readonly tillName: string;
    readonly currency: string;
    readonly timeZone: string;
    /** Says the total in toman beside rials. */
    readonly showToman: boolean;
  };
}

/** Whose copy it is, the how manieth, and from when. `n` absent: a copy that was not put on paper. */
export interface CopyMark {
  readonly n?: number;
  readonly at: number;
  readonly userName: string;
}

/** Writes in the slip's language, digits and zone. */
export interface Pen {
  readonly w: SlipWords;
  readonly language: Language;
  /** Without a currency sign; a real minus. */
  money(amountMinor: number, currency?: string): string;
  count(n: number): string;
  moment(at: number): string;
  time(at: number): string;
  day(date: string): string;
  /** The sign people write beside an amount of the currency. */
  sign(currency?: string): string;
}

export function penOf(
  { language, shop }: Pick<Letterhead, 'language' | 'shop'>,
  currency = shop.currency,
): Pen {
  const parts = (amountMinor: number, of: string) => moneyParts(minor(amountMinor), of, language);
  return {
    w: slipWords[language],
    language,
    money: (amountMinor, of = currency) => parts(amountMinor, of).amount,
    sign: (of = currency) => parts(0, of).sign,
    count: (n) => formatNumber(n, language),
    moment: (at) => formatDateTime(at, language, shop.timeZone),
    time: (at) => formatTime(at, language, shop.timeZone),
    day: (date) => formatDay(date as Parameters<typeof formatDay>[0], language),
  };
}

/** The amount, or its opposite where money goes back. */
export const turned = (amountMinor: number, back: boolean): number =>
  back ? negate(minor(amountMinor)) : amountMinor;

/** The slip of these blocks; what has nothing to say was left out by giving null. */
export function slip(
  head: Letterhead,
  copy: CopyMark | null,
  blocks: readonly (PrintBlock | null)[],
): PrintDocument {
  const { language } = head;
  return {
    language,
    direction: directionOf(language),
    ...(copy ? { copyMark: copyMarkOf(head, copy) } : {}),
    blocks: blocks.filter((block) => block !== null).flatMap(lineByLine),
  };
}

/** Each line runs its own way: an address in Latin letters below a name in Persian ones. */
const lineByLine = (block: PrintBlock): PrintBlock[] =>
  block.kind === 'text' ? block.text.split('\n').map((line) => ({ ...block, text: line })) : [block];

export function copyMarkOf(head: Letterhead, { n, at, userName }: CopyMark): string {
  const { language, shop } = head;
  const { w, count } = penOf(head);
  // It stands on one line where it can, and never breaks within the date.
  const when = formatDateTime(at, language, shop.timeZone, 'short').replaceAll(' ', '\u00a0');
  return n === undefined ? w.copyOnScreen(when, userName) : w.copy(count(n), when, userName);
}

/** Logo, name, place: what the customer knows the shop by. */
export function shopHead({ shop, layout, logo, language }: Letterhead): (PrintBlock | null)[] {
  const w = slipWords[language];
  const place = [
    shop.branchName === shop.name ? '' : shop.branchName,
    ...(layout.showAddress ? [shop.address, shop.phone && `${w.phone} ${shop.phone}`] : []),
  ];
  const legal = [
    shop.legalName === shop.name ? '' : shop.legalName,
    shop.taxId && `${w.taxId} ${shop.taxId}`,
  ];
  return [
    logo ? { kind: 'logo', picture: logo } : null,
    centred(shop.name, { size: 'large', bold: true }),
    centred(linesOf([...legal, ...place]), { muted: true }),
    centred(layout.header, {}),
    air(0.4),
  ];
}

/** The short head of slips that stay in the shop. */
export const houseHead = ({ shop }: Letterhead, title: string, sub: string): (PrintBlock | null)[] => [
  centred(linesOf([shop.name, shop.branchName === shop.name ? '' : shop.branchName]), { muted: true }),
  centred(title, { size: 'large', bold: true }),
  centred(sub, {}),
  air(0.3),
];

/** A line for somebody to sign on. */
export const signature = (word: string): PrintBlock[] => [
  air(1.6),
  { kind: 'rule' },
  { kind: 'text', text: word, muted: true },
];

export const rule: PrintBlock = { kind: 'rule' };
export const dashes: PrintBlock = { kind: 'rule', style: 'dashed' };
export const air = (lines: number): PrintBlock => ({ kind: 'spacer', lines });

export const text = (words: string, style: TextStyle = {}): PrintBlock | null =>
  words === '' ? null : { kind: 'text', text: words, ...style };

export const centred = (words: string, style: TextStyle): PrintBlock | null =>
  words === '' ? null : { kind: 'text', text: words, align: 'center', ...style };

export const heading = (words: string): PrintBlock => ({ kind: 'text', text: words, bold: true });

/** A name and what belongs to it at the end edge. */
export type Pair = readonly [name: string, value: string, style?: TextStyle];

/** Names at the start edge, values at the end; pairs that are null are left out. */
export function pairs(rows: readonly (Pair | null)[], style: TextStyle = {}): PrintBlock | null {
  const said = rows.filter((row) => row !== null);
  if (said.length === 0) return null;
  return {
    kind: 'columns',
    columns: [
      { weight: 1, ...style },
      { align: 'end', ...style },
    ],
    rows: said.map(([name, value, own]) => ({ cells: [name, value], ...own })),
  };
}

/** The figure the slip is about: its word, the currency, the amount as large as the paper bears. */
export const large = (word: string, sign: string, amount: string): PrintBlock => ({
  kind: 'columns',
  columns: [
    { size: 'large', bold: true },
    { weight: 1, align: 'start', muted: true },
    { align: 'end', size: 'huge', bold: true },
  ],
  rows: [{ cells: [word, sign, amount] }],
});

/** `Sales · 12`, and no dot beside what is empty. */
export const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' · ');

export const linesOf = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');
