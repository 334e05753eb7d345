import { expect, test } from 'vitest';
import { languages } from '../../src/domain/kit/words.ts';
import { DataFolderInUse, NotOurLedger, StorageFull } from '../../src/main/ledger/faults.ts';
import { shellFlags } from '../../src/main/shell/flags.ts';
import {
  exitCodes,
  sentenceOf,
  type Trouble,
  troubleOf,
  troubleOfExit,
} from '../../src/main/shell/trouble.ts';
import { updateAddress } from '../../src/main/shell/updates.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });
const where = { dataDir: '/shop/data', port: 4780 };

test.each<[why: string, error: unknown, trouble: Trouble]>([
  ['another till holds the folder', new DataFolderInUse('held'), 'inUse'],
  ['the file is somebody else’s', new NotOurLedger('a photo'), 'notOurs'],
  ['the file is not a database', coded('SQLITE_NOTADB'), 'notOurs'],
  ['the database is damaged', coded('SQLITE_CORRUPT_INDEX'), 'damaged'],
  ['the port is taken', coded('EADDRINUSE'), 'portBusy'],
  ['the folder is read-only', coded('EROFS'), 'noRights'],
  ['the database is read-only', coded('SQLITE_READONLY_DIRECTORY'), 'noRights'],
  ['the disk is full', new StorageFull('full'), 'diskFull'],
  ['we made a mistake', new TypeError('x is undefined'), 'fault'],
])('tells that %s', (_why, error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});

test('every trouble has an exit code of its own, and one line in every language', () => {
  const troubles = Object.keys(exitCodes) as Trouble[];
  expect(troubles.map((trouble) => troubleOfExit(exitCodes[trouble]))).toEqual(troubles);
  for (const trouble of troubles)
    for (const language of languages) expect(sentenceOf(trouble, language, where)).toMatch(/^.{20,120}$/);
});

test('a crash of the till is a fault', () => {
  expect([1, 134, 139, -1].map(troubleOfExit)).toEqual(['fault', 'fault', 'fault', 'fault']);
});

test.each([
  [[], { dataDir: '/shop', port: 4780, open: false }],
  [['--data', '/till', '--port', '0'], { dataDir: '/till', port: 0, open: false }],
  [['--data=/till', '--port=8080', '--open'], { dataDir: '/till', port: 8080, open: true }],
  [['--port', 'eighty'], null],
  [['--port', '70000'], null],
  [['--data'], null],
  [['--shop', 'mine'], null],
  [['stray'], null],
])('reads the flags %j', (args, flags) => {
  expect(shellFlags(args, '/shop')).toEqual(flags);
});

test('overlooks what is meant for Chromium', () => {
  expect(shellFlags(['.', '--no-sandbox', '--kiosk', '--data=/till'], '/shop', true)?.dataDir).toBe('/till');
});

test.each([
  [['--update-from=https://dukkan.example/new'], 'https://dukkan.example/new'],
  [['--update-from=http://dukkan.example/new'], null],
  [['--update-from='], null],
  [[], null],
])('looks for updates only when asked, and only over https: %j', (args, address) => {
  expect(updateAddress(args)).toBe(address);
});
