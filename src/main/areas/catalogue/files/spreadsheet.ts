/** An XLSX workbook to a table: its first sheet that holds one, every cell as text. */
import readXlsxFile from 'read-excel-file/node';
import { ok, type Result, refuse } from '../../../../domain/kit/result.ts';
import { withoutTail } from './delimited.ts';
import type { ParsedTable, TableLimits, TableRefusal } from './table.ts';
import { zipContents } from './zip.ts';

export async function parseSpreadsheet(
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<Result<ParsedTable, TableRefusal>> {
  const zip = zipContents(bytes);
  if (!zip) return refuse('FileBroken');
  if (!zip.names.includes('xl/workbook.xml')) return refuse('NotATable');
  // The reader makes room for what the entries claim; the claim is judged first.
  if (zip.inflatedBytes > limits.inflatedBytes)
    return refuse('FileTooLarge', { bytes: limits.inflatedBytes });
  const sheets = await sheetsOf(bytes);
  if (!sheets) return refuse('FileBroken');
  const tables = sheets.map((cells) => withoutTail(cells.map((row) => row.map(textOf))));
  const rows = tables.find(({ length }) => length > 1) ?? tables.find(({ length }) => length > 0);
  if (!rows) return refuse('FileEmpty');
  if (rows.length > limits.rows) return refuse('TooManyRows', { rows: limits.rows });
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columnCount > limits.columns) return refuse('TooManyColumns', { columns: limits.columns });
  return ok({ format: 'xlsx', encoding: null, delimiter: null, rowCount: rows.length, columnCount, rows });
}

async function sheetsOf(bytes: Uint8Array): Promise<(readonly unknown[])[][] | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const sheets = await readXlsxFile<string>(buffer, { parseNumber: numberText });
    return sheets.map(({ data }) => data);
  } catch (error) {
    // Damage shows as many kinds of error (zip, XML, a sheet not there); all mean the same to the user.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The library's types call a date cell `typeof Date`; it is a `Date`. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** What a spreadsheet itself shows; beyond are the leavings of binary fractions. */
const trueDigits = 15;
/** `5.44901E+12` lost its digits before it was stored; `5.449000000996E12` is some writers' whole code. */
const shortestCode = 12;
const fewestDigitsOfCode = 9;

/** A stored number as its spreadsheet shows it, in full; as it is, where the digits of a code are gone. */
export function numberText(stored: string): string {
  if (/^-?\d+(\.\d{1,8})?$/.test(stored)) return stored;
  const value = Number(stored);
  const [mantissa = '', exponent = '0'] = stored.toLowerCase().split('e');
  const digits = mantissa.replace(/\D/g, '').replace(/^0+/, '').length;
  const spoilt = Number(exponent) >= shortestCode - 1 && digits < fewestDigitsOfCode;
  if (spoilt || !Number.isFinite(value)) return stored;
  const shown = String(Number(value.toPrecision(trueDigits)));
  if (!shown.includes('e')) return shown;
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: trueDigits });
}
