/** The reading side of the thread of files: one table, kept while somebody asks for its rows. */
import { must, type Result } from '../../../../domain/kit/result.ts';
import { parseTable } from './parse-table.ts';
import type { ParsedTable, TableReading, TableRefusal, TableShape } from './table.ts';

/** What the reading thread is asked. */
export type TableAsk =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly reading: TableReading }
  | { readonly kind: 'rows'; readonly from: number; readonly count: number };

export type OpenAnswer = Result<TableShape, TableRefusal>;
export type RowsAnswer = readonly (readonly string[])[];

export function tableReader(): (ask: TableAsk) => Promise<OpenAnswer | RowsAnswer> {
  let table: ParsedTable | null = null;
  return async (ask) => {
    if (ask.kind === 'rows') {
      return must(table, 'a table is opened before it is read').rows.slice(ask.from, ask.from + ask.count);
    }
    const parsed = await parseTable(ask.bytes, ask.reading);
    if (!parsed.ok) return parsed;
    table = parsed.value;
    const { rows: _rows, ...shape } = table;
    return { ok: true, value: shape };
  };
}
