/** Builds when the outputs are older than what they are made of. */
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.ts';

const outputs = ['out/main/web.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
// Folders too: a file taken away changes only its folder.
const sources = ['src', 'src/**', 'electron.vite.config.ts', 'package-lock.json'];

export function buildWhenOlder(): void {
  if (!isOlder()) return;
  console.log('Building …');
  const { ok, output } = runTool('electron-vite', ['build'], false);
  if (ok) return;
  console.error(output);
  process.exit(1);
}

function isOlder(): boolean {
  const built = outputs.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  const changedMs = Math.max(...globSync(sources, { cwd: root }).map((path) => timeOf(join(root, path))));
  return changedMs > Math.min(...built.map(timeOf));
}

const timeOf = (path: string): number => statSync(path).mtimeMs;
