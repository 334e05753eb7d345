/**
 * Disk space set aside. After a full disk even a checkpoint fails, so a till that ran out frees its
 * ballast first and keeps selling while the shop makes room (sync.md section 2, "Size and pace").
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { freeBytes } from './files.ts';

const wanted = 64 * 1024 * 1024;
const chunk = Buffer.alloc(1024 * 1024, 0x42);

/** Lays the ballast down when there is room to spare; a small disk gets a small one. Returns its bytes. */
export function layBallast(path: string, dir: string): number {
  if (existsSync(path)) return statSync(path).size;
  const free = freeBytes(dir);
  const size = Math.min(wanted, Math.floor(free / 4 / chunk.length) * chunk.length);
  if (size <= 0) return 0;
  const file = openSync(path, 'w', 0o600);
  try {
    // Really written: a sparse file would set nothing aside.
    for (let written = 0; written < size; written += chunk.length) writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return size;
}

/** True when there was something to free. */
export function releaseBallast(path: string): boolean {
  if (!existsSync(path)) return false;
  rmSync(path);
  return true;
}
