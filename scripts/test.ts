/** `npm test`: the gates, the tests, a cashier's day in a real browser, and whole companies simulated beside that. */
import { join } from 'node:path';
import { buildWhenOlder } from './build.ts';
import { findChromium, howToGetChromium } from './chromium.ts';
import { root, runFile, runTool, startFile } from './run.ts';

const simulator = join(root, 'scripts/simulate.ts');
const dayMs = 24 * 60 * 60 * 1000;
/** Other seeds every day, and more than three minutes need. */
const todaysSeed = Math.floor(Date.now() / dayMs) * 10_000;
const threeMinutes = ['--seed', String(todaysSeed), '--minutes', '3'];

const stages = {
  check: () => runFile(join(root, 'scripts/check.ts'), [], true).ok,
  unit: (rest: readonly string[]) => runTool('vitest', ['run', ...rest], true).ok,
  simulate: (rest: readonly string[]) => runFile(simulator, rest.length > 0 ? rest : threeMinutes, true).ok,
  e2e: (rest: readonly string[]) => {
    if (process.env.E2E_TARGET !== 'electron' && !findChromium()) {
      console.error(howToGetChromium);
      return false;
    }
    return runTool('@playwright/test', ['test', ...rest], true).ok;
  },
};
type Stage = keyof typeof stages;
const isStage = (name: string | undefined): name is Stage =>
  name !== undefined && Object.hasOwn(stages, name);

/** Browsers wait more than they reckon, so the simulation costs no time of its own. */
async function runAll(): Promise<Stage[]> {
  const failed = (['check', 'unit'] as const).filter((stage) => !stages[stage]([]));
  const simulated = startFile(simulator, threeMinutes);
  const e2e = stages.e2e([]);
  const { ok, output } = await simulated;
  console.log(`Simulated from seed ${todaysSeed} on:\n${output.trimEnd()}`);
  return [...failed, ...(ok ? [] : (['simulate'] as const)), ...(e2e ? [] : (['e2e'] as const))];
}

const [first, ...rest] = process.argv.slice(2);
if (first !== undefined && !isStage(first)) {
  console.error(`Usage: npm test -- [${Object.keys(stages).join(' | ')}] [file …]`);
  process.exit(64);
}
// Some unit tests start the built till as a real process, so the build comes first.
if (first !== 'check' && first !== 'simulate') buildWhenOlder();
const failed = first ? [first].filter((stage) => !stages[stage](rest)) : await runAll();
const asked = first ? [first] : Object.keys(stages);
console.log(failed.length === 0 ? `✓ ${asked.join(', ')}` : `✗ ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
