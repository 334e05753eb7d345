import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../src/main/ledger/backup.ts';
import { DataFolderInUse, NotOurLedger } from '../../src/main/ledger/faults.ts';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { assertDurable, setForWriting } from '../../src/main/ledger/settings.ts';
import { jarMigrations, jars, move, newFolder, openJars } from './jars.ts';

const wider = ['alter table jar_move add column weighed_by text'];

describe('opening', () => {
  test('reads back what was written', () => {
    const dir = newFolder();
    const first = openJars({ dir });
    move(first.ledger, 'a', 5);
    const { tip } = first.ledger;
    first.close();
    const second = jars({ dir });
    expect(second.ledger.tip).toEqual(tip);
    expect([first.start, second.start]).toEqual(['first', 'usual']);
  });

  test('keeps the folder to its owner', () => {
    const dir = join(newFolder(), 'till');
    jars({ dir, migrationsDir: jarMigrations(newFolder()) });
    expect(statSync(dir).mode & 0o077).toBe(0);
  });

  test('is refused while another till holds the folder, and possible once it let go', () => {
    const dir = newFolder();
    const first = openJars({ dir });
    expect(() => openJars({ dir })).toThrow(DataFolderInUse);
    first.close();
    expect(jars({ dir }).start).toBe('usual');
  });

  test('is refused while another process holds the folder; its death frees it', () => {
    const dir = newFolder();
    openJars({ dir }).close();
    const held = spawnSync(process.execPath, [
      '--input-type=module',
      '-e',
      `import { lockFolder } from ${JSON.stringify(import.meta.resolve('../../src/main/ledger/lock.ts'))};
       import { spawnSync } from 'node:child_process';
       lockFolder(${JSON.stringify(dataPaths(dir).lock)});
       const other = spawnSync(process.execPath, ['--input-type=module', '-e', process.argv[1]], { encoding: 'utf8' });
       process.stdout.write(other.stdout);
       process.kill(process.pid, 'SIGKILL');`,
      `import { lockFolder } from ${JSON.stringify(import.meta.resolve('../../src/main/ledger/lock.ts'))};
       try { lockFolder(${JSON.stringify(dataPaths(dir).lock)}); console.log('taken'); }
       catch (error) { console.log(error.name); }`,
    ]);
    expect(held.stdout.toString().trim()).toBe('DataFolderInUse');
    expect(jars({ dir }).start).toBe('usual');
  });

  test.each([
    [
      'a text',
      (path: string) => writeFileSync(path, 'this is not a database, it only looks like a file'.repeat(99)),
    ],
    [
      'another program’s database',
      (path: string) => void new Database(path).exec('create table t (a)').close(),
    ],
  ])('is refused for %s, which stays as it was', (_what, make) => {
    const dir = newFolder();
    const { database } = dataPaths(dir);
    make(database);
    const { size, mtimeMs } = statSync(database);
    expect(() => openJars({ dir })).toThrow(NotOurLedger);
    expect(statSync(database)).toMatchObject({ size, mtimeMs });
    expect(existsSync(dataPaths(dir).incarnation)).toBe(false);
  });

  test('a failure lets the folder go', () => {
    const dir = newFolder();
    writeFileSync(dataPaths(dir).database, 'no database'.repeat(99));
    expect(() => openJars({ dir })).toThrow(NotOurLedger);
    expect(() => openJars({ dir })).toThrow(NotOurLedger);
  });
});

describe('durability', () => {
  test('is asserted: WAL, every commit to the disk, foreign keys', () => {
    expect(() => assertDurable(jars().ledger.sqlite)).not.toThrow();
  });

  test.each([
    ['NORMAL would lose confirmed sales in a power cut', 'synchronous = NORMAL', 'reach the disk'],
    ['OFF would lose the file', 'synchronous = OFF', 'reach the disk'],
    ['a rollback journal would keep readers out', 'journal_mode = DELETE', 'WAL mode'],
    ['lines without their sale', 'foreign_keys = OFF', 'foreign keys'],
  ])('%s, so it fails the assertion', (_why, setting, message) => {
    const sqlite = new Database(join(newFolder(), 'a.db'));
    setForWriting(sqlite);
    assertDurable(sqlite);
    sqlite.pragma(setting);
    expect(() => assertDurable(sqlite)).toThrow(message);
    sqlite.close();
  });
});

describe('a new version of the till', () => {
  test('keeps a backup of the old file, changes the schema and folds the projections again', () => {
    const dir = newFolder();
    const old = openJars({ dir });
    move(old.ledger, 'a', 5);
    // What the older code had folded differently.
    old.ledger.sqlite.exec('update jar_level set grams = 999');
    old.close();
    const { ledger, paths } = jars({ dir, migrationsDir: jarMigrations(join(dir, 'wider'), wider) });
    expect(ledger.schema).toBe(2);
    expect(ledger.read.all('select grams from jar_level')).toEqual([{ grams: 5 }]);
    expect(listBackups(paths.backups)).toMatchObject([{ why: 'before-schema-2' }]);
    const [backup] = listBackups(paths.backups);
    const copy = new Database(join(paths.backups, backup?.name ?? ''), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.prepare('select grams from jar_move').pluck().all()).toEqual([5]);
    copy.close();
    expect(move(ledger, 'a', 1).ok).toBe(true);
  });

  test('that fails to change the schema leaves the file as it was', () => {
    const dir = newFolder();
    const old = openJars({ dir });
    move(old.ledger, 'a', 5);
    old.close();
    const broken = jarMigrations(join(dir, 'broken'), [...wider, 'alter table nobody add column x']);
    expect(() => openJars({ dir, migrationsDir: broken })).toThrow(/alter table nobody/);
    const { ledger } = jars({ dir });
    expect(ledger.schema).toBe(1);
    expect(move(ledger, 'a', 1).ok).toBe(true);
  });

  test('cut short after the change goes on where it was, and the projections are folded', () => {
    const dir = newFolder();
    const old = openJars({ dir });
    move(old.ledger, 'a', 5);
    old.close();
    const migrationsDir = jarMigrations(join(dir, 'wider'), wider);
    openJars({ dir, migrationsDir }).close();
    // The power went between the migration's commit and the last step.
    const sqlite = new Database(dataPaths(dir).database);
    sqlite.pragma('user_version = 1');
    sqlite.exec('delete from jar_level');
    sqlite.close();
    const { ledger } = jars({ dir, migrationsDir });
    expect(ledger.schema).toBe(2);
    expect(ledger.read.all('select grams from jar_level')).toEqual([{ grams: 5 }]);
  });

  test.each([
    ['and finished', 2],
    ['and was cut short', 1],
  ])('wrote this file %s: the older till leaves it alone', (_how, userVersion) => {
    const dir = newFolder();
    openJars({ dir, migrationsDir: jarMigrations(join(dir, 'wider'), wider) }).close();
    const sqlite = new Database(dataPaths(dir).database);
    sqlite.pragma(`user_version = ${userVersion}`);
    sqlite.close();
    expect(() => openJars({ dir })).toThrow(/a newer Dukkan wrote this file/);
  });
});
