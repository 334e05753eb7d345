/** Every form an item comes in. */
import { foldForSearch } from '../../kit/search.ts';
import type { VariantAxis } from './edit.ts';
import type { NameAndValue } from './item.ts';

/** One of each: the first axis changes slowest, as people list sizes and then colours. */
export const combinations = (axes: readonly VariantAxis[]): NameAndValue[][] =>
  axes.reduce<NameAndValue[][]>(
    (all, { name, values }) =>
      all.flatMap((options) => distinct(values).map((value) => [...options, { name, value }])),
    [[]],
  );

/** The same for options that read the same. */
export const optionsKey = (options: readonly NameAndValue[]): string =>
  options
    .map(({ name, value }) => `${foldForSearch(name)}=${foldForSearch(value)}`)
    .sort()
    .join(';');

/** The axes that a set of variants already has. */
export function axesOf(variants: readonly (readonly NameAndValue[])[]): VariantAxis[] {
  const axes = new Map<string, Set<string>>();
  for (const { name, value } of variants.flat()) axes.set(name, (axes.get(name) ?? new Set()).add(value));
  return [...axes].map(([name, values]) => ({ name, values: [...values] }));
}

/** As first written. */
function distinct(values: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const value of values) {
    const key = foldForSearch(value);
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}
