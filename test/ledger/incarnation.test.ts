import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupFile } from '../../src/main/ledger/backup.ts';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { epochLetter } from '../../src/main/ledger/incarnation.ts';
import { jars, move, newFolder, openJars } from './jars.ts';

/** A till that sold, was closed, and is opened again; `between` is what happens to its folder. */
function lifeAfter(between: (dir: string) => void) {
  const dir = newFolder();
  const first = openJars({ dir });
  move(first.ledger, 'a', 5);
  first.close();
  between(dir);
  const second = jars({ dir, seed: 2 });
  return {
    start: second.start,
    epoch: second.ledger.identity.epoch,
    till: second.ledger.identity.tillId,
    dir,
  };
}

test('a usual start stays in its epoch', () => {
  expect(lifeAfter(() => undefined)).toMatchObject({ start: 'usual', epoch: 1 });
});

test('a file put back from an older day is a new life', () => {
  const life = lifeAfter((dir) => {
    const { database } = dataPaths(dir);
    copyFileSync(database, `${database}.monday`);
    const tuesday = openJars({ dir, seed: 3 });
    move(tuesday.ledger, 'a', 1);
    tuesday.close();
    copyFileSync(`${database}.monday`, database);
  });
  expect(life).toMatchObject({ start: 'restored', epoch: 2 });
});

test('a backup of the very run that is being replaced is a new life too', () => {
  const dir = newFolder();
  const first = openJars({ dir });
  move(first.ledger, 'a', 5);
  backupFile(first.paths.database, join(dir, 'noon.db'));
  move(first.ledger, 'a', 6);
  first.close();
  copyFileSync(join(dir, 'noon.db'), first.paths.database);
  const second = jars({ dir, seed: 2 });
  expect(second.start).toBe('restored');
  expect(second.ledger.identity.epoch).toBe(2);
});

test('a file copied by hand while the till ran, and put back after it closed, is a new life', () => {
  const dir = newFolder();
  const first = openJars({ dir });
  move(first.ledger, 'a', 5);
  const copy = newFolder();
  for (const tail of ['', '-wal']) copyFileSync(first.paths.database + tail, join(copy, `copy.db${tail}`));
  move(first.ledger, 'a', 6);
  first.close();
  for (const tail of ['', '-wal']) copyFileSync(join(copy, `copy.db${tail}`), first.paths.database + tail);
  expect(jars({ dir, seed: 2 }).start).toBe('restored');
});

test('a file moved to another machine alone is a new life of the same till', () => {
  const dir = newFolder();
  const first = openJars({ dir });
  move(first.ledger, 'a', 5);
  const { tillId } = first.ledger.identity;
  first.close();
  const other = newFolder();
  copyFileSync(first.paths.database, dataPaths(other).database);
  const moved = jars({ dir: other, seed: 2 });
  expect([moved.start, moved.ledger.identity.epoch, moved.ledger.identity.tillId]).toEqual([
    'restored',
    2,
    tillId,
  ]);
});

test.each([
  ['is gone', (path: string) => rmSync(path)],
  ['is empty', (path: string) => writeFileSync(path, '')],
  ['is half there', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20))],
])('when the marker %s the copy counts as restored, which loses nothing', (_how, harm) => {
  expect(lifeAfter((dir) => harm(dataPaths(dir).incarnation))).toMatchObject({ start: 'restored', epoch: 2 });
});

test('a power cut between the marker and the nonce is no restore', () => {
  const life = lifeAfter((dir) => startCutShort(dir));
  expect(life).toMatchObject({ start: 'usual', epoch: 1 });
});

test('a power cut in the middle of a restored start keeps the new epoch new', () => {
  const life = lifeAfter((dir) => {
    rmSync(dataPaths(dir).incarnation);
    startCutShort(dir);
  });
  expect(life).toMatchObject({ start: 'restored', epoch: 3 });
});

test('a new life goes on with the chain and says so on every receipt', () => {
  const dir = newFolder();
  const first = openJars({ dir });
  move(first.ledger, 'a', 5);
  first.close();
  rmSync(first.paths.incarnation);
  const { ledger } = jars({ dir, seed: 2 });
  move(ledger, 'a', 5);
  expect(ledger.read.all('select seq, epoch from journal')).toEqual([
    { seq: 1, epoch: 1 },
    { seq: 2, epoch: 2 },
  ]);
  expect([1, 2, 26, 27, 52, 53].map(epochLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA']);
});

/** Leaves the marker as a start writes it, and the database as it was before that start. */
function startCutShort(dir: string): void {
  const { database, incarnation } = dataPaths(dir);
  copyFileSync(database, `${database}.before`);
  const opened = openJars({ dir, seed: 4 });
  const marker = readFileSync(incarnation, 'utf8');
  opened.close();
  copyFileSync(`${database}.before`, database);
  writeFileSync(incarnation, marker);
}
