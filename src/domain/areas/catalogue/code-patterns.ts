/**
 * Labels a scale prints: rows of digits whose layout each shop decides (prefixes 02 and 20 to 29 are left to it,
 * GS1 General Specifications 2.1.11). A layout is written as it looks: `20IIIIIWWWWWC`.
 */
import { z } from 'zod';
import { checkDigitOf } from '../../kit/barcode.ts';
import { toAsciiDigits } from '../../kit/digits.ts';

/**
 * Digits lead: the prefix. I is the item's code, W its weight, P the price to pay, Q a number of pieces, V the
 * verifier of the value beside it, a point any digit that says nothing here, C the check digit, always last.
 */
export const CodePattern = z.object({
  pattern: z.string().trim().toUpperCase().max(24),
  /** Digits after the point of the value: 3 of kilograms are grams; below zero it counts tens, hundreds. */
  decimals: z.number().int().min(-3).max(3),
});
export type CodePattern = z.infer<typeof CodePattern>;

export const patternFaults = [
  'shape',
  'length',
  'noItem',
  'noValue',
  'twoValues',
  'verifier',
  'taken',
] as const;
export type PatternFault = (typeof patternFaults)[number];

export const CodePatterns = z
  .array(CodePattern)
  .max(40)
  .refine((all) => all.every((one, i) => faultOf(one, all.slice(0, i)) === null));

/** Grams, for whatever prefix of the shop's own a scale was set to. */
export const firstPatterns: readonly CodePattern[] = [{ pattern: '2.IIIIIWWWWWC', decimals: 3 }];

export const labelValues = ['weight', 'price', 'pieces'] as const;
export type LabelValue = (typeof labelValues)[number];
const valueLetters: Readonly<Record<string, LabelValue>> = { W: 'weight', P: 'price', Q: 'pieces' };

/** What a pattern counts; null while it counts nothing yet. */
export const valueIn = (pattern: string): LabelValue | null =>
  labelValues.find((value) => [...pattern].some((letter) => valueLetters[letter] === value)) ?? null;

/** A digit that vouches for others: what stands there, and what they make it. */
export interface Vouched {
  readonly is: number;
  readonly must: number;
}
export const holds = ({ is, must }: Vouched): boolean => is === must;

/** A code taken apart by the pattern that claims it; nothing of it is believed yet. */
export interface LabelReading {
  readonly pattern: CodePattern;
  /** The digits that made the pattern win. */
  readonly prefix: string;
  /** Zeros in front included. */
  readonly itemCode: string;
  readonly value: LabelValue;
  /** The digits of the value, and where their point is. */
  readonly amount: number;
  readonly decimals: number;
  readonly checkDigit: Vouched;
  readonly verifier: Vouched | null;
  /** The label with a value of nothing: shops enter items of a scale with such codes. */
  readonly blank: string;
}

/** The label a code is; null where no pattern claims it. Of several patterns the longest prefix wins. */
export function readLabel(code: string, patterns: readonly CodePattern[]): LabelReading | null {
  const digits = digitsOf(code);
  if (digits === null) return null;
  let best: { readonly layout: Layout; readonly pattern: CodePattern } | null = null;
  for (const pattern of patterns) {
    const layout = layoutOf(pattern.pattern);
    if (!layout || layout.length !== digits.length || !digits.startsWith(layout.prefix)) continue;
    if (!best || layout.prefix.length > best.layout.prefix.length) best = { layout, pattern };
  }
  return best && takeApart(digits, best.layout, best.pattern);
}

function takeApart(digits: string, layout: Layout, pattern: CodePattern): LabelReading {
  const { item, field, verifier } = layout;
  const body = digits.slice(0, -1);
  const value = digits.slice(field.from, field.to);
  const blankBody = [...body]
    .map((digit, i) => ((i >= field.from && i < field.to) || i === verifier ? '0' : digit))
    .join('');
  return {
    pattern,
    prefix: layout.prefix,
    itemCode: digits.slice(item.from, item.to),
    value: layout.value,
    amount: Number(value),
    decimals: pattern.decimals,
    checkDigit: { is: Number(digits.at(-1)), must: checkDigitOf(body) },
    verifier: verifier === null ? null : { is: Number(digits[verifier]), must: verifierOf(value) },
    blank: `${blankBody}${checkDigitOf(blankBody)}`,
  };
}

/** A row of digits as patterns count it: a UPC-A is the EAN-13 it is within. */
function digitsOf(code: string): string | null {
  const digits = toAsciiDigits(code).replace(/[\p{C}\p{Z}]/gu, '');
  if (!/^\d{8,24}$/.test(digits)) return null;
  return digits.length === 12 ? `0${digits}` : digits;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Layout {
  readonly length: number;
  readonly prefix: string;
  readonly item: Span;
  readonly value: LabelValue;
  readonly field: Span;
  readonly verifier: number | null;
}

const layouts = new Map<string, Layout | PatternFault>();

function layoutOf(written: string): Layout | null {
  const known = layouts.get(written) ?? compile(written);
  // A shop has a handful of patterns; what is tried out in the settings must not pile up.
  if (layouts.size > 500) layouts.clear();
  layouts.set(written, known);
  return typeof known === 'string' ? null : known;
}

function compile(written: string): Layout | PatternFault {
  if (!/^\d{1,6}[.IWPQV]+C$/.test(written)) return 'shape';
  if (written.length < 8 || written.length > 24) return 'length';
  const text = written.length === 12 ? `0${written}` : written;
  const item = spanOf(text, 'I');
  if (item === null) return text.includes('I') ? 'shape' : 'noItem';
  const letters = Object.keys(valueLetters).filter((letter) => text.includes(letter));
  const [letter] = letters;
  if (!letter) return 'noValue';
  if (letters.length > 1) return 'twoValues';
  const field = spanOf(text, letter);
  if (field === null || field.to - field.from > 9) return 'shape';
  const verifier = verifierIn(text, field);
  if (verifier === undefined) return 'verifier';
  const prefix = /^\d+/.exec(text)?.[0] ?? '';
  return { length: text.length, prefix, item, value: valueLetters[letter] ?? 'weight', field, verifier };
}

/** The one unbroken run of a letter; null where there is none, or two. */
function spanOf(text: string, letter: string): Span | null {
  const from = text.indexOf(letter);
  const to = text.lastIndexOf(letter) + 1;
  return from >= 0 && [...text.slice(from, to)].every((one) => one === letter) ? { from, to } : null;
}

/** Where the verifier stands; null without one, undefined for one that verifies nothing. */
function verifierIn(text: string, field: Span): number | null | undefined {
  const at = text.indexOf('V');
  if (at < 0) return null;
  const beside = at === field.from - 1 || at === field.to;
  const verifiable = field.to - field.from === 4 || field.to - field.from === 5;
  return beside && verifiable && text.lastIndexOf('V') === at ? at : undefined;
}

/** Why a pattern cannot stand beside those before it; null where it can. */
export function faultOf({ pattern }: CodePattern, others: readonly CodePattern[]): PatternFault | null {
  const layout = compile(pattern);
  if (typeof layout === 'string') return layout;
  const twin = others.some((other) => {
    const its = layoutOf(other.pattern);
    return its?.prefix === layout.prefix && its.length === layout.length;
  });
  return twin ? 'taken' : null;
}

/** Weighted digits as the specification tabulates them: twice, thrice, five times, tens added or taken off. */
const times = {
  '2-': [0, 2, 4, 6, 8, 9, 1, 3, 5, 7],
  '3': [0, 3, 6, 9, 2, 5, 8, 1, 4, 7],
  '5+': [0, 5, 1, 6, 2, 7, 3, 8, 4, 9],
  '5-': [0, 5, 9, 4, 8, 3, 7, 2, 6, 1],
} as const;
const weights = {
  4: ['2-', '2-', '3', '5-'],
  5: ['5+', '2-', '5-', '5+', '2-'],
} as const;

/** The verifier of a price or weight of four or five digits (GS1 General Specifications 7.9.3). */
export function verifierOf(value: string): number {
  const of = value.length === 4 ? weights[4] : weights[5];
  const sum = of.reduce((total, weight, i) => total + (times[weight][Number(value[i] ?? 0)] ?? 0), 0);
  if (value.length === 4) return (sum * 3) % 10;
  return times['5-'].indexOf(((10 - (sum % 10)) % 10) as 0);
}
