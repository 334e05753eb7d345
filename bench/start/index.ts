/** From the start of the process to its first answer on a large file, warm and after a crash, and to the first scan. */
import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { openBooks } from '../../test/app/books.ts';
import { WebTill } from '../../test/app/web-till.ts';
import { openBrowser } from '../browser.ts';
import { codesOnce } from '../catalogue/products.ts';
import { stockedTill } from '../catalogue/stocked.ts';
import { median, takeTurns, timed } from '../figures.ts';
import type { Run } from '../run.ts';
import { openCounter, scanned } from '../screen/pages.ts';
import type { Line } from '../table.ts';
import { type Large, largeShop, powerCut } from './large.ts';

const tillProgram = join(root, 'out/main/web.js');
const bareProgram = join(import.meta.dirname, 'bare.js');

export async function startLines(run: Run): Promise<Line[]> {
  const large = await largeShop(run);
  const megabytes = Math.round(statSync(join(large.dataDir, 'dukkan.db')).size / 2 ** 20);
  const file = `${megabytes} MB`;
  run.say(`starts on a file of ${file}`);
  const warm = await warmLines(run, large, file);
  run.say('starts after a crash');
  return [...warm, ...(await crashLines(run, large)), ...(await screenLines(run))];
}

const rounds = ({ quick }: Run): number => (quick ? 2 : 7);

interface Started {
  readonly readyMs: number;
  readonly answeredMs: number;
}

/** Who may sign in, which is what a screen asks first; over one new connection. */
async function firstAnswer(url: string): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // A live answer goes on; its first piece is the answer.
  await response.body?.getReader().read();
  stop.abort();
}

async function started(
  program: string,
  dataDir: string,
  path: string,
  signal: NodeJS.Signals,
): Promise<Started> {
  const till = new WebTill(program, ['--data', dataDir]);
  try {
    const readyMs = await timed(() => till.start());
    return { readyMs, answeredMs: readyMs + (await timed(() => firstAnswer(new URL(path, till.url).href))) };
  } finally {
    await till.kill(signal);
  }
}

const usersPath = 'api/access/usersToSignIn';
const tillStarted = (dataDir: string, signal: NodeJS.Signals = 'SIGTERM') =>
  started(tillProgram, dataDir, usersPath, signal);

async function warmLines(run: Run, large: Large, file: string): Promise<Line[]> {
  const { dataDir } = large;
  const { ours, bare } = await takeTurns(
    rounds(run),
    () => tillStarted(dataDir),
    () => started(bareProgram, dataDir, '', 'SIGTERM'),
  );
  const ready = { ours: median(ours.map(readyOf)), bare: median(bare.map(readyOf)) };
  const answered = { ours: median(ours.map(answeredOf)), bare: median(bare.map(answeredOf)) };
  const scans: number[] = [];
  for (let round = 0; round < 3; round += 1) scans.push(await firstScan(large));
  return [
    {
      name: 'start.service',
      what: `service started, ${file}`,
      ...ready,
      unit: 'ms',
      absolute: true,
      gate: 500,
    },
    {
      name: 'start.query',
      what: 'the same and a first query over HTTP',
      ...answered,
      unit: 'ms',
      gate: 2,
      goal: 1.5,
      peers: 'Vendure 27, Medusa 39, PGlite alone 6',
    },
    { name: 'start.scan', what: 'the same, PIN and first scan', ours: median(scans), unit: 'ms' },
  ];
}

const readyOf = ({ readyMs }: Started): number => readyMs;
const answeredOf = ({ answeredMs }: Started): number => answeredMs;

/** From the process to an answered scan, the PIN and its dear hash among it. */
async function firstScan({ dataDir, cashier, code }: Large): Promise<number> {
  const till = new WebTill(tillProgram, ['--data', dataDir]);
  try {
    return await timed(async () => {
      await till.start();
      const { sale } = await openBooks(till.url, cashier);
      await sale.scan({ commandId: crypto.randomUUID(), code });
    });
  } finally {
    await till.kill('SIGTERM');
  }
}

/** Each start after a crash meets the file as the crash left it. */
async function crashLines(run: Run, { dataDir }: Large): Promise<Line[]> {
  const left = powerCut(run, dataDir);
  const met = join(run.folder, 'met');
  const { ours, bare: warm } = await takeTurns(
    run.quick ? 2 : 5,
    async () => {
      rmSync(met, { recursive: true, force: true });
      cpSync(left, met, { recursive: true });
      return answeredOf(await tillStarted(met, 'SIGKILL'));
    },
    async () => answeredOf(await tillStarted(dataDir)),
  );
  const megabytes = Math.round(statSync(join(left, 'dukkan.db-wal')).size / 2 ** 20);
  for (const each of [left, met, join(run.folder, 'cut')]) rmSync(each, { recursive: true, force: true });
  return [
    {
      name: 'start.crash',
      what: `after a crash with a log of ${megabytes} MB, to warm`,
      ours: median(ours),
      bare: median(warm),
      unit: 'ms',
      gate: 2,
      goal: 1.6,
    },
  ];
}

/** Service, browser, PIN by hand, the sale screen, and the first scan's line painted. */
async function screenLines(run: Run): Promise<Line[]> {
  const { dataDir, things } = await stockedTill(run);
  const times: number[] = [];
  for (const code of codesOnce(things).slice(0, run.quick ? 1 : 3)) {
    run.say('start to the first scan on the screen');
    const till = new WebTill(tillProgram, ['--data', dataDir]);
    const begun = performance.now();
    await till.start();
    const browser = await openBrowser(run);
    try {
      if (!browser) return [];
      await scanned(await openCounter(browser, till.url), code);
      times.push(performance.now() - begun);
    } finally {
      await browser?.close();
      await till.kill('SIGTERM');
    }
  }
  const what = `start, browser, PIN by hand, first scan painted, ${things.length} items`;
  return [{ name: 'start.screen', what, ours: median(times) / 1000, unit: 's', gate: 5 }];
}
