/** `npm run simulate -- --seed N --days D [--seeds K]`: whole companies in one thread, with all that can go wrong. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bug, bugs } from '../test/sync/bugs.ts';
import { Coverage } from '../test/sync/coverage.ts';
import { SqlTwin } from '../test/sync/sql-twin.ts';
import { type SimulationResult, World } from '../test/sync/world.ts';

const usage = `Usage: npm run simulate -- [--seed N] [--days D] [--seeds K] [--minutes M] [--hq pglite] [--backlog N]
                          [--log] [--bug NAME] [--teeth]

--seed N     the first seed (1)
--days D     condensed days of trade before the reckoning (4)
--seeds K    so many seeds from N on (1); every fiftieth runs twice and must come out the same
--minutes M  as many seeds as begin within so long
--hq pglite  asks the real store too, and compares; slower
--backlog N  one till begins with N sales that wait, pushed in pages as large as HQ takes
--log        tells everything that happens
--bug NAME   the simulator itself makes this mistake: ${bugs.join(', ')}
--teeth      makes each of these mistakes in turn; each must be caught within K seeds (200)`;

const options = {
  seed: { type: 'string', default: '1' },
  days: { type: 'string', default: '4' },
  seeds: { type: 'string' },
  minutes: { type: 'string' },
  hq: { type: 'string', default: 'memory' },
  backlog: { type: 'string' },
  log: { type: 'boolean', default: false },
  bug: { type: 'string' },
  teeth: { type: 'boolean', default: false },
} as const;

/** Every fiftieth seed is 2 %. */
const twiceEvery = 50;
/** A run of as many seeds must have met every fault and every repair. */
const provingSeeds = 1000;
const hqs = ['memory', 'pglite'] as const;
const memory = '/dev/shm';
const root = join(existsSync(memory) ? memory : tmpdir(), `dukkan-simulate-${process.pid}`);

interface Asked {
  readonly seed: number;
  readonly days: number;
  readonly seeds: number | null;
  readonly until: number;
  readonly hq: 'memory' | 'pglite';
  readonly backlog: number | null;
  readonly log: boolean;
  readonly bug: Bug | null;
  readonly teeth: boolean;
}

function read(args: string[]): Asked | null {
  try {
    const { values } = parseArgs({ args, options });
    const { seed, days, minutes, backlog, log, teeth } = values;
    const bug = bugs.find((known) => known === values.bug) ?? null;
    const hq = hqs.find((known) => known === values.hq);
    const numbers = [seed, days, values.seeds ?? '1', minutes ?? '1', backlog ?? '1'];
    if ((values.bug && !bug) || !hq || numbers.some((text) => !/^\d{1,9}$/.test(text))) return null;
    // The mistakes are planted in the store in memory.
    if (hq === 'pglite' && (bug || teeth)) return null;
    const until = minutes ? performance.now() + Number(minutes) * 60_000 : Number.POSITIVE_INFINITY;
    const seeds = values.seeds ? Number(values.seeds) : null;
    const waiting = backlog ? Number(backlog) : null;
    return { seed: Number(seed), days: Number(days), seeds, until, hq, backlog: waiting, log, bug, teeth };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

let twin: SqlTwin | null = null;

function simulate(seed: number, asked: Asked, bug: Bug | null): Promise<SimulationResult> {
  const { days, log, backlog } = asked;
  const more = {
    ...(twin ? { sql: twin } : {}),
    ...(backlog === null ? {} : { backlog }),
    ...(log ? { log: (line: string) => console.log(line) } : {}),
  };
  return new World({ seed, days, bug, root, ...more }).run();
}

async function main(args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  if (asked.hq === 'pglite') twin = await SqlTwin.open();
  try {
    return await (asked.teeth ? showTeeth(asked) : runSeeds(asked));
  } finally {
    await twin?.close();
  }
}

async function runSeeds(asked: Asked): Promise<number> {
  const began = performance.now();
  const coverage = new Coverage();
  const failed: number[] = [];
  let [done, receipts, entries] = [0, 0, 0];
  const seeds = asked.seeds ?? (asked.until < Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : 1);
  const last = asked.seed + seeds - 1;
  for (let seed = asked.seed; seed <= last && performance.now() < asked.until; seed += 1) {
    const result = await simulate(seed, asked, asked.bug);
    const again = seed % twiceEvery === 0 ? await simulate(seed, asked, asked.bug) : result;
    coverage.add(result.coverage);
    const broken = [...result.broken];
    if (again.trace !== result.trace) broken.push(`two runs differ: ${result.trace} and ${again.trace}`);
    if (broken.length > 0) failed.push(seed);
    if (broken.length > 0 || last === asked.seed) tell(result, broken);
    done += 1;
    receipts += result.receipts;
    entries += result.entries;
  }
  const minutes = (performance.now() - began) / 60_000;
  const days = (done * asked.days) / minutes;
  console.log(
    `${done} seeds, ${receipts} receipts, ${entries} entries, ${Math.round(days)} company-days a minute`,
  );
  console.log([...coverage.counts].map(([name, count]) => `${name} ${count}`).join(' · '));
  const missing = coverage.missing();
  if (missing.length > 0 && done > 1) console.log(`Never happened: ${missing.join(', ')}`);
  if (failed.length > 0) console.log(`Broken seeds: ${failed.join(' ')}`);
  return failed.length > 0 || (done >= provingSeeds && missing.length > 0) ? 1 : 0;
}

function tell({ seed, trace }: SimulationResult, broken: readonly string[]): void {
  console.log(`seed ${seed} trace ${trace}${broken.length === 0 ? ' holds' : ''}`);
  for (const what of broken) console.log(`  ${what}`);
}

async function showTeeth(asked: Asked): Promise<number> {
  let missed = 0;
  for (const bug of asked.bug ? [asked.bug] : bugs) {
    let caught: SimulationResult | null = null;
    const most = asked.seeds ?? 200;
    for (let n = 0; n < most && !caught; n += 1) {
      const result = await simulate(asked.seed + n, asked, bug);
      if (result.broken.length > 0) caught = result;
    }
    if (!caught) missed += 1;
    const after = caught ? `seed ${caught.seed}: ${caught.broken[0]}` : `not within ${most} seeds`;
    console.log(`${bug.padEnd(16)} ${after}`);
  }
  return missed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
