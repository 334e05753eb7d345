/** Numbers for people, as receipts and reports bear them, and the promise that none is left out. */
import { epochLetter } from './incarnation.ts';
import type { Tx } from './tx.ts';
import type { NumberSeries } from './verify.ts';

/**
 * The next of a series, `<epoch letter>-<n>`: a restored copy counts on from where its backup was, and a machine that
 * took another's place from 1, each under a letter of its own.
 */
export const numberIn = (tx: Tx, series: string): string =>
  `${epochLetter(tx.identity.epoch)}-${tx.next(series)}`;

/** The same, for what is known outside this till too: `<branch>-<till>-<epoch letter>-<n>`. */
export const fullNumberIn = (tx: Tx, series: string): string =>
  `${tx.identity.branchCode}-${tx.identity.tillCode}-${numberIn(tx, series)}`;

/** A series is all before the last digits in the column `number`. */
export function numbersOf(table: string): NumberSeries {
  return { name: table, sql: `select ${partsOf('number')} from "${table}" order by 1, 2` };
}

/** A number's series and n, as columns. */
export function partsOf(column: string): string {
  const series = `rtrim(${column}, '0123456789')`;
  return `${series} series, cast(substr(${column}, length(${series}) + 1) as integer) n`;
}
