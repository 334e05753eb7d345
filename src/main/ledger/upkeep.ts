/** What keeps a ledger's file in order, for a thread that no cashier waits for. */
import Database from 'better-sqlite3';
import { sqliteCode } from './faults.ts';

const folding = new Map<string, Database.Database>();

/** Folds what it can of the write-ahead log into the file without holding up a reader or the writer. */
export function foldLog(database: string): null {
  let sqlite = folding.get(database);
  if (!sqlite) {
    sqlite = new Database(database, { fileMustExist: true, timeout: 2000 });
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('checkpoint_fullfsync = ON');
    folding.set(database, sqlite);
  }
  sqlite.pragma('wal_checkpoint(PASSIVE)');
  return null;
}

/** `quick_check` table by table, so that a thread told to stop need not finish; null when all is well. */
export function checkTables(sqlite: Database.Database): string | null {
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%'")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const found = checkTable(sqlite, table);
    if (found !== 'ok') return `${table}: ${found}`;
  }
  return null;
}

function checkTable(sqlite: Database.Database, table: string): string {
  try {
    return String(sqlite.pragma(`quick_check('${table.replaceAll("'", "''")}')`, { simple: true }));
  } catch (error) {
    // Some damage is so bad that the check itself gives up.
    if (sqliteCode(error) === 'SQLITE_CORRUPT') return 'malformed';
    throw error;
  }
}
