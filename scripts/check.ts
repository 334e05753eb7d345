/** `npm run check`: every gate, each in one line; what fails says the rest. */
import { type Outcome, runTool } from './run.ts';

const gates: [name: string, tool: string, ...args: string[]][] = [
  ['types of the till', 'typescript', '-p', 'tsconfig.node.json'],
  ['types of the counter', 'typescript', '-p', 'tsconfig.web.json'],
  ['format and lint', '@biomejs/biome', 'check', '--error-on-warnings', '--colors=off'],
  ['promises', 'oxlint', '--type-aware', '--deny-warnings'],
  ['nothing unused', 'knip', '--no-progress'],
  ['laws of the house', 'vitest', 'run', 'test/tidy.test.ts', '--reporter=dot'],
];

let failed = 0;
for (const [name, tool, ...args] of gates) {
  const startedMs = performance.now();
  const { ok, output }: Outcome = runTool(tool, args, false);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (ok) continue;
  failed += 1;
  console.error(output.trimEnd());
}
process.exit(failed === 0 ? 0 : 1);
