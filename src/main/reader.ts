/** The reading worker: its own read-only connection, so that a long report never delays a sale. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { must } from '../domain/kit/result.ts';
import { areas } from './areas/index.ts';
import type { Errand, ErrandAnswer } from './backstage.ts';
import { backupFile } from './ledger/backup.ts';
import { readerOf, Statements } from './ledger/reader.ts';

const { database } = workerData as { database: string };
const port = must(parentPort, 'the reader is a worker');
const sqlite = new Database(database, { readonly: true, timeout: 5000 });
sqlite.pragma('mmap_size = 268435456');
const read = readerOf(sqlite, new Statements(sqlite));
const queries = Object.assign({}, ...areas.map((area) => area.heavy ?? {})) as Record<
  string,
  (r: typeof read, input: unknown) => unknown
>;

port.on('message', (errand: Errand) => port.postMessage(answer(errand)));

function answer(errand: Errand): ErrandAnswer {
  const { n } = errand;
  try {
    if (errand.kind === 'backup') return { n, value: backupFile(database, errand.target) ?? null };
    return { n, value: must(queries[errand.name], `no query ${errand.name}`)(read, errand.input) };
  } catch (error) {
    return { n, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
