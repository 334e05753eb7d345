/** Numbers for people as receipts bear them, and the promise that none is left out. */
import type { NumberSeries } from './verify.ts';

/** `<branch>-<till>-<epoch letter>-<n>` in the column `number`: a series is all before the last digits. */
export function numbersOf(table: string): NumberSeries {
  const series = "rtrim(number, '0123456789')";
  const n = `cast(substr(number, length(${series}) + 1) as integer)`;
  return { name: table, sql: `select ${series} series, ${n} n from "${table}" order by 1, 2` };
}
