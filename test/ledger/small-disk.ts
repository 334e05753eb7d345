/** A real disk of a few megabytes, where the machine lets us have one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const mount = (dir: string, megabytes: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]).status === 0;
const unmount = (dir: string): void => {
  spawnSync('umount', ['-l', dir]);
  rmSync(dir, { recursive: true, force: true });
};

/** True where a test may mount; elsewhere such tests name themselves skipped. */
export const canMount: boolean = (() => {
  if (process.platform !== 'linux') return false;
  const dir = mkdtempSync(join(tmpdir(), 'dukkan-disk-'));
  const mounted = mount(dir, 1);
  unmount(dir);
  return mounted;
})();

export function smallDisk(megabytes: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'dukkan-disk-'));
  if (!mount(dir, megabytes)) throw new Error('cannot mount a small disk');
  onTestFinished(() => unmount(dir));
  return dir;
}

/** Leaves so many bytes free; returns how to give the rest back. */
export function stuff(dir: string, leftBytes = 0): () => void {
  const file = join(dir, 'holiday-pictures');
  const { bavail, bsize } = statfsSync(dir);
  const size = Math.max(0, bavail * bsize - leftBytes);
  writeFileSync(file, Buffer.alloc(size, 1));
  return () => rmSync(file);
}
