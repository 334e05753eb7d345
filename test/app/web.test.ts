/** The plain Node till as a process: how it starts, refuses to start, and ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/run.ts';
import { exitCodes } from '../../src/main/shell/trouble.ts';
import { WebTill } from './web-till.ts';

const program = join(root, 'src/main/web.ts');
const startMs = 30_000;
let folder = '';
const started: WebTill[] = [];

const tillOn = (dataDir: string, ...more: string[]): WebTill => {
  const till = new WebTill(program, ['--data', dataDir, ...more]);
  started.push(till);
  return till;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dukkan-'));
});

afterEach(async () => {
  for (const till of started.splice(0)) await till.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('says where it is ready, closes on a signal, and opens the same shop again', {
  timeout: startMs,
}, async () => {
  const till = tillOn(folder);
  await till.start();
  expect(till.said.trim()).toMatch(/^Dukkan till ready at http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await till.kill('SIGTERM')).toBe(0);
  await till.restart();
  expect(await till.kill('SIGINT')).toBe(0);
});

test('a killed till opens again at once', { timeout: startMs }, async () => {
  const till = tillOn(folder);
  await till.start();
  await till.kill('SIGKILL');
  await till.start();
});

test('two tills never share a folder', { timeout: startMs }, async () => {
  await tillOn(folder).start();
  expect(await tillOn(folder).run()).toEqual({
    code: exitCodes.inUse,
    said: `Another till is already open on ${folder}; close it or choose another folder.`,
  });
});

test('a busy port is named, and nothing is left open behind it', { timeout: startMs }, async () => {
  const first = tillOn(join(folder, 'first'));
  await first.start();
  const { port } = new URL(first.url);
  const second = tillOn(join(folder, 'second'));
  second.url = first.url;
  expect(await second.run()).toEqual({
    code: exitCodes.portBusy,
    said: `Port ${port} is taken by another program; choose another with --port.`,
  });
  second.url = '';
  await second.start();
});

test('a file that is no database of ours is left alone', { timeout: startMs }, async () => {
  writeFileSync(join(folder, 'dukkan.db'), 'the diary of a shopkeeper, which is no database at all');
  const { code, said } = await tillOn(folder).run();
  expect([code, said.split('\n').length]).toEqual([exitCodes.notOurs, 1]);
});

test('a folder that cannot be made is said in one line', { timeout: startMs }, async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await tillOn(join(file, 'inside')).run()).toMatchObject({ code: exitCodes.noRights });
});

test('an unknown option shows the known ones', { timeout: startMs }, async () => {
  const { code, said } = await tillOn(folder, '--date').run();
  expect(code).toBe(exitCodes.usage);
  expect(said).toMatch(/^Usage: .*--data DIR.*$/);
});
