/** Writes rows as a file that spreadsheets open: CSV after RFC 4180, or XLSX. */
import { setImmediate } from 'node:timers/promises';
import { assert } from '../../domain/kit/result.ts';
import { sideThread } from './side-thread.ts';

/** An exact number: `units` × 10^-`decimals`. */
export interface Amount {
  readonly units: number;
  readonly decimals: number;
}

/** Text, a number, or nothing. Codes and phone numbers are texts. */
export type TableCell = string | Amount | null;

export interface TableColumn<Row> {
  readonly title: string;
  cell(row: Row): TableCell;
}

export interface TableLook {
  /** Name of the sheet, cut to what a spreadsheet allows. */
  readonly title: string;
  readonly rightToLeft: boolean;
}

export type CsvDelimiter = ',' | ';' | '\t';
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** What the writing thread is told. */
export type SheetAsk =
  | { readonly kind: 'begin'; readonly look: TableLook; readonly titles: readonly string[] }
  | { readonly kind: 'add'; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: 'finish' };

const batchSize = 1000;
/** A sheet has no more rows than this, the heading included. */
const mostRows = 1_048_576;
const threadLimits = { memoryMb: 2048, timeoutMs: 120_000 };

/**
 * CSV as Excel reads it: UTF-8 with a byte order mark, lines ended by CR LF, decimal points. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export async function csvFile<Row>(
  columns: readonly TableColumn<Row>[],
  rows: Rows<Row>,
  delimiter: CsvDelimiter = ',',
): Promise<Uint8Array> {
  const line = (cells: readonly TableCell[]): string =>
    `${cells.map((cell) => quoted(csvText(cell), delimiter)).join(delimiter)}\r\n`;
  const parts = [Buffer.from(`\ufeff${line(columns.map(({ title }) => title))}`)];
  for await (const batch of batchesOf(columns, rows)) parts.push(Buffer.from(batch.map(line).join('')));
  return Buffer.concat(parts);
}

/** XLSX: codes stay text, numbers are numbers, the heading is bold and stays in view. */
export async function xlsxFile<Row>(
  columns: readonly TableColumn<Row>[],
  rows: Rows<Row>,
  look: TableLook,
): Promise<Uint8Array> {
  const thread = sideThread<SheetAsk, Uint8Array | null>('sheets', threadLimits);
  try {
    await thread.ask({ kind: 'begin', look, titles: columns.map(({ title }) => title) });
    let count = 1;
    for await (const batch of batchesOf(columns, rows)) {
      count += batch.length;
      assert(count <= mostRows, 'a sheet cannot hold so many rows');
      await thread.ask({ kind: 'add', rows: batch });
    }
    const bytes = await thread.ask({ kind: 'finish' });
    assert(bytes, 'a finished sheet has bytes');
    return bytes;
  } finally {
    await thread.close();
  }
}

/** The thread may serve a sale between two batches. */
async function* batchesOf<Row>(
  columns: readonly TableColumn<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<TableCell[][]> {
  let batch: TableCell[][] = [];
  for await (const row of rows) {
    batch.push(columns.map((column) => column.cell(row)));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
    await setImmediate();
  }
  if (batch.length > 0) yield batch;
}

/** The number in digits with a point, exact. */
export function amountText({ units, decimals }: Amount): string {
  assert(Number.isSafeInteger(units), `an amount counts whole units, got ${units}`);
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
  return units < 0 ? `-${text}` : text;
}

function csvText(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return amountText(cell);
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

const quoted = (text: string, delimiter: CsvDelimiter): string =>
  text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
