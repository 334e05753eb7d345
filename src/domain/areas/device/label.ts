/** What a shelf or item label says, and the papers it comes on; how it looks is the printing side's business. */
import { z } from 'zod';
import { barcodeKind } from '../../kit/barcode.ts';
import { formatQty, moneyParts } from '../../kit/format.ts';
import { minor, qtyMilli } from '../../kit/money.ts';
import { directionOf, type Language } from '../../kit/words.ts';
import { saleWords } from '../sale/words.ts';
import type { Direction } from './document.ts';

/** `shelf`: the price is what is read from afar. `item`: the code is what a scanner reads. */
export const LabelKind = z.enum(['shelf', 'item']);
export type LabelKind = z.infer<typeof LabelKind>;

/** A label's size, and where labels lie on a sheet; null: a roll, one label after the other. */
export interface LabelPaper {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly sheet: LabelSheet | null;
}
export interface LabelSheet {
  readonly columns: number;
  readonly rows: number;
  readonly leftMm: number;
  readonly topMm: number;
  readonly columnGapMm: number;
}

const roll = (widthMm: number, heightMm: number): LabelPaper => ({ widthMm, heightMm, sheet: null });

/** Rolls of label printers, and sheets of A4 as stationers sell them. */
export const labelPapers = {
  roll58x40: roll(58, 40),
  roll58x30: roll(58, 30),
  roll43x25: roll(43, 25),
  roll40x30: roll(40, 30),
  roll30x20: roll(30, 20),
  a4x24: {
    widthMm: 70,
    heightMm: 37,
    sheet: { columns: 3, rows: 8, leftMm: 0, topMm: 0.5, columnGapMm: 0 },
  },
  a4x21: {
    widthMm: 63.5,
    heightMm: 38.1,
    sheet: { columns: 3, rows: 7, leftMm: 7.25, topMm: 15.15, columnGapMm: 2.5 },
  },
  a4x40: {
    widthMm: 52.5,
    heightMm: 29.7,
    sheet: { columns: 4, rows: 10, leftMm: 0, topMm: 0, columnGapMm: 0 },
  },
  a4x65: {
    widthMm: 38.1,
    heightMm: 21.2,
    sheet: { columns: 5, rows: 13, leftMm: 4.75, topMm: 10.7, columnGapMm: 2.5 },
  },
} as const satisfies Record<string, LabelPaper>;
export type LabelPaperName = keyof typeof labelPapers;
export const labelPaperNames = Object.keys(labelPapers) as [LabelPaperName, ...LabelPaperName[]];

export const LabelDesign = z.object({
  kind: LabelKind,
  paper: z.enum(labelPaperNames),
  code: z.enum(['bars', 'qr', 'none']),
  date: z.boolean(),
});
export type LabelDesign = z.infer<typeof LabelDesign>;

/** A code as it is drawn; `qr` says the same characters in a square. */
export interface BarsCode {
  readonly symbology: 'ean13' | 'code128';
  readonly text: string;
}
export type LabelCode = BarsCode | { readonly symbology: 'qr'; readonly text: string };

/** All that stands on one label, in its language, its numbers written. */
export interface LabelText {
  readonly kind: LabelKind;
  readonly direction: Direction;
  readonly name: string;
  /** Null: the price is asked at the counter. */
  readonly price: { readonly amount: string; readonly sign: string } | null;
  /** What it cost before; struck through. */
  readonly oldPrice: string | null;
  /** `1 kg = 240.00`, where the price is of something else than one piece. */
  readonly unitPrice: string | null;
  readonly code: LabelCode | null;
  readonly date: string | null;
}

/** An item as its label has to know it. */
export interface LabelFacts {
  readonly name: string;
  /** Of the pack its code stands for. */
  readonly pack: {
    readonly name: string | null;
    readonly qtyMilli: number;
    readonly priceMinor: number;
  } | null;
  readonly unit: string;
  readonly priceMinor: number;
  /** The price it has when no other holds. */
  readonly ownPriceMinor: number;
  readonly openPrice: boolean;
  readonly code: string | null;
  readonly currency: string;
}

interface Saying {
  readonly language: Language;
  /** As people there write it. */
  readonly date: string;
}

export function labelOf(facts: LabelFacts, design: LabelDesign, { language, date }: Saying): LabelText {
  const { pack, openPrice, priceMinor, ownPriceMinor, currency } = facts;
  const money = (amountMinor: number) => moneyParts(minor(amountMinor), currency, language);
  const isReduced = pack === null && priceMinor < ownPriceMinor;
  return {
    kind: design.kind,
    direction: directionOf(language),
    name: pack ? [facts.name, packNameOf(facts, language)].join(' · ') : facts.name,
    price: openPrice ? null : money(pack?.priceMinor ?? priceMinor),
    oldPrice: isReduced && !openPrice ? money(ownPriceMinor).amount : null,
    unitPrice: openPrice ? null : unitPriceOf(facts, language),
    code: facts.code === null || design.code === 'none' ? null : codeOf(facts.code, design.code),
    date: design.date ? date : null,
  };
}

const unitOf = (unit: string, language: Language): string => saleWords[language].unit[unit] ?? unit;

const packNameOf = ({ pack, unit }: LabelFacts, language: Language): string =>
  pack?.name || `${formatQty(qtyMilli(pack?.qtyMilli ?? 1000), 0, language)} ${unitOf(unit, language)}`;

function unitPriceOf({ unit, pack, priceMinor, currency }: LabelFacts, language: Language): string | null {
  if (unit === 'piece' && pack === null) return null;
  const { amount } = moneyParts(minor(priceMinor), currency, language);
  return `${formatQty(qtyMilli(1000), 0, language)} ${unitOf(unit, language)} = ${amount}`;
}

/** Bars say what they can; anything but plain characters needs the square. */
function codeOf(text: string, wanted: 'bars' | 'qr'): LabelCode {
  if (wanted === 'qr' || !/^[\x20-\x7e]{1,40}$/.test(text)) return { symbology: 'qr', text };
  return { symbology: barcodeKind(text) === 'ean13' ? 'ean13' : 'code128', text };
}
