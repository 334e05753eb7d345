/** Builds when the outputs are older than what they are made of. */
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.ts';

interface Build {
  readonly tool: string;
  readonly args: readonly string[];
  readonly config: string;
  readonly outputs: readonly string[];
}

const till: Build = {
  tool: 'electron-vite',
  args: ['build'],
  config: 'electron.vite.config.ts',
  outputs: ['out/main/web.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
};
const consolePage: Build = {
  tool: 'vite',
  args: ['build', '--config', 'vite.hq-console.config.ts'],
  config: 'vite.hq-console.config.ts',
  outputs: ['out/hq-console/index.html'],
};

export const buildWhenOlder = (): void => build(till);
export const buildConsoleWhenOlder = (): void => build(consolePage);

function build(wanted: Build): void {
  if (!isOlder(wanted)) return;
  console.log('Building …');
  const { ok, output } = runTool(wanted.tool, wanted.args, false);
  if (ok) return;
  console.error(output);
  process.exit(1);
}

function isOlder({ config, outputs }: Build): boolean {
  const built = outputs.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  // Folders too: a file taken away changes only its folder.
  const sources = ['src', 'src/**', config, 'package-lock.json'];
  const changedMs = Math.max(...globSync(sources, { cwd: root }).map((path) => timeOf(join(root, path))));
  return changedMs > Math.min(...built.map(timeOf));
}

const timeOf = (path: string): number => statSync(path).mtimeMs;
