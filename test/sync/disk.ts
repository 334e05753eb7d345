/** A machine's disk: real SQLite files in memory-backed storage, which may lose what was not yet fsynced. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const files = ['dukkan.db', 'incarnation.json'];

export const logBytes = (dir: string): number => {
  const log = join(dir, 'dukkan.db-wal');
  return existsSync(log) ? statSync(log).size : 0;
};

/** The files as they lie, their log cut off at `keepLog` bytes: what a power cut leaves. */
export function copyDisk(from: string, to: string, keepLog = Number.POSITIVE_INFINITY): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const file of files) {
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  }
  const log = join(from, 'dukkan.db-wal');
  if (existsSync(log)) copyStart(log, join(to, 'dukkan.db-wal'), keepLog);
}

function copyStart(from: string, to: string, most: number): void {
  const size = Math.min(statSync(from).size, most);
  const bytes = Buffer.alloc(size);
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')];
  readSync(source, bytes, 0, size, 0);
  writeSync(target, bytes);
  closeSync(source);
  closeSync(target);
}
