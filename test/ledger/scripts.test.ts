/** The commands an owner types, on a real till's folder. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/run.ts';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { openBareTestTill } from '../kit/till.ts';
import { newFolder, scribble } from './jars.ts';

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  });
  return { status, says: `${stdout}${stderr}` };
}

/** A till with two users, closed; or still open with `open`. */
async function shop(open = false) {
  const dataDir = newFolder();
  const till = await openBareTestTill({ dataDir });
  till.clientFor('owner');
  till.clientFor({ name: 'Anna', permissions: ['sale.sell'] });
  if (open) onTestFinished(() => till.close());
  else await till.close();
  return { dataDir, till, ...dataPaths(dataDir) };
}

const tamper = (file: string, sql: string): void => void new Database(file).exec(sql).close();

test('verify proves an honest till, by its folder and while it runs', async () => {
  const { dataDir } = await shop(true);
  const { status, says } = run('verify.ts', dataDir);
  expect(says).toContain('✓ Proven');
  expect(status).toBe(0);
});

test('verify names the entry and the row that somebody changed', async () => {
  const { database } = await shop();
  tamper(
    database,
    "update journal set body = replace(body, 'Anna', 'Olga'); update user set name = 'Olga' where name = 'Anna'",
  );
  const { status, says } = run('verify.ts', database);
  expect(status).toBe(1);
  expect(says).toMatch(
    /first entry that was tampered with: entry 2 \(test\.enrol by test, 2026-11-20 .*changes were changed/,
  );
});

test('verify holds the till against its marker: a file of another day is told', async () => {
  const { dataDir, database } = await shop();
  tamper(database, 'delete from journal where seq = 2');
  expect(run('verify.ts', dataDir).says).toContain(
    'ends before the entry that the marker beside the file names',
  );
});

test('verify holds the chain against a printed slip', async () => {
  const { dataDir } = await shop();
  const { says } = run('verify.ts', dataDir);
  const [, seq, hash] = /number (\d+), hash ([0-9a-f]{64})/.exec(says) ?? [];
  expect(run('verify.ts', dataDir, '--tip', `${seq}:${hash?.slice(0, 12)}`).status).toBe(0);
  expect(run('verify.ts', dataDir, '--tip', `${seq}:000000000000`).status).toBe(1);
});

test.each([
  ['no file', [], 64],
  ['an option it does not know', ['--fast', 'x'], 64],
  ['a tip that is none', ['x', '--tip', 'seven'], 64],
  ['a file that is not there', ['/nowhere/dukkan.db'], 66],
  ['a file of another kind', [join(root, 'package.json')], 66],
])('verify says what it needs when given %s', (_what, args, status) => {
  const answer = run('verify.ts', ...args);
  expect(answer.status).toBe(status);
  expect(answer.says).not.toContain('    at ');
});

test('backup copies a running till, restore puts the copy back into a closed one and keeps what was there', async () => {
  const { dataDir, till, database, backups } = await shop(true);
  expect(run('backup.ts', '--data', dataDir).status).toBe(0);
  const [name = ''] = readdirSync(backups);
  expect(run('restore.ts', join(backups, name), '--data', dataDir)).toMatchObject({
    status: 75,
    says: expect.stringContaining('The till is running'),
  });
  till.clientFor({ name: 'Boris' });
  await till.close();
  expect(run('restore.ts', join(backups, name), '--data', dataDir).status).toBe(0);
  const names = (file: string) =>
    new Database(file, { readonly: true }).prepare('select name from user').pluck().all();
  expect(names(database)).toHaveLength(2);
  const [kept = ''] = readdirSync(dataDir).filter((file) => file.includes('replaced'));
  expect(names(join(dataDir, kept))).toHaveLength(3);
  expect(run('verify.ts', database).says).toContain('✓ Proven');
});

test('backup goes to a file asked for by name', async () => {
  const { dataDir } = await shop();
  const file = join(newFolder(), 'usb', 'till.db');
  expect(run('backup.ts', '--data', dataDir, '--to', file).status).toBe(0);
  expect(run('verify.ts', file).status).toBe(0);
});

test('restore refuses what is damaged or no backup, and changes nothing', async () => {
  const { dataDir, database } = await shop();
  const damaged = join(newFolder(), 'damaged.db');
  copyFileSync(database, damaged);
  scribble(damaged, 4096 * 4, 4096 * 8);
  expect(run('restore.ts', damaged, '--data', dataDir).status).toBe(65);
  expect(run('restore.ts', join(root, 'package.json'), '--data', dataDir).status).toBe(65);
  expect(run('restore.ts', join(dataDir, 'none.db'), '--data', dataDir).status).toBe(66);
  expect(run('verify.ts', dataDir).status).toBe(0);
  expect(existsSync(`${database}.restored`)).toBe(false);
});
