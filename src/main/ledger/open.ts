/** Opens the till's file: lock, pragmas asserted, migrations with a backup before, identity, ballast. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Id } from '../../domain/kit/ids.ts';
import { assert } from '../../domain/kit/result.ts';
import { backupName, vacuumInto } from './backup.ts';
import { layBallast, releaseBallast } from './ballast.ts';
import { NotOurLedger, sqliteCode } from './faults.ts';
import { type DataPaths, dataPaths } from './files.ts';
import { incarnate, type Start } from './incarnation.ts';
import { type Identity, Ledger } from './ledger.ts';
import { lockFolder } from './lock.ts';
import type { Projection } from './project.ts';
import type { Reaction } from './react.ts';

export interface OpenOptions {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly projections: readonly Projection[];
  readonly reactions?: readonly Reaction[];
  readonly now: () => number;
  readonly newId: () => Id;
}

export interface OpenLedger {
  readonly ledger: Ledger;
  readonly paths: DataPaths;
  readonly start: Start;
  close(): void;
}

/** 'DUKN' in the file's header, so that no other program's database is taken for ours. */
const applicationId = 0x44554b4e;

/** Throws `DataFolderInUse`, `NotOurLedger`, or the system's error when the folder cannot be written. */
export function openLedger(options: OpenOptions): OpenLedger {
  const paths = dataPaths(options.dataDir);
  mkdirSync(paths.dir, { recursive: true });
  const lock = lockFolder(paths.lock);
  try {
    const sqlite = openDatabase(paths.database);
    migrateWithBackup(sqlite, paths, options);
    const ledger = new Ledger(sqlite, options, {
      now: options.now,
      newId: options.newId,
      releaseBallast: () => releaseBallast(paths.ballast),
    });
    const start = incarnate(ledger, paths.incarnation, knownIdentity(ledger), () => firstIdentity(options));
    layBallast(paths.ballast, paths.dir);
    return {
      ledger,
      paths,
      start,
      close: () => {
        sqlite.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A connection set as the ledger needs it; asserts that SQLite took the settings. */
export function openDatabase(path: string): Database.Database {
  const sqlite = new Database(path, { timeout: 5000 });
  try {
    const owner = sqlite.pragma('application_id', { simple: true });
    const tables = sqlite.prepare('select count(*) from sqlite_master').pluck().get();
    if (owner !== applicationId && tables !== 0) throw new NotOurLedger(path);
    if (owner !== applicationId) sqlite.pragma(`application_id = ${applicationId}`);
    // The library's build opens WAL at NORMAL, which may lose confirmed sales in a power cut.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('cache_size = -65536');
    sqlite.pragma('mmap_size = 268435456');
    // Checkpoints happen in the pauses; this bound is for a day without one.
    sqlite.pragma('wal_autocheckpoint = 8000');
    assert(sqlite.pragma('journal_mode', { simple: true }) === 'wal', 'the file must be in WAL mode');
    assert(sqlite.pragma('synchronous', { simple: true }) === 2, 'every commit must reach the disk');
    assert(sqlite.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys must be on');
    return sqlite;
  } catch (error) {
    sqlite.close();
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw new NotOurLedger(path, { cause: error });
    throw error;
  }
}

/** Brings the file to this code's schema; `user_version` is the count of migrations it has had. */
export function migrateWithBackup(
  sqlite: Database.Database,
  paths: Pick<DataPaths, 'backups'>,
  options: Pick<OpenOptions, 'migrationsDir' | 'now'>,
): void {
  const known = countMigrations(options.migrationsDir);
  const had = sqlite.pragma('user_version', { simple: true }) as number;
  if (had > known) throw new NotOurLedger(`a newer Dukkan wrote this file (schema ${had}, ours is ${known})`);
  if (had === known) return;
  if (had > 0) {
    mkdirSync(paths.backups, { recursive: true });
    vacuumInto(sqlite, join(paths.backups, backupName(options.now(), `before-schema-${known}`)));
  }
  migrate(drizzle(sqlite), { migrationsFolder: options.migrationsDir });
  sqlite.pragma(`user_version = ${known}`);
}

function countMigrations(dir: string): number {
  const list = join(dir, 'meta', '_journal.json');
  assert(existsSync(list), `no migrations at ${dir}`);
  return (JSON.parse(readFileSync(list, 'utf8')) as { entries: unknown[] }).entries.length;
}

function knownIdentity(ledger: Ledger): Identity | null {
  const one = ledger.read.get<{ one: number }>('select one from ledger_identity');
  return one ? ledger.identity : null;
}

function firstIdentity({ newId }: OpenOptions): Identity {
  return {
    one: 1,
    companyId: newId(),
    branchId: newId(),
    tillId: newId(),
    branchCode: '1',
    tillCode: '1',
    epoch: 1,
    nonce: '',
  };
}
