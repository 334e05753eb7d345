/** `npm start`: the till in its window; where Electron cannot be had, the same till in the browser. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataPaths } from '../src/main/ledger/files.ts';
import { shellFlags } from '../src/main/shell/flags.ts';
import { buildWhenOlder } from './build.ts';
import { fetchElectron, findElectron, whyNoWindow } from './electron.ts';
import { root } from './run.ts';

const wanted = process.argv.slice(2);
const args = wanted.filter((argument) => argument !== '--web');
const flags = shellFlags(args, join(root, '.data'), true);
if (!flags) {
  console.error('Usage: npm start -- [--data DIR] [--port N] [--demo] [--web] [--kiosk]');
  process.exit(64);
}
// A first start in an empty folder opens the demo shop; a shop that is there is never touched.
const isNew = !existsSync(dataPaths(flags.dataDir).database);
const all = [`--data=${flags.dataDir}`, `--port=${flags.port}`, ...(flags.demo || isNew ? ['--demo'] : [])];

buildWhenOlder();
const why = wanted.includes('--web') ? 'asked for the browser' : whyNoWindow();
const electron = why ? null : (findElectron() ?? fetchElectron());
if (electron) {
  const kiosk = args.includes('--kiosk') ? ['--kiosk'] : [];
  const { status } = spawnSync(electron, ['.', ...all, ...kiosk], { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
console.log(
  `No desktop window (${why ?? 'Electron is not here; npx install-electron fetches it'}): the till opens in the browser.`,
);
process.argv = [...process.argv.slice(0, 2), ...all, '--open'];
await import(pathToFileURL(join(root, 'out/main/web.js')).href);
