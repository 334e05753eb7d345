/** `npm start`: the till in its window; where Electron cannot be had, the same till in the browser. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { flagArguments, shellFlags } from '../src/main/shell/flags.ts';
import { buildWhenOlder } from './build.ts';
import { fetchElectron, findElectron, whyNoWindow } from './electron.ts';
import { root } from './run.ts';

const wanted = process.argv.slice(2);
const args = wanted.filter((argument) => argument !== '--web');
const flags = shellFlags(args, join(root, '.data'), true);
if (!flags) {
  console.error('Usage: npm start -- [--data DIR] [--port N] [--web] [--kiosk]');
  process.exit(64);
}
const all = flagArguments(flags);

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
