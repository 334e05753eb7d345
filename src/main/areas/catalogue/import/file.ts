/** The file of an import, as it came: kept beside the database until the import is over. */
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { DataPaths } from '../../../ledger/files.ts';

const folderOf = (paths: DataPaths): string => join(paths.dir, 'imports');
export const importPath = (paths: DataPaths, changeId: Id): string => join(folderOf(paths), changeId);

/** How much of it is there; null for none. */
export async function receivedBytes(paths: DataPaths, changeId: Id): Promise<number | null> {
  try {
    return (await stat(importPath(paths, changeId))).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function writeChunk(
  paths: DataPaths,
  changeId: Id,
  offset: number,
  chunk: Uint8Array,
): Promise<void> {
  await mkdir(folderOf(paths), { recursive: true });
  const file = await open(importPath(paths, changeId), offset === 0 ? 'w' : 'r+');
  try {
    await file.write(chunk, 0, chunk.length, offset);
  } finally {
    await file.close();
  }
}

/** Null for one that was never sent, or is over. */
export async function importedBytes(paths: DataPaths, changeId: Id): Promise<Uint8Array | null> {
  try {
    return await readFile(importPath(paths, changeId));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export const dropImport = (paths: DataPaths, changeId: Id): Promise<void> =>
  rm(importPath(paths, changeId), { force: true });

/** Whatever somebody sent and never imported. */
export async function dropOtherImports(paths: DataPaths, changeId: Id): Promise<void> {
  try {
    const names = await readdir(folderOf(paths));
    await Promise.all(
      names.filter((name) => name !== changeId).map((name) => rm(join(folderOf(paths), name))),
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
