/** A disk that is really full: 16 MB of memory, mounted. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { backUp, backupFile, backupName } from '../../src/main/ledger/backup.ts';
import { layBallast, releaseBallast } from '../../src/main/ledger/ballast.ts';
import { StorageFull } from '../../src/main/ledger/faults.ts';
import { freeBytes, writeWhole } from '../../src/main/ledger/files.ts';
import { foldLog } from '../../src/main/ledger/upkeep.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { fileLog } from '../../src/main/log.ts';
import { jarMigrations, jars, jarsVerifiable, move, newFolder, openJars, paint, printSlip } from './jars.ts';
import { canMount, smallDisk, stuff } from './small-disk.ts';

const mebibyte = 1024 ** 2;
const long = 'x'.repeat(20_000);

function openOn(dir: string) {
  return openJars({
    dir,
    migrationsDir: jarMigrations(newFolder()),
    seed: Math.trunc(freeBytes(dir) / 4096) + 1,
  });
}

/** Closes itself before the disk goes. */
function shopOn(dir: string) {
  const opened = openOn(dir);
  onTestFinished(() => {
    if (opened.ledger.sqlite.open) opened.close();
  });
  return opened;
}

type Shop = ReturnType<typeof shopOn>;

/** Sells until the disk is full; returns how many moves were confirmed. */
function sellUntilFull({ ledger }: Shop): number {
  for (let n = 1; n < 5000; n += 1) {
    try {
      move(ledger, 'a', 1);
      paint(ledger, `jar ${n}`, { label: long });
    } catch (error) {
      expect(error).toBeInstanceOf(StorageFull);
      return ledger.read.get<{ n: number }>('select count(*) n from jar_move')?.n ?? 0;
    }
  }
  throw new Error('the disk never filled');
}

function expectWhole({ ledger, paths }: Shop): void {
  const report = verifyLedger(paths.database, jarsVerifiable);
  expect(report.findings).toEqual([]);
  expect(report.tip.seq).toBe(ledger.tip.seq);
}

describe.skipIf(!canMount)('on a full disk', () => {
  test('the till sells on from what was set aside, then says so; what was confirmed is whole; with room it sells again', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    const ballast = layBallast(shop.paths.ballast);
    expect(ballast).toBeGreaterThanOrEqual(3 * mebibyte);
    const makeRoom = stuff(dir, mebibyte);
    const sold = sellUntilFull(shop);
    // Several times what the free megabyte held: the ballast was used.
    expect(existsSync(shop.paths.ballast)).toBe(false);
    expect(sold).toBeGreaterThan(25);
    expectWhole(shop);
    expect(() => paint(shop.ledger, 'b', { label: long })).toThrow(StorageFull);
    makeRoom();
    expect(paint(shop.ledger, 'b', { label: long }).ok).toBe(true);
    expectWhole(shop);
    expect(layBallast(shop.paths.ballast)).toBeGreaterThan(0);
  });

  test('a basket’s step is refused in the same words, and the next one works', () => {
    const dir = smallDisk(8);
    const shop = shopOn(dir);
    const makeRoom = stuff(dir);
    const steps = () => {
      for (let n = 0; n < 3000; n += 1) printSlip(shop.ledger, long + n, 1);
    };
    expect(steps).toThrow(StorageFull);
    makeRoom();
    expect(printSlip(shop.ledger, 'a', 1).ok).toBe(true);
    expectWhole(shop);
  });

  test('while a long report keeps the log from being folded, the log fills the disk, and nothing is lost', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    const Other = shop.ledger.sqlite.constructor as new (path: string) => typeof shop.ledger.sqlite;
    const report = new Other(shop.paths.database);
    report.exec('begin');
    report.prepare('select count(*) from jar_move').get();
    const makeRoom = stuff(dir, 8 * mebibyte);
    expect(sellUntilFull(shop)).toBeGreaterThan(25);
    report.exec('commit');
    report.close();
    expectWhole(shop);
    makeRoom();
    foldLog(shop.paths.database);
    expect(move(shop.ledger, 'a', 1).ok).toBe(true);
    expectWhole(shop);
  });

  test('folding the log fails and loses nothing; later it succeeds', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    for (let n = 0; n < 50; n += 1) paint(shop.ledger, `jar ${n}`, { label: long });
    const makeRoom = stuff(dir);
    expect(() => foldLog(shop.paths.database)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    makeRoom();
    foldLog(shop.paths.database);
    expectWhole(shop);
  });

  test('the till closes, and opens again from its ballast', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    layBallast(shop.paths.ballast);
    move(shop.ledger, 'a', 5);
    stuff(dir);
    shop.close();
    expect(existsSync(shop.paths.ballast)).toBe(true);
    stuffAgain(dir);
    const again = shopOn(dir);
    expect(again.start).toBe('usual');
    expect(existsSync(again.paths.ballast)).toBe(false);
    expect(move(again.ledger, 'a', 1)).toMatchObject({ ok: true, value: { level: 6 } });
    expectWhole(again);
  });

  test('a backup is refused before it takes the room the till needs, and leaves nothing', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    for (let n = 0; n < 50; n += 1) paint(shop.ledger, `jar ${n}`, { label: long });
    const { database, backups } = shop.paths;
    stuff(dir, mebibyte);
    expect(() => backUp(database, join(backups, backupName(0, 'hand')), null)).toThrow(StorageFull);
    expect(() => backupFile(database, join(backups, 'by-force.db'))).toThrow(/full/);
    expect(readdirSync(backups)).toEqual([]);
    expect(paint(shop.ledger, 'b', { label: 'x' }).ok).toBe(true);
    expectWhole(shop);
  });

  test('a backup makes room by letting the oldest go', () => {
    const dir = smallDisk(16);
    const shop = shopOn(dir);
    for (let n = 0; n < 50; n += 1) paint(shop.ledger, `jar ${n}`, { label: long });
    const { database, backups } = shop.paths;
    const day = 86_400_000;
    for (let n = 0; n < 12; n += 1) backUp(database, join(backups, backupName(n * day, 'hand')), null);
    const kept = readdirSync(backups).sort();
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(kept.at(-1)).toBe(backupName(11 * day, 'hand'));
    expectWhole(shop);
  });

  test('a file beside the database keeps its old words', () => {
    const dir = smallDisk(4);
    const file = join(dir, 'incarnation.json');
    writeWhole(file, 'before');
    stuff(dir);
    expect(() => writeWhole(file, long)).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(dir).sort()).toEqual(['holiday-pictures', 'incarnation.json']);
  });

  test('the log falls silent, and the till does not', () => {
    const dir = smallDisk(4);
    const log = fileLog(join(dir, 'dukkan.log'), () => 0);
    log.info('open');
    stuff(dir);
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => told.mockRestore());
    expect(() => {
      for (let n = 0; n < 20; n += 1) log.info('sale', { long });
    }).not.toThrow();
    expect(told).toHaveBeenCalled();
  });

  test('a disk too small for a ballast has none, and a half-written one is freed as well', () => {
    const dir = smallDisk(4);
    const shop = shopOn(dir);
    stuff(dir, 2 * mebibyte);
    expect(layBallast(shop.paths.ballast)).toBe(0);
    writeWhole(`${shop.paths.ballast}.tmp`, 'x');
    expect(releaseBallast(shop.paths.ballast)).toBe(true);
    expect(releaseBallast(shop.paths.ballast)).toBe(false);
  });
});

/** Closing folded the log and gave its room back: fill that too. */
function stuffAgain(dir: string): void {
  const left = freeBytes(dir);
  if (left > 0) writeWhole(join(dir, 'more-pictures'), Buffer.alloc(Math.max(0, left - 4096)));
}

test.runIf(!canMount)('a real full disk needs the right to mount: skipped here', () => {
  expect(jars().start).toBe('first');
});
