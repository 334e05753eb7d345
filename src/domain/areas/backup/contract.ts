import { z } from 'zod';
import { action, DateField, live, query, refusals } from '../../kit/contract.ts';
import { diskStates } from './rules.ts';

const At = z.number().int();

export const BackupRow = z.object({
  name: z.string(),
  bytes: z.number().int(),
  at: At,
  /** `schedule`, `close`, `hand`, or `before-schema-3`. */
  why: z.string(),
});
export type BackupRow = z.infer<typeof BackupRow>;

/** The last attempt, and what was wrong with it. */
export const BackupResult = z.object({
  at: At,
  why: z.string(),
  /** Null when it failed. */
  name: z.string().nullable(),
  bytes: z.number().int(),
  /** The newest entry it holds. */
  seq: z.number().int(),
  fault: z.enum(['full', 'failed']).nullable(),
  /** The copy in the second folder could not be made: the drive may be missing. */
  secondMissing: z.boolean(),
});
export type BackupResult = z.infer<typeof BackupResult>;

export const BackupState = z.object({
  last: BackupResult.nullable(),
  /** The last one that is whole. */
  lastGood: BackupResult.nullable(),
  running: z.boolean(),
  /** The backup that the next start will put in place. */
  restoring: z.string().nullable(),
});
export type BackupState = z.infer<typeof BackupState>;

/** What the status line may have to say; a null or false is nothing to say. */
export const Health = z.object({
  disk: z.object({ state: z.enum(diskStates), freeMb: z.number().int() }).nullable(),
  /** How far the clock stood behind the newest entry at the start. */
  clockBehindMs: z.number().int().nullable(),
  /** The clock was set, forwards or back, in a shift whose business date nobody has confirmed since. */
  clockJump: z.object({ byMs: z.number().int(), businessDate: DateField }).nullable(),
  /** What SQLite's own check found in the file. */
  damage: z.string().nullable(),
  /** The newest entry is not what was hashed. */
  chainBroken: z.boolean(),
  /** This run began on a copy: receipts are numbered under a new letter. */
  restored: z.object({ at: At, from: z.string().nullable() }).nullable(),
  backupFailed: z.boolean(),
});
export type Health = z.infer<typeof Health>;

const gone = { BackupGone: {} };

export const backupContract = {
  backupNow: action('ledger.backup', {}, { audit: 'BACKUP' })
    .output(BackupRow)
    .errors(refusals({ BackupRunning: {}, BackupFailed: {} })),
  backups: query('ledger.backup', {}).output(z.array(BackupRow)),
  backupState: live('ledger.backup', {}, BackupState),
  /** Puts the backup in place at the next start of the till; what is there now is kept. */
  restoreBackup: action(
    'ledger.restore',
    { name: z.string().max(100) },
    { audit: 'RESTORE', severity: 'CRITICAL' },
  )
    .output(z.object({}))
    .errors(refusals({ ...gone, BackupDamaged: {} })),
  cancelRestore: action('ledger.restore', {}, { audit: 'CANCEL', severity: 'HIGH' }).output(z.object({})),
  /** Folds every total and index again from the sales themselves. */
  rebuild: action('ledger.rebuild', {}, { audit: 'UPDATE', severity: 'HIGH' }).output(z.object({})),
  health: live('signedIn', {}, Health),
  /** The business date of the shift is right, whatever the clock did. */
  confirmDate: action('signedIn', {}, { audit: 'INFO', severity: 'MEDIUM' }).output(z.object({})),
};
