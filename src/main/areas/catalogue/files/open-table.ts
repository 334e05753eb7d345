/** A file opened as a table on a thread of its own: its shape at once, its rows as they are asked for. */
import { setImmediate } from 'node:timers/promises';
import { ok, type Result, refuse } from '../../../../domain/kit/result.ts';
import { OutOfMemory, type SideThread, sideThread } from '../../../kit/side-thread.ts';
import { type TableReading, type TableRefusal, type TableShape, tableLimits } from './table.ts';
import type { OpenAnswer, RowsAnswer, TableAsk } from './table-reader.ts';

export interface TableBatch {
  /** Index of the first of the rows in the table. */
  readonly from: number;
  readonly rows: RowsAnswer;
}

export interface OpenTable extends TableShape {
  rows(from: number, count: number): Promise<RowsAnswer>;
  /** The whole table in order; the till serves others between two batches. */
  batches(size?: number): AsyncGenerator<TableBatch>;
  /** Ends the thread and frees the table; it must be called. */
  close(): Promise<void>;
}

/** Some milliseconds of reading. */
const batchSize = 500;
const threadLimits = { memoryMb: 1024, timeoutMs: 120_000 };

/** Reads the whole file before it answers, so every refusal comes here and none in the midst of rows. */
export async function openTable(
  bytes: Uint8Array,
  reading: TableReading = {},
): Promise<Result<OpenTable, TableRefusal>> {
  const limits = reading.limits ?? tableLimits;
  if (bytes.length > limits.bytes) return refuse('FileTooLarge', { bytes: limits.bytes });
  const thread = sideThread<TableAsk, OpenAnswer | RowsAnswer>('sheets', threadLimits);
  try {
    const opened = (await thread.ask({ kind: 'open', bytes, reading })) as OpenAnswer;
    if (opened.ok) return ok(tableOn(thread, opened.value));
    await thread.close();
    return opened;
  } catch (error) {
    await thread.close();
    if (error instanceof OutOfMemory) return refuse('FileTooLarge', { bytes: limits.inflatedBytes });
    throw error;
  }
}

function tableOn(thread: SideThread<TableAsk, OpenAnswer | RowsAnswer>, shape: TableShape): OpenTable {
  const rows = async (from: number, count: number): Promise<RowsAnswer> =>
    (await thread.ask({ kind: 'rows', from, count })) as RowsAnswer;
  return {
    ...shape,
    rows,
    async *batches(size = batchSize) {
      for (let from = 0; from < shape.rowCount; from += size) {
        yield { from, rows: await rows(from, size) };
        // Messages follow each other without a turn of the loop; a sale must get its turn.
        await setImmediate();
      }
    },
    close: () => thread.close(),
  };
}
