/** Opens the till's file: lock, wished restore, settings asserted, migrations, identity. */
import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Id } from '../../domain/kit/ids.ts';
import { releaseBallast } from './ballast.ts';
import { isDiskFull, NotOurLedger, sqliteCode } from './faults.ts';
import { type DataPaths, dataPaths } from './files.ts';
import { replayWaiting } from './foreign/replay.ts';
import { incarnate, remember, type Start } from './incarnation.ts';
import { Ledger } from './ledger.ts';
import { lockFolder } from './lock.ts';
import type { Identity } from './meta.ts';
import { migrateWithBackup } from './migrate.ts';
import type { Projection } from './project.ts';
import type { Reaction } from './react.ts';
import { rebuild } from './rebuild.ts';
import { grantRestore } from './restore.ts';
import { applicationId, assertDurable, setForWriting } from './settings.ts';

export interface OpenOptions {
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** All that the areas declare. */
  readonly tables: readonly SQLiteTable[];
  readonly projections: readonly Projection[];
  readonly reactions?: readonly Reaction[];
  readonly now: () => number;
  /** Makes ids that come after those of earlier runs, the last of which was born at `bornUntil`. */
  readonly makeIds: (bornUntil: number) => () => Id;
  /** Hears of what went wrong without stopping the till: a watcher that threw, a restore that failed. */
  readonly onFault: (error: unknown) => void;
}

export interface OpenLedger {
  readonly ledger: Ledger;
  readonly paths: DataPaths;
  readonly start: Start;
  /** The backup that this start put in place, when one was wished for. */
  readonly restoredFrom: string | null;
  close(): void;
}

/** Throws `DataFolderInUse`, `NotOurLedger`, or the system's error when the folder cannot be written. */
export function openLedger(options: OpenOptions): OpenLedger {
  const paths = dataPaths(options.dataDir);
  mkdirSync(paths.dir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(paths.lock);
  try {
    return openMakingRoom(paths, options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

type Lock = ReturnType<typeof lockFolder>;

/** A till that a full disk ended must open again, to sell and to say what is wrong. */
function openMakingRoom(paths: DataPaths, options: OpenOptions, lock: Lock): OpenLedger {
  try {
    return openLocked(paths, options, lock);
  } catch (error) {
    if (!isDiskFull(error) || !releaseBallast(paths.ballast)) throw error;
    return openLocked(paths, options, lock);
  }
}

function openLocked(paths: DataPaths, options: OpenOptions, lock: Lock): OpenLedger {
  const restoredFrom = restoreIfWished(paths, options);
  const sqlite = openDatabase(paths.database);
  try {
    const { upgraded, known } = migrateWithBackup(sqlite, paths, options);
    const newId = options.makeIds(lastBirth(sqlite));
    const ledger = new Ledger(sqlite, options, {
      now: options.now,
      newId,
      releaseBallast: () => releaseBallast(paths.ballast),
      onFault: options.onFault,
    });
    // New code may fold in another way, so what older code had folded is folded again.
    if (upgraded) {
      replayWaiting(ledger, options.tables);
      rebuild(ledger);
    }
    sqlite.pragma(`user_version = ${known}`);
    const start = incarnate(ledger, paths.incarnation, knownIdentity(ledger), () => firstIdentity(newId));
    return { ledger, paths, start, restoredFrom, close: () => close(ledger, paths, lock) };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** A connection set as the ledger needs it; asserts that SQLite took the settings. */
export function openDatabase(path: string): Database.Database {
  const sqlite = new Database(path, { timeout: 2000 });
  try {
    const owner = sqlite.pragma('application_id', { simple: true });
    const tables = sqlite.prepare('select count(*) from sqlite_master').pluck().get();
    if (owner !== applicationId && tables !== 0) throw new NotOurLedger(path);
    if (owner !== applicationId) sqlite.pragma(`application_id = ${applicationId}`);
    setForWriting(sqlite);
    assertDurable(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw new NotOurLedger(path, { cause: error });
    throw error;
  }
}

/** A backup that turned out unusable leaves the ledger as it was, and the till opens with that. */
function restoreIfWished(paths: DataPaths, { now, onFault }: OpenOptions): string | null {
  try {
    return grantRestore(paths, now());
  } catch (error) {
    onFault(error);
    return null;
  }
}

/** No id of earlier runs was born after the last entry's stamp and the last start's nonce. */
function lastBirth(sqlite: Database.Database): number {
  const hlc = sqlite.prepare('select hlc from journal order by seq desc limit 1').pluck().get();
  const nonce = sqlite.prepare('select nonce from ledger_identity').pluck().get();
  const births = [hlc, nonce].map((stamp) =>
    typeof stamp === 'string' && stamp !== ''
      ? Number.parseInt(stamp.replaceAll('-', '').slice(0, 12), 16)
      : -1,
  );
  return Math.max(...births);
}

function knownIdentity(ledger: Ledger): Identity | null {
  const one = ledger.read.get<{ one: number }>('select one from ledger_identity');
  return one ? ledger.identity : null;
}

function firstIdentity(newId: () => Id): Identity {
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

function close(ledger: Ledger, paths: DataPaths, lock: Lock): void {
  ledger.watchers.close();
  try {
    remember(ledger, paths.incarnation);
  } catch (error) {
    // The marker of this start still holds; it only knows less.
    if (!isDiskFull(error)) throw error;
  } finally {
    ledger.sqlite.close();
    lock.release();
  }
}
