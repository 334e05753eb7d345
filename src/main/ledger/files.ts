/** Where a till keeps its things, and how a file is written so that a power cut leaves it whole. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface DataPaths {
  readonly dir: string;
  readonly database: string;
  readonly lock: string;
  readonly incarnation: string;
  /** Where headquarters is, and this till's key. */
  readonly headquarters: string;
  /** The company's own certificate authority, if it has one. */
  readonly authority: string;
  /** The wish to start from a backup. */
  readonly restore: string;
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
    headquarters: join(dir, 'headquarters.json'),
    authority: join(dir, 'headquarters-ca.pem'),
    restore: join(dir, 'restore.json'),
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
  inPlace(path, (temporary) => writeFileSync(temporary, content, { mode: 0o600, flush: true }));
}

/** Lets `make` fill a temporary file, which takes the place of `path` once it is whole; a failure leaves none. */
export function inPlace(path: string, make: (temporary: string) => void): void {
  const temporary = `${path}.tmp`;
  try {
    rmSync(temporary, { force: true });
    make(temporary);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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

export function diskBytes(dir: string): number {
  const { blocks, bsize } = statfsSync(dir);
  return blocks * bsize;
}

export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}
