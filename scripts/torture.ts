/** `npm run torture -- [LANE …]`: real tills and a real headquarters, as processes, in all that can befall them. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lanes } from '../test/torture/lanes.ts';
import type { Verdict } from '../test/torture/torture.ts';
import { buildWhenOlder } from './build.ts';
import { root } from './run.ts';

const usage = `Usage: npm run torture -- [LANE …] [--seed N] [--minutes M] [--keep]

${Object.entries(lanes)
  .map(([name, { says }]) => `${name.padEnd(10)} ${says}`)
  .join('\n')}

--seed N     draws what happens and when (1); processes take their own time, so no two runs are the same
--minutes M  for each lane (2)
--keep       leaves the folders of a lane that broke, and says where`;

const options = {
  seed: { type: 'string', default: '1' },
  minutes: { type: 'string', default: '2' },
  keep: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly names: readonly string[];
  readonly seed: number;
  readonly minutes: number;
  readonly keep: boolean;
}

function read(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const names = positionals.length > 0 ? positionals : Object.keys(lanes);
    const [seed, minutes] = [Number(values.seed), Number(values.minutes)];
    const makesSense = Number.isSafeInteger(seed) && minutes > 0 && minutes <= 600;
    if (!makesSense || names.some((name) => !lanes[name])) return null;
    return { names, seed, minutes, keep: values.keep };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

async function main(args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  buildWhenOlder();
  const home = mkdtempSync(join(tmpdir(), 'dukkan-torture-'));
  let failed = 0;
  for (const name of asked.names) {
    const folder = join(home, name);
    mkdirSync(folder);
    const began = performance.now();
    const { figures, broken, skipped = [] } = await run(name, folder, asked);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${broken.length === 0 ? '✓' : '✗'} ${name} (seed ${asked.seed}, ${seconds} s)`);
    for (const line of figures) console.log(`    ${line}`);
    for (const line of skipped) console.log(`    skipped: ${line}`);
    for (const line of broken.slice(0, 30)) console.log(`  ✗ ${line}`);
    if (broken.length > 30) console.log(`  ✗ … and ${broken.length - 30} more`);
    if (broken.length > 0) failed += 1;
    if (broken.length === 0 || !asked.keep) rmSync(folder, { recursive: true, force: true });
    else console.log(`  what is left lies in ${folder}`);
  }
  if (failed === 0 || !asked.keep) rmSync(home, { recursive: true, force: true });
  return failed === 0 ? 0 : 1;
}

/** A lane that throws has failed; the others still run. */
async function run(name: string, folder: string, { seed, minutes }: Asked): Promise<Verdict> {
  const say = (line: string): void => console.log(`  ${name}: ${line}`);
  const tillProgram = join(root, 'out/main/web.js');
  try {
    return (
      (await lanes[name]?.run({ seed, minutes, folder, tillProgram, say })) ?? { figures: [], broken: [name] }
    );
  } catch (error) {
    return { figures: [], broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
// What a broken lane left running is not waited for.
process.exit(await main(process.argv.slice(2)));
