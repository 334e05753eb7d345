/** Why a till cannot run, told apart by class and code, said in one calm sentence. */
import type { Language } from '../../domain/kit/words.ts';
import { DataFolderInUse, isDiskFull, NotOurLedger, sqliteCode } from '../ledger/faults.ts';
import { shellWords } from './words.ts';

export type Trouble =
  | 'usage'
  | 'notOurs'
  | 'damaged'
  | 'portBusy'
  | 'fault'
  | 'stopped'
  | 'diskFull'
  | 'inUse'
  | 'noRights';

/** As sysexits.h numbers them, where it has a name for it. */
export const exitCodes: Record<Trouble, number> = {
  usage: 64,
  notOurs: 65,
  damaged: 66,
  portBusy: 69,
  fault: 70,
  stopped: 71,
  diskFull: 74,
  inUse: 75,
  noRights: 77,
};

const troubleByCode: Record<string, Trouble> = {
  EADDRINUSE: 'portBusy',
  EACCES: 'noRights',
  EEXIST: 'noRights',
  ENOTDIR: 'noRights',
  EPERM: 'noRights',
  EROFS: 'noRights',
  SQLITE_CANTOPEN: 'noRights',
  SQLITE_READONLY: 'noRights',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'notOurs',
  SQLITE_BUSY: 'inUse',
};

export function troubleOf(error: unknown): Trouble {
  if (error instanceof DataFolderInUse) return 'inUse';
  if (error instanceof NotOurLedger) return 'notOurs';
  if (isDiskFull(error)) return 'diskFull';
  return troubleByCode[codeOf(error)] ?? 'fault';
}

/** What an exit code of the till's process says; a crash has none of ours and is a fault. */
export function troubleOfExit(code: number): Trouble {
  const known = Object.entries(exitCodes).find(([, known]) => known === code);
  return known ? (known[0] as Trouble) : 'fault';
}

export function sentenceOf(
  trouble: Trouble,
  language: Language,
  where: { dataDir: string; port: number },
): string {
  const words = shellWords[language];
  return {
    usage: words.usage,
    notOurs: words.notOurs(where.dataDir),
    damaged: words.damaged(where.dataDir),
    portBusy: words.portBusy(where.port),
    fault: words.fault,
    stopped: words.stopped,
    diskFull: words.diskFull(where.dataDir),
    inUse: words.inUse(where.dataDir),
    noRights: words.noRights(where.dataDir),
  }[trouble];
}

/** `SQLITE_READONLY_DIRECTORY` and its like count as their family, `SQLITE_READONLY`. */
function codeOf(error: unknown): string {
  const sqlite = sqliteCode(error);
  if (sqlite) return sqlite.split('_').slice(0, 2).join('_');
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
