/** Numbers under which items are on scales: the ones their labels say, so that the till finds them again. */
import { type CodePattern, readLabel } from '../catalogue/code-patterns.ts';
import { itemDigitsOf } from './label-code.ts';

/** Where the shop has no pattern for labels, as the usual one has it. */
const usualDigits = 5;
const longestDigits = 6;

export const mostNumber = (patterns: readonly CodePattern[]): number =>
  10 ** Math.min(longestDigits, itemDigitsOf(patterns) || usualDigits) - 1;

interface Coded {
  readonly plu: string | null;
  readonly sku: string | null;
  readonly codes: readonly string[];
}

/** What the item is known by already, the likeliest first: labels printed before go on being read. */
export function ownNumbers({ plu, sku, codes }: Coded, patterns: readonly CodePattern[]): number[] {
  const labels = codes.flatMap((code) => readLabel(code, patterns)?.itemCode ?? []);
  const most = mostNumber(patterns);
  return [plu, sku, ...labels, ...codes].flatMap((code) => {
    const number = code !== null && /^\d{1,6}$/.test(code) ? Number(code) : 0;
    return number >= 1 && number <= most ? [number] : [];
  });
}

/** The smallest number that nobody has; null where there is none left. */
export function freeNumber(taken: ReadonlySet<number>, most: number): number | null {
  for (let number = 1; number <= most; number += 1) if (!taken.has(number)) return number;
  return null;
}
