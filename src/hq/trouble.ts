/** Why headquarters cannot start, in one sentence to who runs it, and an exit code as sysexits.h has it. */
import type { HqFlags } from './flags.ts';
import { sqlState } from './store/db.ts';
import { DataFolderInUse } from './store/folder.ts';
import { NewerDatabase } from './store/migrate.ts';

export interface Trouble {
  readonly sentence: string;
  readonly exitCode: number;
}

export function troubleOf(error: unknown, { port, host, dataDir }: HqFlags): Trouble {
  if (error instanceof NewerDatabase)
    return { sentence: 'A newer headquarters has used this database: install that version.', exitCode: 65 };
  if (error instanceof DataFolderInUse)
    return {
      sentence: `Another headquarters works in ${dataDir}. Two of them need PostgreSQL.`,
      exitCode: 75,
    };
  const code = sqlState(error) ?? '';
  const known: Record<string, Trouble> = {
    EADDRINUSE: { sentence: `Port ${port} is taken: choose another by --port.`, exitCode: 69 },
    EACCES: { sentence: `No right to listen at ${host}:${port} or to write to ${dataDir}.`, exitCode: 77 },
    ENOENT: { sentence: `A file is not there: ${messageOf(error)}`, exitCode: 66 },
    ECONNREFUSED: { sentence: 'Nothing answers at DATABASE_URL: is PostgreSQL running there?', exitCode: 69 },
    ENOTFOUND: { sentence: 'The host of DATABASE_URL is not known.', exitCode: 69 },
    ETIMEDOUT: { sentence: 'The host of DATABASE_URL does not answer.', exitCode: 69 },
    '28P01': { sentence: 'PostgreSQL refused the password in DATABASE_URL.', exitCode: 77 },
    '28000': { sentence: 'PostgreSQL does not let this user in: see pg_hba.conf.', exitCode: 77 },
    '3D000': { sentence: 'The database of DATABASE_URL is not there: createdb makes it.', exitCode: 66 },
    '42501': {
      sentence: 'The user of DATABASE_URL may not make tables or the role dukkan_hq.',
      exitCode: 77,
    },
    ERR_INVALID_URL: { sentence: 'DATABASE_URL is no address.', exitCode: 64 },
  };
  return known[code] ?? { sentence: `Headquarters failed: ${messageOf(error)}`, exitCode: 70 };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
