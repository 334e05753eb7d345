/** The folder of pictures: files named by the hash of what is in them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes, writeWhole } from '../../ledger/files.ts';

const named = /^[0-9a-f]{64}$/;

export class PictureFolder {
  readonly #dir: string;
  readonly #now: () => number;
  /** Sizes of the whole files by hash, the latest looked at last. */
  readonly #files = new Map<string, number>();

  constructor(dir: string, now: () => number) {
    this.#dir = dir;
    this.#now = now;
  }

  get count(): number {
    return this.#files.size;
  }

  get freeBytes(): number {
    mkdirSync(this.#dir, { recursive: true });
    return freeBytes(this.#dir);
  }

  /** The longest not looked at first. */
  hashes(): Iterable<string> {
    return this.#files.keys();
  }

  has(hash: string): boolean {
    return this.#files.has(hash);
  }

  /** What lies there from earlier runs. */
  async survey(): Promise<void> {
    mkdirSync(this.#dir, { recursive: true });
    const found: { hash: string; size: number; at: number }[] = [];
    for (const hash of await readdir(this.#dir)) {
      if (!named.test(hash)) continue;
      const { size, mtimeMs } = await stat(join(this.#dir, hash));
      found.push({ hash, size, at: mtimeMs });
    }
    const newer = [...this.#files];
    this.#files.clear();
    for (const { hash, size } of found.sort((a, b) => a.at - b.at)) this.#files.set(hash, size);
    for (const [hash, size] of newer) this.#touch(hash, size);
  }

  /** Keeps a picture, whatever happens to the power afterwards; answers its hash. */
  add(bytes: Uint8Array): string {
    const hash = hashOf(bytes);
    if (!existsSync(this.#path(hash))) writeWhole(this.#path(hash), bytes);
    this.#touch(hash, bytes.length);
    return hash;
  }

  /** Null for one that is not there; what is broken is as good as missing. */
  async read(hash: string): Promise<Buffer | null> {
    const path = this.#path(hash);
    const bytes = existsSync(path) ? await readFile(path) : null;
    if (!bytes || hashOf(bytes) !== hash) {
      this.#files.delete(hash);
      await rm(path, { force: true });
      return null;
    }
    this.#touch(hash, bytes.length);
    const at = this.#now() / 1000;
    await utimes(path, at, at);
    return bytes;
  }

  /** Where a picture is put together that comes from elsewhere. */
  part(hash: string): string {
    return `${this.#path(hash)}.part`;
  }

  /** Takes what was put together, if that is the picture; null, and gone, if it is not. */
  async take(hash: string): Promise<Buffer | null> {
    const part = this.part(hash);
    const bytes = existsSync(part) ? await readFile(part) : null;
    if (!bytes || hashOf(bytes) !== hash) {
      await rm(part, { force: true });
      return null;
    }
    await rename(part, this.#path(hash));
    this.#touch(hash, bytes.length);
    return bytes;
  }

  /** Removes the longest not looked at of those that may go, until no more than so much is left. */
  async makeRoom(mostBytes: number, mayGo: (hash: string) => boolean): Promise<void> {
    let bytes = 0;
    for (const size of this.#files.values()) bytes += size;
    for (const [hash, size] of this.#files) {
      if (bytes <= mostBytes) return;
      if (!mayGo(hash)) continue;
      this.#files.delete(hash);
      bytes -= size;
      await rm(this.#path(hash), { force: true });
    }
  }

  #touch(hash: string, size: number): void {
    this.#files.delete(hash);
    this.#files.set(hash, size);
  }

  #path(hash: string): string {
    return join(this.#dir, hash);
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
