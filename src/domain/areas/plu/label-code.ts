/** What a label scale has to know of the shop's label patterns: what its labels begin with, and how they count. */
import type { CodePattern } from '../catalogue/code-patterns.ts';

/** As Rongta leaves its scales; any second digit will do where the pattern asks for none. */
const anySecondDigit = '1';

export interface LabelCode {
  /** Two digits, or one. */
  readonly prefix: string;
  /** Row of Rongta's table of barcodes (PLU Manager, “Barcode Type”). */
  readonly rongtaType: number;
}

/** By digits of the item, digits of the value, and what a unit of the value is: `price`, or grams in it. */
const rongtaTypes: Readonly<Record<string, number>> = {
  '2 6 4 price': 1,
  '2 5 5 price': 2,
  '2 4 6 price': 3,
  '2 3 7 price': 4,
  '2 6 4 1': 5,
  '2 6 4 10': 6,
  '2 5 5 1': 7,
  '1 7 4 price': 21,
  '1 6 5 price': 22,
  '1 5 6 price': 23,
  '1 4 7 price': 24,
  '1 7 4 1': 25,
  '1 7 4 10': 26,
  '1 6 5 1': 27,
};

/** The first pattern that a scale can print; null where the shop has none such. */
export function labelCodeOf(patterns: readonly CodePattern[]): LabelCode | null {
  for (const { pattern, decimals } of patterns) {
    const [, head, item, value] = /^(\d\.|\d\d?)(I+)(W+|P+)C$/.exec(pattern) ?? [];
    if (!head || !item || !value) continue;
    const prefix = head.replace('.', anySecondDigit);
    const unit = value.startsWith('P') ? 'price' : String(10 ** (3 - decimals));
    const rongtaType = rongtaTypes[[prefix.length, item.length, value.length, unit].join(' ')];
    if (rongtaType !== undefined) return { prefix, rongtaType };
  }
  return null;
}

/** Digits of an item's code on the labels; the longest number that the till finds again. */
export const itemDigitsOf = (patterns: readonly CodePattern[]): number =>
  Math.max(0, ...patterns.map(({ pattern }) => /I+/.exec(pattern)?.[0].length ?? 0));
