/** One till, one process: an exclusive SQLite lock, which the system drops when the process dies. */
import Database from 'better-sqlite3';
import { DataFolderInUse, sqliteCode } from './faults.ts';

export function lockFolder(path: string): { release(): void } {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (sqliteCode(error).startsWith('SQLITE_BUSY')) throw new DataFolderInUse(path, { cause: error });
    throw error;
  }
  return {
    release: () => {
      if (lock.open) lock.close();
    },
  };
}
