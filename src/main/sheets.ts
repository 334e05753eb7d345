/** The thread of files: reads the tables people bring and writes the sheets they take away. */
import { parentPort } from 'node:worker_threads';
import { must } from '../domain/kit/result.ts';
import { type TableAsk, tableReader } from './areas/catalogue/files/table-reader.ts';
import { sheetWriter } from './kit/sheet-writer.ts';
import type { Answered, Asked } from './kit/side-thread.ts';
import type { SheetAsk } from './kit/table-file.ts';

const port = must(parentPort, 'the thread of files is a worker');
const read = tableReader();
const write = sheetWriter();

port.on('message', ({ n, ask }: Asked<TableAsk | SheetAsk>) => {
  const answered = ask.kind === 'open' || ask.kind === 'rows' ? read(ask) : write(ask);
  answered.then(
    (answer) => port.postMessage({ n, answer } satisfies Answered<unknown>),
    (error: unknown) => port.postMessage({ n, fault: String(error) } satisfies Answered<unknown>),
  );
});
