/** Runs the tools of node_modules on the Node that runs us: no shell, no shims, the same on every system. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Outcome {
  readonly ok: boolean;
  /** What it printed, where that was not shown. */
  readonly output: string;
}

/** `show`: its output goes straight to the screen; otherwise it is kept for whom it may concern. */
export const runTool = (name: string, args: readonly string[], show: boolean, env = process.env): Outcome =>
  runFile(fileOfTool(name), args, show, env);

export function runFile(file: string, args: readonly string[], show: boolean, env = process.env): Outcome {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    // Kept output may end in a log, where colours are noise.
    env: show ? env : { ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw error;
  return { ok: status === 0, output: show ? '' : `${stdout}${stderr}` };
}

/** Begins at once and politely, beside what follows; its output is kept meanwhile. */
export function startFile(file: string, args: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-run-'));
  // A file, not a pipe: nobody may be there to empty a pipe for as long as the next tool runs.
  const kept = join(folder, 'output');
  const out = openSync(kept, 'w');
  const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: ['ignore', out, out] });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => {
      const output = readFileSync(kept, 'utf8');
      closeSync(out);
      rmSync(folder, { recursive: true, force: true });
      resolve({ ok: status === 0, output });
    });
  });
}

/** `@playwright/test` keeps its command under another name than its own. */
function fileOfTool(name: string): string {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Bins };
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0];
  if (!file) throw new Error(`${name} has no command`);
  return join(folder, file);
}

type Bins = Record<string, string>;
