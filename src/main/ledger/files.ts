/** Where a till keeps its things, and how a file beside the database is written so a power cut leaves it whole. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface DataPaths {
  readonly dir: string;
  readonly database: string;
  readonly lock: string;
  readonly incarnation: string;
  readonly ballast: string;
  readonly backups: string;
  readonly pictures: string;
  readonly prints: string;
  readonly log: string;
}

export function dataPaths(dir: string): DataPaths {
  return {
    dir,
    database: join(dir, 'dukkan.db'),
    lock: join(dir, 'lock.db'),
    incarnation: join(dir, 'incarnation.json'),
    ballast: join(dir, 'ballast'),
    backups: join(dir, 'backups'),
    pictures: join(dir, 'pictures'),
    prints: join(dir, 'prints'),
    log: join(dir, 'dukkan.log'),
  };
}

/** Temporary name, fsync, rename, fsync of the folder: after a power cut either the old file or the new. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Windows cannot open a folder; its rename is durable by the file system's own journal. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32' || !existsSync(dir)) return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}
