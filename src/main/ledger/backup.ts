/** Copies of the whole ledger: made beside a working till, kept in rotation, put back by a command. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { syncFolder } from './files.ts';

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  readonly at: number;
}

/** `dukkan-2026-11-20T08-30-00Z-why.db`: sorts by time. */
export function backupName(at: number, why: string): string {
  const stamp = new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  return `dukkan-${stamp}-${why}.db`;
}

/** A whole, compact copy at `target`, there only once complete and on the disk. */
export function vacuumInto(sqlite: Database.Database, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.tmp`;
  rmSync(temporary, { force: true });
  sqlite.prepare('vacuum into ?').run(temporary);
  const file = openSync(temporary, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, target);
  syncFolder(dirname(target));
}

/** Copies by a connection of its own, so that the till goes on selling; for a worker or a script. */
export function backupFile(database: string, target: string): void {
  const source = new Database(database, { readonly: true, timeout: 5000 });
  try {
    vacuumInto(source, target);
  } finally {
    source.close();
  }
}

export function listBackups(dir: string): BackupFile[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^dukkan-.*\.db$/.test(name))
    .map((name) => ({ name, bytes: statSync(join(dir, name)).size, at: timeOf(name) }))
    .sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

/** Keeps the newest `recent`, then the newest of each of the last `days` days; returns what it removed. */
export function rotate(dir: string, recent = 8, days = 30): string[] {
  const backups = listBackups(dir);
  const keep = new Set(backups.slice(0, recent).map((backup) => backup.name));
  const seen = new Set<string>();
  for (const backup of backups) {
    const day = basename(backup.name).slice(7, 17);
    if (seen.has(day) || seen.size >= days) continue;
    seen.add(day);
    keep.add(backup.name);
  }
  const old = backups.filter((backup) => !keep.has(backup.name));
  for (const { name } of old) rmSync(join(dir, name));
  return old.map(({ name }) => name);
}

/**
 * Puts a backup in the place of the ledger; the replaced one is kept beside it as `replaced-…`. The
 * till must not run. The copy notices by its nonce that it is one and starts a new epoch.
 */
export function restoreFile(backup: string, database: string, at: number): string | null {
  const check = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    const result = check.pragma('quick_check', { simple: true });
    if (result !== 'ok') throw new Error(`the backup is damaged: ${String(result)}`);
    // Copied by SQLite itself, so that a backup still in WAL mode comes whole.
    vacuumInto(check, `${database}.restored`);
  } finally {
    check.close();
  }
  const kept = existsSync(database) ? join(dirname(database), backupName(at, 'replaced')) : null;
  if (kept) {
    // Fold the write-ahead log in, or the kept file would lack its newest sales.
    const old = new Database(database);
    old.pragma('wal_checkpoint(TRUNCATE)');
    old.close();
    renameSync(database, kept);
  }
  for (const tail of ['-wal', '-shm']) rmSync(database + tail, { force: true });
  renameSync(`${database}.restored`, database);
  syncFolder(dirname(database));
  return kept;
}

function timeOf(name: string): number {
  const match = /^dukkan-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z/.exec(name);
  return match ? Date.parse(`${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`) : 0;
}
