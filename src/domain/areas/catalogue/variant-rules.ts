/** Every form an item comes in. */
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
    .map(({ name, value }) => `${plain(name)}=${plain(value)}`)
    .sort()
    .join(';');

/** As first written. */
function distinct(values: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const value of values) {
    const key = plain(value);
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}

/** Signs count here: `3+` and `3-` are two sizes. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
