/** `npm test`: the gates, the tests, a cashier's day in a real browser; `-- unit` or `-- e2e` for one. */
import { join } from 'node:path';
import { buildWhenOlder } from './build.ts';
import { findChromium, howToGetChromium } from './chromium.ts';
import { root, runFile, runTool } from './run.ts';

const stages = {
  check: () => runFile(join(root, 'scripts/check.ts'), [], true).ok,
  unit: (rest: readonly string[]) => runTool('vitest', ['run', ...rest], true).ok,
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

const [first, ...rest] = process.argv.slice(2);
if (first !== undefined && !isStage(first)) {
  console.error(`Usage: npm test -- [${Object.keys(stages).join(' | ')}] [file …]`);
  process.exit(64);
}
// Some unit tests start the built till as a real process, so the build comes first.
if (first !== 'check') buildWhenOlder();
const asked = first ? [first] : (Object.keys(stages) as Stage[]);
const failed = asked.filter((stage) => !stages[stage](rest));
console.log(failed.length === 0 ? `✓ ${asked.join(', ')}` : `✗ ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
