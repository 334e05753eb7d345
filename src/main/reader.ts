/** The worker beside the till: its own connections, so that a long report or a backup never delays a sale. */
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { must } from '../domain/kit/result.ts';
import { verifiable } from './areas/area.ts';
import { areas } from './areas/index.ts';
import type { Answer, Asked, Errand } from './backstage.ts';
import { backUp } from './ledger/backup.ts';
import { layBallast } from './ledger/ballast.ts';
import { isDiskFull } from './ledger/faults.ts';
import { dataPaths } from './ledger/files.ts';
import { rememberedEntry } from './ledger/incarnation.ts';
import { readerOf, Statements } from './ledger/reader.ts';
import { checkTables, foldLog } from './ledger/upkeep.ts';
import { type Anchor, type VerifyProgress, verifyLedger } from './ledger/verify.ts';

const { database } = workerData as { database: string };
const port = must(parentPort, 'the reader is a worker');
const sqlite = new Database(database, { readonly: true, timeout: 5000 });
sqlite.pragma('cache_size = -32768');
const read = readerOf(sqlite, new Statements(sqlite));
const queries = Object.assign({}, ...areas.map((area) => area.heavy ?? {})) as Record<
  string,
  (r: typeof read, input: unknown) => unknown
>;

port.on('message', ({ n, errand }: Asked) => {
  const report = (progress: VerifyProgress): void => port.postMessage({ n, progress } satisfies Answer);
  port.postMessage(answer(n, errand, report));
});

function answer(n: number, errand: Errand, report: (progress: VerifyProgress) => void): Answer {
  try {
    return { n, value: run(errand, report) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { n, error: text, full: isDiskFull(error) };
  }
}

function run(errand: Errand, report: (progress: VerifyProgress) => void): unknown {
  switch (errand.kind) {
    case 'query':
      return must(queries[errand.name], `no query ${errand.name}`)(read, errand.input);
    case 'backup':
      return backUp(database, errand.target, errand.second);
    case 'verify':
      return verifyLedger(database, { ...verifiable(areas), anchors: markerOf(database), report });
    case 'check':
      return checkTables(sqlite);
    case 'checkpoint':
      return foldLog(database);
    case 'ballast':
      return layBallast(errand.path);
  }
}

function markerOf(file: string): Anchor[] {
  const entry = rememberedEntry(dataPaths(dirname(file)).incarnation);
  return entry ? [{ ...entry, source: 'marker' }] : [];
}
