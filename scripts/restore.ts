/** `npm run restore -- FILE --data DIR`: puts a backup in the place of a till that is not running. */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DamagedCopy,
  DataFolderInUse,
  isDiskFull,
  NotOurLedger,
  sqliteCode,
} from '../src/main/ledger/faults.ts';
import { dataPaths } from '../src/main/ledger/files.ts';
import { lockFolder } from '../src/main/ledger/lock.ts';
import { restoreFile } from '../src/main/ledger/restore.ts';
import { root } from './run.ts';

const usage = 'Usage: npm run restore -- FILE [--data DIR]';

function main(args: string[]): number {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  if (!existsSync(asked.file)) {
    console.error(`There is no file ${asked.file}.`);
    return 66;
  }
  try {
    restore(asked.file, asked.data);
    return 0;
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    console.error(trouble[1]);
    return trouble[0];
  }
}

function restore(file: string, data: string): void {
  const { database, lock } = dataPaths(data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const held = lockFolder(lock);
  try {
    const kept = restoreFile(file, database, Date.now());
    if (kept) console.log(`What was there is kept as ${kept}`);
    console.log(`Restored ${database}. The till will number its receipts under a new letter.`);
  } finally {
    held.release();
  }
}

/** Exit code and sentence, for what a person can mend; null for a fault. */
function troubleOf(error: unknown): [number, string] | null {
  if (error instanceof DataFolderInUse)
    return [75, 'The till is running. Close it first; nothing was changed.'];
  if (error instanceof NotOurLedger) return [65, 'This is not a backup of a till. Nothing was changed.'];
  if (isDiskFull(error)) return [74, 'There is no room to restore. Nothing was changed.'];
  if (error instanceof DamagedCopy || sqliteCode(error))
    return [
      65,
      `This backup is damaged and was not restored: ${error instanceof Error ? error.message : ''}`,
    ];
  return null;
}

function read(args: string[]): { file: string; data: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    return { file: resolve(file), data: resolve(values.data ?? join(root, '.data')) };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
