/** Delimited text to a table: the delimiter told from the first lines, quotes as RFC 4180 has them. */
import Papa from 'papaparse';
import { ok, type Result, refuse } from '../../../../domain/kit/result.ts';
import { decodeText } from './encoding.ts';
import {
  type Delimiter,
  delimiters,
  type ParsedTable,
  type TableLimits,
  type TableReading,
  type TableRefusal,
} from './table.ts';

const sampleLines = 60;
const sampleLength = 100_000;
/** Never in a text we read, so nothing is a quote. */
const noQuote = '\0';

export function parseDelimited(
  bytes: Uint8Array,
  reading: TableReading,
  limits: TableLimits,
): Result<ParsedTable, TableRefusal> {
  const { text, encoding } = decodeText(bytes, reading.encoding);
  // Excel's own first line: `sep=;`. It is no row of the table, but it counts as one on the screen.
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const body = named === undefined ? text : text.replace(/^sep=.(\r?\n)/i, '$1');
  if (body.trim() === '') return refuse('FileEmpty');
  if (isNoTable(body)) return refuse('NotATable');
  const delimiter = reading.delimiter ?? delimiters.find((one) => one === named) ?? delimiterOf(body);
  const rows = withoutTail(rowsOf(body, delimiter, limits.rows));
  if (rows.length > limits.rows) return refuse('TooManyRows', { rows: limits.rows });
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columnCount > limits.columns) return refuse('TooManyColumns', { columns: limits.columns });
  return ok({ format: 'csv', encoding, delimiter, rowCount: rows.length, columnCount, rows });
}

/** Binary, or the HTML that some programs save as `.xls`. */
function isNoTable(text: string): boolean {
  const start = text.slice(0, 4096);
  const binary = [...start].some((letter) => letter < ' ' && !/\s/.test(letter));
  return binary || /^\s*<(!doctype|html|table|\?xml)/i.test(start);
}

/** The delimiter that gives most lines the same number of cells, and many of them. */
export function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, sampleLength);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 1 };
  for (const delimiter of delimiters) {
    const rows = Papa.parse<string[]>(sample, { delimiter, preview: sampleLines, skipEmptyLines: true }).data;
    const lines = new Map<number, number>();
    for (const { length } of rows) lines.set(length, (lines.get(length) ?? 0) + 1);
    for (const [cells, count] of lines) {
      const score = cells > 1 ? (cells * count) / rows.length : 0;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

function rowsOf(text: string, delimiter: Delimiter, mostRows: number): string[][] {
  const preview = mostRows + 1;
  const parsed = Papa.parse<string[]>(text, { delimiter, preview });
  if (!parsed.errors.some(({ type }) => type === 'Quotes')) return parsed.data;
  // A stray quote swallows lines up to the next one; without quotes the file may be the more even.
  const plain = Papa.parse<string[]>(text, { delimiter, preview, quoteChar: noQuote }).data.map((row) =>
    row.map((cell) => /^"(.*)"$/s.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell),
  );
  return evenRows(plain) > evenRows(parsed.data) ? plain : parsed.data;
}

/** How many rows have as many cells as most of them have. */
function evenRows(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** Without the empty rows at the end. */
export function withoutTail(rows: string[][]): string[][] {
  let end = rows.length;
  while (end > 0 && rows[end - 1]?.every((cell) => cell.trim() === '')) end -= 1;
  return end === rows.length ? rows : rows.slice(0, end);
}
