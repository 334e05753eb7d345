import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { notePart } from '../../../src/main/areas/backup/commands.ts';
import { Caretaker } from '../../../src/main/areas/backup/reactions.ts';
import { listBackups } from '../../../src/main/ledger/backup.ts';
import { answerOf, openBareTestTill, openTestTill, type TestTill } from '../../kit/till.ts';
import { newFolder, scribble } from '../../ledger/jars.ts';
import { openShop } from '../sale/shop.ts';

const hour = 3_600_000;

const log = ({ kit }: TestTill) =>
  kit.ledger.read.all<{ command: string; action: string; severity: string; label: string }>(
    "select command, action, severity, label from activity where command like 'backup.%' order by id",
  );
const backups = ({ kit }: TestTill) => listBackups(kit.paths.backups).map(({ why }) => why);
const health = (till: TestTill) => answerOf(till.clientFor('owner').backup.health({}));

/** Something to back up: a new user. */
const change = (till: TestTill, name: string): void => void till.clientFor({ name });

describe('a backup', () => {
  test('by hand is made, listed, shown and written down', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const made = await owner.backup.backupNow({ commandId: till.id() });
    expect(made).toMatchObject({ why: 'hand', name: expect.stringMatching(/^dukkan-2026-11-20T08-30-/) });
    expect(await owner.backup.backups({})).toEqual([made]);
    const state = await answerOf(owner.backup.backupState({}));
    expect(state).toMatchObject({ last: { fault: null, name: made.name }, running: false, restoring: null });
    expect(log(till)).toMatchObject([{ command: 'backup.backupNow', action: 'BACKUP', label: made.name }]);
  });

  test('is for those who may', async () => {
    const till = await openTestTill();
    const anna = till.clientFor({ name: 'Anna', permissions: ['sale.sell'] });
    await expect(anna.backup.backupNow({ commandId: till.id() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(anna.backup.backups({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(backups(till)).toEqual([]);
  });

  test('comes by itself every four hours, if anything has changed', async () => {
    const till = await openTestTill();
    const caretaker = new Caretaker(till.kit, till.clock.now);
    change(till, 'Anna');
    await caretaker.look();
    expect(backups(till)).toEqual([]);
    till.clock.advance(4 * hour);
    await caretaker.look();
    expect(backups(till)).toEqual(['schedule']);
    till.clock.advance(40 * hour);
    await caretaker.look();
    expect(backups(till)).toEqual(['schedule']);
    change(till, 'Boris');
    await caretaker.look();
    expect(backups(till)).toEqual(['schedule', 'schedule']);
  });

  test('comes although the clock stepped back after the last one', async () => {
    const till = await openTestTill();
    const caretaker = new Caretaker(till.kit, till.clock.now);
    till.clock.advance(24 * 365 * hour);
    change(till, 'Anna');
    await caretaker.look();
    till.clock.advance(-24 * 365 * hour);
    change(till, 'Boris');
    await caretaker.look();
    expect(backups(till)).toEqual(['schedule', 'schedule']);
  });

  test('is made at closing, unless there is a fresh one or nothing to keep', async () => {
    const till = await openTestTill();
    await till.reopen();
    expect(backups(till)).toEqual([]);
    change(till, 'Anna');
    till.clock.advance(hour);
    await till.reopen();
    expect(backups(till)).toEqual(['close']);
    till.clock.advance(hour);
    await till.reopen();
    expect(backups(till)).toEqual(['close']);
  });

  test('goes to a second folder as well; when the drive is missing, it is told once', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const second = newFolder();
    const use = (folder: string) =>
      owner.setting.saveSettings({ commandId: till.id(), changes: { 'backup.folder': folder } });
    await use(second);
    const made = await owner.backup.backupNow({ commandId: till.id() });
    expect(readdirSync(second)).toEqual([made.name]);
    writeFileSync(join(second, 'unplugged'), '');
    await use(join(second, 'unplugged', 'drive'));
    for (let n = 0; n < 2; n += 1) {
      till.clock.advance(1000);
      await owner.backup.backupNow({ commandId: till.id() });
    }
    expect(await answerOf(owner.backup.backupState({}))).toMatchObject({
      last: { fault: null, secondMissing: true },
    });
    expect(log(till).filter(({ command }) => command === 'backup.secondMissing')).toHaveLength(1);
  });

  test('that fails is told once, and tried again later', async () => {
    const till = await openTestTill();
    const caretaker = new Caretaker(till.kit, till.clock.now);
    // A file stands where the folder should be.
    writeFileSync(till.kit.paths.backups, '');
    change(till, 'Anna');
    for (const minutes of [300, 1, 20]) {
      till.clock.advance(minutes * 60_000);
      await caretaker.look();
    }
    expect(log(till)).toMatchObject([{ command: 'backup.failed', action: 'ERROR', severity: 'HIGH' }]);
    expect(await health(till)).toMatchObject({ backupFailed: true });
    const owner = till.clientFor('owner');
    await expect(owner.backup.backupNow({ commandId: till.id() })).rejects.toMatchObject({
      code: 'BackupFailed',
    });
  });
});

describe('a restore', () => {
  test('happens at the next start, is told loudly, and can be taken back before', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const { name } = await owner.backup.backupNow({ commandId: till.id() });
    change(till, 'Anna');
    await owner.backup.restoreBackup({ commandId: till.id(), name });
    expect(await answerOf(owner.backup.backupState({}))).toMatchObject({ restoring: name });
    await owner.backup.cancelRestore({ commandId: till.id() });
    await till.reopen();
    expect(till.kit.start).toEqual({ how: 'usual', restoredFrom: null });

    await owner.backup.restoreBackup({ commandId: till.id(), name });
    await till.reopen();
    expect(till.kit.start).toEqual({ how: 'restored', restoredFrom: name });
    expect(till.kit.ledger.identity.epoch).toBe(2);
    expect(till.kit.ledger.read.all("select 1 from user where name = 'Anna'")).toEqual([]);
    expect(await health(till)).toMatchObject({ restored: { from: name } });
    expect(log(till).at(-1)).toMatchObject({ command: 'backup.restored', severity: 'CRITICAL', label: name });
    expect(await answerOf(owner.backup.backupState({}))).toMatchObject({ restoring: null });
  });

  test('that was chosen is not rotated away before it happens', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const { name } = await owner.backup.backupNow({ commandId: till.id() });
    await owner.backup.restoreBackup({ commandId: till.id(), name });
    change(till, 'Anna');
    till.clock.advance(30 * 24 * hour);
    await new Caretaker(till.kit, till.clock.now).look();
    await till.reopen();
    expect(till.kit.start).toEqual({ how: 'restored', restoredFrom: name });
  });

  test('of a backup that is gone or damaged is refused', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const { name } = await owner.backup.backupNow({ commandId: till.id() });
    const restore = (name: string) => owner.backup.restoreBackup({ commandId: till.id(), name });
    await expect(restore('../../etc/passwd')).rejects.toMatchObject({ code: 'BackupGone' });
    scribble(join(till.kit.paths.backups, name), 4096 * 5, 4096);
    await expect(restore(name)).rejects.toMatchObject({ code: 'BackupDamaged' });
    expect(existsSync(till.kit.paths.restore)).toBe(false);
  });
});

describe('a start', () => {
  test('with everything in order has nothing to say', async () => {
    const till = await openTestTill();
    expect(await health(till)).toEqual({
      disk: null,
      clockBehindMs: null,
      clockJump: null,
      damage: null,
      chainBroken: false,
      restored: null,
      backupFailed: false,
    });
    expect(log(till)).toEqual([]);
  });

  test('with a clock behind the last sale says so, and sells', async () => {
    const till = await openTestTill();
    change(till, 'Anna');
    till.clock.advance(-hour);
    await till.reopen();
    expect((await health(till)).clockBehindMs).toBeGreaterThan(hour - 1000);
    expect(log(till)).toMatchObject([{ command: 'backup.clockBehind', action: 'WARNING', severity: 'HIGH' }]);
    till.clock.advance(2 * hour);
    await till.reopen();
    expect((await health(till)).clockBehindMs).toBeNull();
  });

  test('on a newest entry that was changed from outside says so', async () => {
    const dataDir = newFolder();
    const first = await openBareTestTill({ dataDir });
    change(first, 'Anna');
    await first.close();
    const { default: Database } = await import('better-sqlite3');
    new Database(first.kit.paths.database).exec("update journal set command = 'x'").close();
    const till = await openTestTill({ dataDir });
    till.meddle();
    expect(await health(till)).toMatchObject({ chainBroken: true });
    expect(log(till)).toMatchObject([
      { command: 'backup.chainBroken', action: 'ERROR', severity: 'CRITICAL' },
    ]);
  });
});

test('the check of the whole file finds a damaged page and tells it once', async () => {
  const till = await openTestTill();
  till.meddle();
  const { ledger, paths } = till.kit;
  const root = must(
    ledger.read.get<{ page: number }>("select rootpage page from sqlite_master where name = 'repayment'"),
    'a table',
  );
  ledger.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  scribble(paths.database, (root.page - 1) * 4096, 100);
  const caretaker = new Caretaker(till.kit, till.clock.now);
  await caretaker.checkFile();
  await caretaker.checkFile();
  expect((await health(till)).damage).toMatch(/repayment/);
  expect(log(till)).toMatchObject([{ command: 'backup.damaged', action: 'ERROR', severity: 'CRITICAL' }]);
});

test('space is set aside once there is some to spare', async () => {
  const till = await openTestTill();
  const caretaker = new Caretaker(till.kit, till.clock.now);
  await caretaker.look();
  expect(existsSync(till.kit.paths.ballast)).toBe(true);
  await caretaker.checkFile();
  expect(await health(till)).toMatchObject({ disk: null, damage: null });
});

test('imports wait while the disk is nearly full', async () => {
  const till = await openTestTill();
  const owner = till.clientFor('owner');
  notePart(till.kit, 'disk', { state: 'critical', freeMb: 400 });
  expect(await health(till)).toMatchObject({ disk: { state: 'critical', freeMb: 400 } });
  const changeId = till.id();
  await owner.catalogue.importBegin({ commandId: till.id(), changeId, fileName: 'a.csv', bytes: 9 });
  await expect(owner.catalogue.importRun({ commandId: till.id(), changeId })).rejects.toMatchObject({
    code: 'DiskNearlyFull',
  });
});

describe('a clock that is set while a shift is open', () => {
  test('has somebody confirm the business date, and keeps nobody from selling', async () => {
    const shop = await openShop();
    const { till, cashier, ids } = shop;
    let elapsed = 0;
    const caretaker = new Caretaker(till.kit, () => elapsed);
    const look = async (wallMs: number, passedMs: number) => {
      till.clock.advance(wallMs);
      elapsed += passedMs;
      await caretaker.look();
      return (await health(till)).clockJump;
    };
    expect(await look(60_000, 60_000)).toBeNull();
    expect(await look(9 * 60_000, 60_000)).toBeNull();
    expect(await look(20 * 60_000, 60_000)).toMatchObject({ businessDate: '2026-11-20' });
    expect(await look(60_000, 60_000)).not.toBeNull();
    await cashier.add(ids.tea);
    await cashier.exactCash();
    await till.clientFor('nobody').backup.confirmDate({ commandId: till.id() });
    expect(await look(60_000, 60_000)).toBeNull();
    expect(await look(-20 * 60_000, 60_000)).toMatchObject({ byMs: expect.any(Number) });
  });
});
