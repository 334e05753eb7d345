/**
 * Putting a backup in the place of the ledger. The till asks for it by a note beside the database and does it
 * at its next start, before anything is open; a script does it at once.
 */
import { copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { assertWhole, backupName, listBackups, vacuumInto } from './backup.ts';
import { DamagedCopy, NotOurLedger } from './faults.ts';
import { type DataPaths, inPlace, syncFolder, writeWhole } from './files.ts';
import { applicationId } from './settings.ts';

/** Leaves the wish to start from `name` at the next start, if that backup is there and whole. */
export function wishRestore(paths: DataPaths, name: string): 'granted' | 'BackupGone' | 'BackupDamaged' {
  if (!listBackups(paths.backups).some((backup) => backup.name === name)) return 'BackupGone';
  try {
    assertRestorable(join(paths.backups, name));
  } catch (error) {
    if (isDamage(error)) return 'BackupDamaged';
    throw error;
  }
  writeWhole(paths.restore, JSON.stringify({ name }));
  return 'granted';
}

export function forgetWish(paths: DataPaths): void {
  rmSync(paths.restore, { force: true });
}

/** Does what was wished, if anything was; returns the backup's name. A wish that fails is forgotten. */
export function grantRestore(paths: DataPaths, at: number): string | null {
  if (!existsSync(paths.restore)) return null;
  try {
    const { name } = JSON.parse(readFileSync(paths.restore, 'utf8')) as { name: string };
    restoreFile(join(paths.backups, name), paths.database, at);
    return name;
  } finally {
    forgetWish(paths);
  }
}

/**
 * Puts a backup in the place of the ledger; the replaced one is kept beside it as `dukkan-…-replaced.db`, and
 * returned. The till must not run. The copy knows that it is one and starts a new epoch.
 */
export function restoreFile(backup: string, database: string, at: number): string | null {
  assertRestorable(backup);
  const fresh = `${database}.restored`;
  const source = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    // Copied by SQLite itself, so that a backup still in WAL mode comes whole.
    vacuumInto(source, fresh);
  } finally {
    source.close();
  }
  const kept = existsSync(database) ? keep(database, at) : null;
  renameSync(fresh, database);
  syncFolder(dirname(database));
  return kept;
}

/** At no instant is there no ledger: the old one gets a second name before the new one takes its place. */
function keep(database: string, at: number): string {
  const kept = join(dirname(database), backupName(at, 'replaced'));
  const whole = foldLog(database);
  try {
    linkSync(database, kept);
  } catch (error) {
    // A file system without links (FAT) copies.
    if (!(error instanceof Error && 'code' in error)) throw error;
    inPlace(kept, (temporary) => copyFileSync(database, temporary));
  }
  // Of a ledger too damaged to be folded, the log is kept as it is, for whoever may mend it.
  if (!whole && existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${kept}-wal`);
  for (const tail of ['-wal', '-shm']) rmSync(database + tail, { force: true });
  return kept;
}

/** Folds the write-ahead log in, or the kept file would lack its newest sales; false when it cannot be. */
function foldLog(database: string): boolean {
  try {
    const old = new Database(database, { fileMustExist: true });
    try {
      old.pragma('wal_checkpoint(TRUNCATE)');
      return true;
    } finally {
      old.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof DamagedCopy || error instanceof NotOurLedger || error instanceof Database.SqliteError;

/** Throws when the file is damaged or no ledger. */
function assertRestorable(backup: string): void {
  assertWhole(backup);
  const sqlite = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId) throw new NotOurLedger(backup);
  } finally {
    sqlite.close();
  }
}
