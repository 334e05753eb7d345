/** Copies of the whole ledger, made beside a working till and kept in rotation. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DamagedCopy, StorageFull } from './faults.ts';
import { diskBytes, freeBytes, inPlace, syncFile } from './files.ts';
import { forgetLife } from './incarnation.ts';

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  readonly at: number;
  /** What it was made for: `schedule`, `close`, `hand`, `before-schema-3` … */
  readonly why: string;
}

/** `dukkan-2026-11-20T08-30-00-000Z-why.db`: sorts by time. */
export const backupName = (at: number, why: string): string =>
  `dukkan-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${why}.db`;

const nameForm = /^dukkan-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([\w-]+)\.db$/;

/** A whole, compact, tried copy at `target`, there only once complete and on the disk. It knows it is a copy. */
export function vacuumInto(sqlite: Database.Database, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  inPlace(target, (temporary) => {
    // SQLite fills an empty file, whose rights then stay: a ledger is its owner's alone.
    writeFileSync(temporary, '', { mode: 0o600 });
    sqlite.prepare('vacuum into ?').run(temporary);
    forgetLife(temporary);
    assertWhole(temporary);
    syncFile(temporary);
  });
}

export interface BackupMade {
  readonly name: string;
  readonly bytes: number;
  /** Why the second copy was not made; null when it was, or when none is wanted. */
  readonly secondFault: string | null;
}

/** What a copy must leave free: the till sells meanwhile, and would be the one to find the disk full. */
const leftFree = 0.05;

/**
 * A backup, its second copy and the rotation of both folders. A drive that is not there spoils only the
 * second. Throws `StorageFull` before it takes the room that the till needs.
 */
export function backUp(database: string, target: string, second: string | null): BackupMade {
  const dir = dirname(target);
  mkdirSync(dir, { recursive: true });
  const needed = sizeOf(database) + sizeOf(`${database}-wal`);
  const reserve = Math.min(128 * 1024 ** 2, Math.floor(diskBytes(dir) * leftFree));
  if (freeBytes(dir) < needed + reserve) rotate(dir, { freeBytes: needed + reserve });
  if (freeBytes(dir) < needed + reserve) throw new StorageFull(`no room for a copy of ${needed} bytes`);
  backupFile(database, target);
  rotate(dirname(target));
  let secondFault: string | null = null;
  if (second !== null) {
    try {
      copyBackup(target, second);
      rotate(second);
    } catch (error) {
      secondFault = error instanceof Error ? error.message : String(error);
    }
  }
  return { name: basename(target), bytes: sizeOf(target), secondFault };
}

/** Copies by a connection of its own, so that the till goes on selling; for a worker or a script. */
export function backupFile(database: string, target: string): void {
  const source = new Database(database, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    vacuumInto(source, target);
  } finally {
    source.close();
  }
}

/** Another copy of a backup in another folder, which should be on another drive. */
export function copyBackup(backup: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, basename(backup));
  inPlace(target, (temporary) => {
    copyFileSync(backup, temporary);
    syncFile(temporary);
  });
  return target;
}

/** Throws `DamagedCopy`, or SQLite's error for a file it cannot read at all. */
export function assertWhole(file: string): void {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const found = sqlite.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw new DamagedCopy(`${file}: ${String(found)}`);
  } finally {
    sqlite.close();
  }
}

/** Newest first. */
export function listBackups(dir: string): BackupFile[] {
  if (!existsSync(dir)) return [];
  const found = readdirSync(dir).flatMap((name) => {
    const match = nameForm.exec(name);
    if (!match) return [];
    const [, day, hour, minute, second, ms, why = ''] = match;
    const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
    return [{ name, bytes: statSync(join(dir, name)).size, at, why }];
  });
  return found.sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

interface Rotation {
  /** The newest that stay whatever their day. */
  readonly recent: number;
  /** Of each of so many days the newest stays. */
  readonly days: number;
  /** While the disk has less room than this, only `fewest` stay. */
  readonly freeBytes: number;
  readonly fewest: number;
}

const usual: Rotation = { recent: 8, days: 30, freeBytes: 2 * 1024 ** 3, fewest: 3 };

/** Removes what the rotation does not keep, and leavings of copies cut short; returns their names. */
export function rotate(dir: string, rotation: Partial<Rotation> = {}): string[] {
  const { recent, days, freeBytes: needed, fewest } = { ...usual, ...rotation };
  const backups = listBackups(dir);
  const keep = new Set(backups.slice(0, recent).map(({ name }) => name));
  const seen = new Set<string>();
  for (const { name, at } of backups) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (seen.has(day) || seen.size >= days) continue;
    seen.add(day);
    keep.add(name);
  }
  const removed: string[] = [];
  const remove = (name: string): void => {
    rmSync(join(dir, name), { force: true });
    removed.push(name);
  };
  for (const { name } of backups) if (!keep.has(name)) remove(name);
  const kept = backups.filter(({ name }) => keep.has(name));
  while (kept.length > fewest && freeBytes(dir) < needed) remove(kept.pop()?.name ?? '');
  for (const name of existsSync(dir) ? readdirSync(dir) : []) {
    if (/^dukkan-.*\.db\.tmp/.test(name)) remove(name);
  }
  return removed;
}
