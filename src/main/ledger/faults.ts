/** Faults of the ledger that the doors tell apart by class, never by text. */

/** The disk is full and the ballast is spent; what was confirmed is safe. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** A command id came back with another command. */
export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';
}

/** Another process holds this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** SQLite's own check found a copy of the ledger damaged. */
export class DamagedCopy extends Error {
  override readonly name = 'DamagedCopy';
}

/** The file is not a Dukkan ledger, or a newer Dukkan wrote it. */
export class NotOurLedger extends Error {
  override readonly name = 'NotOurLedger';
}

const fullDisk = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);

/** True for every way a full disk shows: in a page, the log's index, a file beside, inside another error. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StorageFull || ('code' in error && fullDisk.has(String(error.code)))) return true;
  return isDiskFull(error.cause);
}

/** The SQLite result code of an error, or '' for any other error. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}
