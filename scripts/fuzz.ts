/** `npm run fuzz`: ten million bytes of noise through everything that reads a device's bytes; says its seed. */
import { runTool } from './run.ts';

const [seed = String(Math.floor(Math.random() * 2 ** 31)), bytes = '10000000', ...more] =
  process.argv.slice(2);
if (more.length > 0 || ![seed, bytes].every((word) => /^\d{1,10}$/.test(word))) {
  console.error('Usage: npm run fuzz -- [SEED [BYTES]]: bytes for each parser and each kind of noise');
  process.exit(64);
}
console.log(`Seed ${seed}, ${bytes} bytes each: npm run fuzz -- ${seed} ${bytes} shows the same again.`);
const env = { ...process.env, FUZZ_SEED: seed, FUZZ_BYTES: bytes };
const slow = ['--testTimeout', '600000'];
const { ok } = runTool('vitest', ['run', 'fuzz.test.ts', ...slow], true, env);
process.exit(ok ? 0 : 1);
