/** How a connection to the ledger is set, and the proof that SQLite took the settings. */
import type Database from 'better-sqlite3';
import { assert } from '../../domain/kit/result.ts';

/** 'DUKN' in the file's header, so that no other program's database is taken for ours. */
export const applicationId = 0x44554b4e;

/** Settings of the one connection that writes. No mmap: a bad disk would end the process, not a read. */
export function setForWriting(sqlite: Database.Database): void {
  // The library's build opens WAL at NORMAL, which may lose confirmed sales in a power cut.
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  // macOS answers an ordinary fsync before the drive has the bytes.
  sqlite.pragma('fullfsync = ON');
  sqlite.pragma('checkpoint_fullfsync = ON');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536');
  // Nothing a sale needs may wait for room in another folder.
  sqlite.pragma('temp_store = MEMORY');
  // Checkpoints happen in the pauses, beside this thread; this bound is for a day without one.
  sqlite.pragma('wal_autocheckpoint = 8000');
}

/** Throws unless every confirmed commit reaches the disk before it is confirmed. */
export function assertDurable(sqlite: Database.Database): void {
  assert(sqlite.pragma('journal_mode', { simple: true }) === 'wal', 'the file must be in WAL mode');
  assert(sqlite.pragma('synchronous', { simple: true }) === 2, 'every commit must reach the disk');
  assert(sqlite.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys must be on');
}
