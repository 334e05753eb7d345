/** What keeps a ledger's file in order, for a thread that no cashier waits for. */
import Database from 'better-sqlite3';

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
    const found = sqlite.pragma(`quick_check('${table.replaceAll("'", "''")}')`, { simple: true });
    if (found !== 'ok') return `${table}: ${String(found)}`;
  }
  return null;
}
