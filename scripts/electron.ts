/** Electron's binary: found by file, never by `require('electron')`, which would download. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.ts';

const folder = join(root, 'node_modules/electron');
const limitS = 60;
const remembered = join(root, 'out/electron-was-tried');
const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

export function findElectron(): string | null {
  const file = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    executables[process.platform] ?? 'electron',
  );
  return existsSync(file) ? file : null;
}

/** Fetches the binary once, within a stated time; afterwards a machine without it is left in peace. */
export function fetchElectron(): string | null {
  if (existsSync(remembered) || !existsSync(join(folder, 'install.js'))) return null;
  console.log(`Fetching Electron for the desktop window, at most ${limitS} s …`);
  writeFileSync(remembered, '');
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: limitS * 1000 });
  return findElectron();
}

/** Why Electron cannot show a window here; null when it can. */
export function whyNoWindow(): string | null {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return "Electron's sandbox does not run as root";
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? null : 'there is no display';
}
