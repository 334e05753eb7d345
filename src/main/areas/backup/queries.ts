/** What is known of the till's copies and of its health. */
import type { BackupState, Health } from '../../../domain/areas/backup/contract.ts';
import type { LastBackup } from '../../../domain/areas/backup/rules.ts';
import { calendarDate } from '../../../domain/kit/calendar.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { HealthPart, HealthParts } from './tables.ts';

export function partOf<P extends HealthPart>(read: Reader, part: P): HealthParts[P] | null {
  const row = read.get<{ value: string }>('select value from health where part = ?', part);
  return row ? (JSON.parse(row.value) as HealthParts[P]) : null;
}

export const backupStateIn = (read: Reader): BackupState => ({
  last: partOf(read, 'lastBackup'),
  lastGood: partOf(read, 'goodBackup'),
  running: partOf(read, 'running') !== null,
  restoring: partOf(read, 'restoring')?.name ?? null,
});

export function healthIn(read: Reader): Health {
  const disk = partOf(read, 'disk');
  return {
    disk: disk && disk.state !== 'ok' ? disk : null,
    clockBehindMs: partOf(read, 'clock')?.behindMs ?? null,
    clockJump: jumpIn(read),
    damage: partOf(read, 'damage')?.found ?? null,
    chainBroken: partOf(read, 'chain')?.broken ?? false,
    restored: partOf(read, 'restored'),
    backupFailed: (partOf(read, 'lastBackup')?.fault ?? null) !== null,
  };
}

/** Only while the shift is open in which it was seen. */
function jumpIn(read: Reader): Health['clockJump'] {
  const jump = partOf(read, 'jump');
  if (!jump) return null;
  const open = read.get<{ businessDate: string }>(
    `select s.business_date "businessDate" from open_shift o join shift s on s.id = o.shift_id where s.id = ?`,
    jump.shiftId,
  );
  return open ? { byMs: jump.byMs, businessDate: calendarDate(open.businessDate) } : null;
}

/** The last whole backup; a till that has none yet counts from its opening. */
export function lastBackupIn(read: Reader, opened: LastBackup): LastBackup {
  return partOf(read, 'goodBackup') ?? opened;
}

/** Imports wait while the disk is nearly full; selling never does. */
export function mayImport(read: Reader): boolean {
  const state = partOf(read, 'disk')?.state ?? 'ok';
  return state === 'ok' || state === 'low';
}
