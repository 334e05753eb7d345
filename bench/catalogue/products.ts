/** A hundred thousand things a shop may sell: real ones where they are at hand, else made up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { root } from '../../scripts/run.ts';
import { pick, seeded } from '../figures.ts';

const shared = process.env.DUKKAN_SHARED_DATA ?? join(root, '../shared/data');
const file = join(shared, 'products-100k.csv.gz');
export const count = 100_000;

export interface Product {
  readonly barcode: string;
  readonly name: string;
}

export function products(most = count): Product[] {
  if (!existsSync(file)) return Array.from({ length: most }, (_, i) => madeUp(i));
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return Papa.parse<Product>(text, { header: true, skipEmptyLines: true }).data.slice(0, most);
}

/** With a price drawn from the barcode, so that it is the same each time. */
export const asCsv = (of: readonly Product[]): string =>
  Papa.unparse(of.map(({ barcode, name }) => ({ barcode, name, price: priceOf(barcode) })));

function priceOf(barcode: string): string {
  let mixed = 2166136261;
  for (const digit of barcode) mixed = Math.imul(mixed ^ digit.charCodeAt(0), 16777619) >>> 0;
  return `${mixed % 200}.${String((mixed >>> 8) % 100).padStart(2, '0')}`;
}

const words = [
  ...[
    'Milk',
    'Tea',
    'Bread',
    'Soap',
    'Rice',
    'Honey',
    'Juice',
    'Apple',
    'Cheese',
    'Water',
    'Sugar',
    'Coffee',
  ],
  ...[
    'green',
    'black',
    'fresh',
    'sweet',
    'large',
    'small',
    'organic',
    'dark',
    'light',
    'spicy',
    'mild',
    'salted',
  ],
];

function madeUp(n: number): Product {
  const chance = seeded(n + 1);
  const name = [1, 2, 3].map(() => pick(words, chance)).join(' ');
  const digits = `47${String(n).padStart(10, '0')}`;
  const weighted = [...digits].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return { barcode: `${digits}${(10 - (weighted % 10)) % 10}`, name: `${name} ${n}` };
}

/** What is on the screen while a name is typed: its first word letter by letter, then its second. */
export function typings(of: readonly Product[], names: number): string[] {
  const chance = seeded(3);
  return Array.from({ length: names }, () => pick(of, chance)).flatMap(({ name }) => {
    const [first = '', second = ''] = name.trim().split(/\s+/);
    const typed = second ? `${first} ${second}` : first;
    return Array.from({ length: Math.min(typed.length, 14) }, (_, i) => typed.slice(0, i + 1));
  });
}

/** Codes of one item each that no till takes for its own labels. */
export function codesOnce(of: readonly Product[]): string[] {
  const seen = new Map<string, number>();
  for (const { barcode } of of) seen.set(barcode, (seen.get(barcode) ?? 0) + 1);
  return [...seen.keys()].filter((code) => seen.get(code) === 1 && /^[3-9]\d{12}$/.test(code));
}
