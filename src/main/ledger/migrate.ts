/** Brings a file to this code's schema. `user_version` is the count of migrations it has had, written last. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { assert } from '../../domain/kit/result.ts';
import { backupName, rotate, vacuumInto } from './backup.ts';
import { NotOurLedger } from './faults.ts';
import type { DataPaths } from './files.ts';

interface Migrated {
  /** True when the file had an older schema; the caller writes `user_version` when all is done. */
  readonly upgraded: boolean;
  readonly known: number;
}

/** Throws `NotOurLedger` for a file of a newer Dukkan. Each migration is one transaction: whole or not at all. */
export function migrateWithBackup(
  sqlite: Database.Database,
  paths: Pick<DataPaths, 'backups'>,
  options: { readonly migrationsDir: string; readonly now: () => number },
): Migrated {
  const known = countMigrations(options.migrationsDir);
  const finished = sqlite.pragma('user_version', { simple: true }) as number;
  const newest = Math.max(finished, migrationsIn(sqlite));
  if (newest > known)
    throw new NotOurLedger(`a newer Dukkan wrote this file (schema ${newest}, ours is ${known})`);
  if (finished === known) return { upgraded: false, known };
  if (finished > 0) {
    vacuumInto(sqlite, join(paths.backups, backupName(options.now(), `before-schema-${known}`)));
    rotate(paths.backups);
  }
  migrate(drizzle(sqlite), { migrationsFolder: options.migrationsDir });
  return { upgraded: finished > 0, known };
}

export function countMigrations(dir: string): number {
  const list = join(dir, 'meta', '_journal.json');
  assert(existsSync(list), `no migrations at ${dir}`);
  return (JSON.parse(readFileSync(list, 'utf8')) as { entries: unknown[] }).entries.length;
}

/** What a migration that was cut short after its commit has left. */
function migrationsIn(sqlite: Database.Database): number {
  const named = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!named) return 0;
  return sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get() as number;
}
