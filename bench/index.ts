/**
 * `npm run bench [-- --only NAME --json FILE --quick --long --gate]`: our figures beside their limits in one
 * run. Times depend on the machine; what is gated is how they stand to the bare reference beside them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenOlder } from '../scripts/build.ts';
import { catalogueLines } from './catalogue/index.ts';
import { deviceLines } from './device/index.ts';
import { importLines } from './import/index.ts';
import { rebuildLines } from './rebuild/index.ts';
import { reportLines } from './reports/index.ts';
import type { Run } from './run.ts';
import { largeFileLines, saleLines } from './sale/index.ts';
import { screenLines } from './screen/index.ts';
import { slipLines } from './slip/index.ts';
import { startLines } from './start/index.ts';
import { syncLines } from './sync/index.ts';
import { type Line, ratioOf, tableOf, verdictOf } from './table.ts';
import { verifyLines } from './verify/index.ts';

const parts: Readonly<Record<string, (run: Run) => Promise<Line[]>>> = {
  sale: saleLines,
  import: importLines,
  screen: screenLines,
  catalogue: catalogueLines,
  reports: reportLines,
  rebuild: rebuildLines,
  start: startLines,
  verify: verifyLines,
  slip: slipLines,
  device: deviceLines,
  sync: syncLines,
};
const longParts: typeof parts = { 'sale.large': largeFileLines };

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
  },
});

const known = { ...parts, ...longParts };
const wanted = asked.only ?? Object.keys(asked.long ? known : parts);
const unknown = wanted.filter((name) => !(name in known));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(known).join(', ')}.`);
  process.exit(2);
}

// What is started as a process of its own or in a browser is the till as it is built.
buildWhenOlder();
const folder = mkdtempSync(join(process.env.DUKKAN_BENCH_DIR ?? tmpdir(), 'dukkan-bench-'));
const say = (what: string): void => void process.stderr.write(`  ${what}\n`);
const run: Run = { folder, quick: asked.quick, long: asked.long, say };
const lines: Line[] = [];
try {
  for (const name of wanted) lines.push(...(await linesOf(name)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(tableOf(lines));
// Over the last quarter of an hour; the bench itself keeps little more than one core at work.
const load = loadavg()[2] ?? 0;
if (load > cpus().length)
  console.log(`Others were at work here (load ${load.toFixed(0)}): times say little, ratios more.`);
if (asked.json) writeFileSync(asked.json, `${JSON.stringify(report(), null, 2)}\n`);
const missed = lines.filter((line) => verdictOf(line) === 'MISSED');
if (asked.gate && missed.length > 0) process.exitCode = 1;

/** A part that broke does not take the others with it. */
async function linesOf(name: string): Promise<Line[]> {
  const started = performance.now();
  try {
    return (await known[name]?.(run)) ?? [];
  } catch (error) {
    console.error(`The part ${name} broke:`, error);
    process.exitCode = 1;
    return [];
  } finally {
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

function report() {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    machine: { cpu: cpu?.model, cores: cpus().length, platform: process.platform, node: process.version },
    load,
    quick: asked.quick,
    lines: lines.map((line) => ({ ...line, ratio: ratioOf(line), verdict: verdictOf(line) })),
  };
}
