import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backUp, backupFile, backupName, listBackups, rotate } from '../../src/main/ledger/backup.ts';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { restoreFile, wishRestore } from '../../src/main/ledger/restore.ts';
import { jars, move, newFolder, openJars, scribble } from './jars.ts';

const friday = Date.UTC(2026, 10, 20, 8, 30);
const hour = 3_600_000;

const gramsIn = (file: string): number[] => {
  const sqlite = new Database(file, { readonly: true });
  const grams = sqlite.prepare('select grams from jar_move order by jar_id, n').pluck().all() as number[];
  sqlite.close();
  return grams;
};

describe('a backup', () => {
  test('is whole while the till goes on selling, and is its owner’s alone', () => {
    const { ledger, paths } = jars();
    move(ledger, 'a', 5);
    const target = join(paths.backups, backupName(friday, 'hand'));
    backupFile(paths.database, target);
    move(ledger, 'a', 6);
    expect(gramsIn(target)).toEqual([5]);
    expect(statSync(target).mode & 0o077).toBe(0);
    expect(readdirSync(paths.backups)).toEqual(['dukkan-2026-11-20T08-30-00-000Z-hand.db']);
  });

  test('says when and why it was made', () => {
    const { ledger, paths } = jars();
    move(ledger, 'a', 5);
    backUp(paths.database, join(paths.backups, backupName(friday, 'before-schema-2')), null);
    expect(listBackups(paths.backups)).toMatchObject([{ at: friday, why: 'before-schema-2' }]);
  });

  test('is made on a second drive too; a drive that is not there spoils only that', () => {
    const { ledger, paths } = jars();
    move(ledger, 'a', 5);
    const second = newFolder();
    const made = backUp(paths.database, join(paths.backups, backupName(friday, 'hand')), second);
    expect(made.secondFault).toBeNull();
    expect(gramsIn(join(second, backupName(friday, 'hand')))).toEqual([5]);
    writeFileSync(join(second, 'file'), '');
    const later = join(paths.backups, backupName(friday + 1, 'hand'));
    expect(backUp(paths.database, later, join(second, 'file', 'gone')).secondFault).toMatch(/ENOTDIR/);
    expect(gramsIn(later)).toEqual([5]);
  });

  test('of a damaged file fails and leaves nothing', () => {
    const dir = newFolder();
    const opened = openJars({ dir });
    for (let n = 0; n < 300; n += 1) move(opened.ledger, `jar ${n}`, 5);
    opened.close();
    const { database, backups } = dataPaths(dir);
    const file = new Database(database);
    const page = file
      .prepare("select rootpage from sqlite_master where name = 'journal_id'")
      .pluck()
      .get() as number;
    const size = file.pragma('page_size', { simple: true }) as number;
    file.close();
    scribble(database, (page - 1) * size, 200);
    expect(() => backUp(database, join(backups, backupName(friday, 'hand')), null)).toThrow(
      /malformed|damaged/,
    );
    expect(readdirSync(backups)).toEqual([]);
  });
});

describe('rotation', () => {
  /** Empty files under the names of backups, every six hours for so many days. */
  function history(days: number): string {
    const dir = newFolder();
    for (let n = 0; n < days * 4; n += 1) {
      writeFileSync(join(dir, backupName(friday - n * 6 * hour, 'schedule')), '');
    }
    return dir;
  }

  test('keeps the last eight and the newest of each of thirty days', () => {
    const dir = history(60);
    rotate(dir, { freeBytes: 0 });
    const kept = listBackups(dir);
    expect(kept.slice(0, 8).map(({ at }) => (friday - at) / hour)).toEqual([0, 6, 12, 18, 24, 30, 36, 42]);
    const days = new Set(kept.map(({ at }) => new Date(at).toISOString().slice(0, 10)));
    expect(days.size).toBe(30);
    expect(kept).toHaveLength(30 + 5);
  });

  test('on a disk with little room keeps the fewest', () => {
    const dir = history(10);
    rotate(dir, { freeBytes: Number.MAX_SAFE_INTEGER, fewest: 3 });
    expect(listBackups(dir).map(({ at }) => (friday - at) / hour)).toEqual([0, 6, 12]);
  });

  test('sweeps away what a cut left behind, and touches nothing that is not ours', () => {
    const dir = history(1);
    writeFileSync(join(dir, `${backupName(friday, 'hand')}.tmp`), '');
    writeFileSync(join(dir, 'holiday.jpg'), '');
    writeFileSync(join(dir, 'dukkan-notes.db'), '');
    rotate(dir, { freeBytes: 0 });
    expect(readdirSync(dir).filter((name) => !/^dukkan-2026/.test(name))).toEqual([
      'dukkan-notes.db',
      'holiday.jpg',
    ]);
    expect(readdirSync(dir).some((name) => name.endsWith('.tmp'))).toBe(false);
  });

  test('of a folder that is not there is nothing', () => {
    expect(rotate(join(newFolder(), 'none'), { freeBytes: 0 })).toEqual([]);
  });
});

describe('a restore', () => {
  function backedUp() {
    const dir = newFolder();
    const opened = openJars({ dir });
    move(opened.ledger, 'a', 5);
    const name = backupName(friday, 'hand');
    backUp(opened.paths.database, join(opened.paths.backups, name), null);
    move(opened.ledger, 'a', 6);
    return { dir, opened, name, paths: opened.paths };
  }

  test('puts the backup in place and keeps what was there, its newest sales in it', () => {
    const { dir, opened, name, paths } = backedUp();
    opened.close();
    const kept = restoreFile(join(paths.backups, name), paths.database, friday);
    expect(gramsIn(kept ?? '')).toEqual([5, 6]);
    expect(gramsIn(paths.database)).toEqual([5]);
    expect(jars({ dir, seed: 2 }).start).toBe('restored');
  });

  test('keeps even what a crash left in the log beside the file', () => {
    const { opened, name, paths } = backedUp();
    const crashed = newFolder();
    for (const tail of ['', '-wal']) {
      writeFileSync(join(crashed, `dukkan.db${tail}`), readFileSync(paths.database + tail));
    }
    opened.close();
    const kept = restoreFile(join(paths.backups, name), join(crashed, 'dukkan.db'), friday);
    expect(gramsIn(kept ?? '')).toEqual([5, 6]);
    expect(gramsIn(join(crashed, 'dukkan.db'))).toEqual([5]);
  });

  test('replaces a ledger that can no longer be opened at all', () => {
    const { dir, opened, name, paths } = backedUp();
    opened.close();
    scribble(paths.database, 0, 4096);
    const kept = restoreFile(join(paths.backups, name), paths.database, friday);
    expect(existsSync(kept ?? '')).toBe(true);
    expect(jars({ dir, seed: 2 }).ledger.read.all('select grams from jar_move')).toEqual([{ grams: 5 }]);
  });

  test('of a damaged backup is refused and changes nothing', () => {
    const { opened, name, paths } = backedUp();
    opened.close();
    const backup = join(paths.backups, name);
    scribble(backup, 4096 * 3, 4000);
    expect(() => restoreFile(backup, paths.database, friday)).toThrow();
    expect(gramsIn(paths.database)).toEqual([5, 6]);
  });

  test('of another program’s database is refused', () => {
    const { opened, paths } = backedUp();
    opened.close();
    const other = join(newFolder(), 'other.db');
    new Database(other).exec('create table t (a)').close();
    expect(() => restoreFile(other, paths.database, friday)).toThrow();
    expect(gramsIn(paths.database)).toEqual([5, 6]);
  });

  test('wished for in the running till happens at its next start, once', () => {
    const { dir, opened, name, paths } = backedUp();
    expect(wishRestore(paths, name)).toBe('granted');
    opened.close();
    const second = openJars({ dir, seed: 2 });
    expect([second.start, second.restoredFrom]).toEqual(['restored', name]);
    expect(second.ledger.read.all('select grams from jar_move')).toEqual([{ grams: 5 }]);
    second.close();
    expect(jars({ dir, seed: 3 })).toMatchObject({ start: 'usual', restoredFrom: null });
  });

  test('wished for by a name that is no backup is refused', () => {
    const { opened, paths } = backedUp();
    expect(wishRestore(paths, '../dukkan.db')).toBe('BackupGone');
    expect(wishRestore(paths, 'dukkan-2026-11-20T08-30-00-000Z-none.db')).toBe('BackupGone');
    opened.close();
  });

  test('that was wished for and cannot be done leaves the till as it was, and says so', () => {
    const { dir, opened, name, paths } = backedUp();
    wishRestore(paths, name);
    opened.close();
    scribble(join(paths.backups, name), 0, 4096);
    const faults: unknown[] = [];
    const second = jars({ dir, seed: 2, onFault: (error) => faults.push(error) });
    expect(second).toMatchObject({ start: 'usual', restoredFrom: null });
    expect(second.ledger.read.all('select grams from jar_move')).toHaveLength(2);
    expect(faults).toHaveLength(1);
  });
});
