/** `npm run backup -- --data DIR [--to FILE]`: a whole, tried copy of a till, also while it sells. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, backupFile, backupName } from '../src/main/ledger/backup.ts';
import { isDiskFull, sqliteCode } from '../src/main/ledger/faults.ts';
import { dataPaths } from '../src/main/ledger/files.ts';
import { root } from './run.ts';

const usage = 'Usage: npm run backup -- [--data DIR] [--to FILE]';
const options = { data: { type: 'string' }, to: { type: 'string' } } as const;

function main(args: string[]): number {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  const { database, backups } = dataPaths(asked.data);
  if (!existsSync(database)) {
    console.error(`There is no till in ${asked.data}.`);
    return 66;
  }
  const target = asked.to ?? join(backups, backupName(Date.now(), 'hand'));
  try {
    // In its own folder the copy takes part in the rotation; a file asked for by name does not.
    if (dirname(target) === backups) backUp(database, target, null);
    else backupFile(database, target);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (!isDiskFull(error) && !sqliteCode(error)) throw error;
    console.error(
      isDiskFull(error) ? 'There is no room for a backup.' : `The till's file cannot be copied: ${why}`,
    );
    return 74;
  }
  console.log(target);
  return 0;
}

function read(args: string[]): { data: string; to: string | null } | null {
  try {
    const { values } = parseArgs({ args, options });
    return { data: resolve(values.data ?? join(root, '.data')), to: values.to ? resolve(values.to) : null };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
