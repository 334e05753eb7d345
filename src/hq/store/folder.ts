/** PGlite's folder belongs to one process at a time: two would ruin it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** Holds the folder until the answer is called; who was killed leaves a note of a process that is no more. */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const note = join(folder, 'hq.pid');
  if (existsSync(note) && isAlive(Number(readFileSync(note, 'utf8')))) throw new DataFolderInUse(folder);
  writeFileSync(note, String(process.pid));
  return () => rmSync(note, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
