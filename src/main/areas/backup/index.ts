/** The till's copies and its health: backups in time, restores, checks, warnings. */
import type { backupContract } from '../../../domain/areas/backup/contract.ts';
import { listBackups } from '../../ledger/backup.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { backupNow, cancelRestore, confirmDate, rebuild, restoreBackup } from './commands.ts';
import { backupStateIn, healthIn } from './queries.ts';
import { lookAfter } from './reactions.ts';
import { health } from './tables.ts';

export const backup: Area = {
  name: 'backup',
  tables: [health],
  projections: [],
  react: lookAfter,
  handlers: {
    backupNow,
    backups: query((_read, _input: object, _call, kit) => listBackups(kit.paths.backups)),
    backupState: live([health], (read) => backupStateIn(read)),
    restoreBackup,
    cancelRestore,
    rebuild,
    confirmDate,
    health: live([health], (read) => healthIn(read)),
  } satisfies HandlersOf<typeof backupContract>,
};
