/** A file as a table of texts, and why it may not be read as one. */
import type { Refusal } from '../../../../domain/kit/result.ts';
import type { Encoding } from './encoding.ts';

export interface TableLimits {
  /** Of the file, and of what a gzip or a text inflates to. */
  readonly bytes: number;
  /** Of what a spreadsheet inflates to: its XML is ten times its text. */
  readonly inflatedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

export const tableLimits: TableLimits = {
  bytes: 50 * 1024 * 1024,
  inflatedBytes: 400 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
};

export type TableRefusal =
  | Refusal<'FileEmpty'>
  | Refusal<'FileTooLarge', { bytes: number }>
  | Refusal<'TooManyRows', { rows: number }>
  | Refusal<'TooManyColumns', { columns: number }>
  | Refusal<'OldSpreadsheet'>
  | Refusal<'LockedSpreadsheet'>
  | Refusal<'NotATable'>
  | Refusal<'FileBroken'>;

/** How to read a file whose own signs were misread. */
export interface TableReading {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly limits?: TableLimits | undefined;
}

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface TableShape {
  readonly format: 'csv' | 'xlsx';
  /** Null for a spreadsheet. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface ParsedTable extends TableShape {
  /** As in the file, empty rows included, so that an index is a row number less one; some may be short. */
  readonly rows: readonly (readonly string[])[];
}
