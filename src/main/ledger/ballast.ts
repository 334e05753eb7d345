/**
 * Disk space set aside. After a full disk even a checkpoint fails, so a till that ran out frees its
 * ballast first and keeps selling while the shop makes room (sync.md section 2, "Size and pace").
 */
import { randomFillSync } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDiskFull } from './faults.ts';
import { freeBytes, inPlace } from './files.ts';

const mebibyte = 1024 * 1024;
const wanted = 64 * mebibyte;

/** Lays the ballast down when there is room to spare; a small disk gets a small one. Returns its bytes. */
export function layBallast(path: string): number {
  if (existsSync(path)) return statSync(path).size;
  const size = Math.min(wanted, Math.floor(freeBytes(dirname(path)) / 4 / mebibyte) * mebibyte);
  if (size <= 0) return 0;
  try {
    inPlace(path, (temporary) => fill(temporary, size));
    return size;
  } catch (error) {
    if (isDiskFull(error)) return 0;
    throw error;
  }
}

/** True when there was something to free. */
export function releaseBallast(path: string): boolean {
  const held = [path, `${path}.tmp`].filter((file) => existsSync(file));
  for (const file of held) rmSync(file);
  return held.length > 0;
}

/** Really written, and with noise: a sparse or a compressed file would set nothing aside. */
function fill(path: string, size: number): void {
  const noise = randomFillSync(new Uint8Array(mebibyte));
  const file = openSync(path, 'w', 0o600);
  try {
    for (let written = 0; written < size; ) written += writeSync(file, noise);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
