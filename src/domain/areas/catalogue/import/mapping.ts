/** From the heading row of a file to what its columns mean. */
import { foldForSearch } from '../../../kit/search.ts';
import { languages } from '../../../kit/words.ts';
import {
  type BranchColumns,
  type ImportField,
  importFields,
  type Mapping,
  manyColumns,
  type NamedColumn,
  type Source,
  sources,
} from './fields.ts';
import { anybodys, type Known, known } from './headings.ts';
import { importWords } from './words.ts';

const mostHeadingRows = 30;

/** A heading as it is compared: folded, in one space. */
const folded = (heading: string): string => foldForSearch(heading);

/** And what is left of it without a unit or currency beside it: `Цена, сом`, `قیمت فروش (ریال)`. */
const withoutUnit = (heading: string): string => folded(heading.replace(/[([{].*$|[,/;:].*$/u, ''));

type Ranks = ReadonlyMap<string, readonly [field: ImportField, rank: number]>;

/** Our own titles of the fields come last: what we export is read back. */
const anybodysRanks = ranksOf((field) => [
  ...(anybodys[field]?.split('|') ?? []),
  ...languages.map((language) => importWords[language].fields[field]),
]);
const knownRanks = new Map(
  sources.map((source) => [source, ranksOf((field) => known[source].headings[field] ?? [])] as const),
);

/**
 * The mapping a file most likely needs, from its first rows: finds the heading row (price lists put up to
 * eight lines of their own above it), tells the program that wrote it, and names the columns.
 */
export function proposeMapping(head: readonly (readonly string[])[]): Mapping {
  const headerRow = findHeaderRow(head);
  const heading = head[headerRow] ?? [];
  const source = sourceOf(heading);
  const { branch, tax, characteristic } = known[source];
  return {
    source,
    headerRow,
    columns: columnsOf(source, heading),
    branches: branch ? branchesOf(heading, branch) : [],
    taxes: named(heading, tax),
    characteristics: named(heading, characteristic),
  };
}

/** What the mapping of a like file is remembered under. */
export const headingFingerprint = (heading: readonly string[]): string => heading.map(folded).join('|');

/** The first program all of whose telling headings are there. */
export function sourceOf(heading: readonly string[]): Source {
  const there = new Set(heading.map((cell) => cell.trim().toLowerCase()));
  const has = (name: string): boolean => there.has(name.toLowerCase());
  return sources.find((source) => known[source].fingerprints.some((all) => all.every(has))) ?? 'generic';
}

/**
 * The row with the most known headings among the first thirty; -1 where no row has two of them, or one
 * that names the item, so the file starts with data.
 */
export function findHeaderRow(head: readonly (readonly string[])[]): number {
  let best = -1;
  let most = 0;
  head.slice(0, mostHeadingRows).forEach((row, i) => {
    const fields = columnsOf(sourceOf(row), row);
    const count = Object.keys(fields).length;
    if (count > most && (count > 1 || fields.name)) {
      best = i;
      most = count;
    }
  });
  return best;
}

function columnsOf(source: Source, heading: readonly string[]): Mapping['columns'] {
  const own = knownRanks.get(source) ?? new Map();
  const found = new Map<ImportField, { column: number; rank: number }[]>();
  heading.forEach((cell, column) => {
    const match = own.get(folded(cell)) ?? (known[source].open ? anybodysMatch(cell) : undefined);
    if (!match) return;
    const [field, rank] = match;
    found.set(field, [...(found.get(field) ?? []), { column, rank }]);
  });
  const columns: { [Field in ImportField]?: readonly number[] } = {};
  for (const field of importFields) {
    const candidates = found.get(field)?.sort((a, b) => a.rank - b.rank || a.column - b.column);
    if (!candidates) continue;
    const [first] = candidates.map(({ column }) => column);
    // Codes and category levels keep the order of the file.
    const all = candidates.map(({ column }) => column).sort((a, b) => a - b);
    if (first !== undefined) columns[field] = manyColumns.has(field) && source === 'generic' ? all : [first];
  }
  return withGroup(source, columns);
}

/** Square groups variations by the token that is also the item's key, and by its name where there is none. */
function withGroup(source: Source, columns: Mapping['columns']): Mapping['columns'] {
  const group = columns.id ?? columns.name;
  return source === 'square' && group ? { ...columns, group } : columns;
}

const anybodysMatch = (cell: string): readonly [ImportField, number] | undefined =>
  anybodysRanks.get(folded(cell)) ?? anybodysRanks.get(withoutUnit(cell));

function ranksOf(headings: (field: ImportField) => readonly string[]): Ranks {
  const ranks = new Map<string, readonly [ImportField, number]>();
  for (const field of importFields) {
    headings(field).forEach((heading, rank) => {
      const key = folded(heading);
      if (!ranks.has(key)) ranks.set(key, [field, rank]);
    });
  }
  return ranks;
}

function branchesOf(heading: readonly string[], patterns: NonNullable<Known['branch']>): BranchColumns[] {
  const branches = new Map<string, BranchColumns>();
  for (const [figure, pattern] of Object.entries(patterns)) {
    heading.forEach((cell, column) => {
      const branch = pattern.exec(cell.trim())?.[1];
      if (branch) branches.set(branch, { ...branches.get(branch), branch, [figure]: column });
    });
  }
  return [...branches.values()];
}

function named(heading: readonly string[], pattern: RegExp | undefined): NamedColumn[] {
  if (!pattern) return [];
  return heading.flatMap((cell, column) => {
    const label = pattern.exec(cell.trim())?.[1];
    return label ? [{ label, column }] : [];
  });
}
