/** Backups, restores, rebuilds, and the notes of what is looked after. */
import type { BackupResult } from '../../../domain/areas/backup/contract.ts';
import type { AuditAction, Severity } from '../../../domain/kit/contract.ts';
import { must, ok, refuse } from '../../../domain/kit/result.ts';
import { listBackups } from '../../ledger/backup.ts';
import { isDiskFull } from '../../ledger/faults.ts';
import { remember } from '../../ledger/incarnation.ts';
import { rebuild as rebuildLedger } from '../../ledger/rebuild.ts';
import { forgetWish, wishRestore } from '../../ledger/restore.ts';
import { type ActivityNote, action, type Kit } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { partOf } from './queries.ts';
import { type HealthPart, type HealthParts, health } from './tables.ts';

const nobody = { userId: null, name: '' };

/** Notes a part of the till's health; null is nothing to say. Only what changed is written. */
export function notePart<P extends HealthPart>(kit: Kit, part: P, value: HealthParts[P] | null): void {
  const { ledger } = kit;
  if (JSON.stringify(partOf(ledger.read, part)) === JSON.stringify(value)) return;
  ledger.commit({ id: ledger.newId(), command: 'backup.notePart', actor: nobody }, (tx) => {
    if (value === null) tx.forget(health, { part });
    else tx.keep(health, { part, value });
    return ok(null);
  });
}

export interface Told {
  readonly command: string;
  readonly audit: AuditAction;
  readonly severity: Severity;
  readonly note?: ActivityNote;
}

/** Tells the activity log what nobody did but the till itself saw. */
export function tell({ ledger, recordActivity }: Kit, { command, audit, severity, note = {} }: Told): void {
  ledger.commit({ id: ledger.newId(), command, actor: nobody }, (tx) => {
    const call = { actor: nobody, approval: null };
    recordActivity(tx, { command, meta: { audit, severity }, call, notes: [note] });
    return ok(null);
  });
}

/** Makes a backup and says how it went; never throws for a full disk or a drive that is not there. */
export async function makeBackup(kit: Kit, why: string): Promise<BackupResult> {
  const { ledger } = kit;
  const before = partOf(ledger.read, 'lastBackup');
  notePart(kit, 'running', {});
  const result = await tryBackup(kit, why);
  notePart(kit, 'running', null);
  notePart(kit, 'lastBackup', result);
  if (result.fault === null) {
    notePart(kit, 'goodBackup', result);
    remember(ledger, kit.paths.incarnation);
  } else if ((before?.fault ?? null) === null) {
    const note = { label: why, details: { fault: result.fault } };
    tell(kit, { command: 'backup.failed', audit: 'ERROR', severity: 'HIGH', note });
  }
  if (result.secondMissing && before?.secondMissing !== true) {
    const note = { label: settingOf(ledger.read, 'backup.folder') };
    tell(kit, { command: 'backup.secondMissing', audit: 'WARNING', severity: 'MEDIUM', note });
  }
  return result;
}

async function tryBackup(kit: Kit, why: string): Promise<BackupResult> {
  const { ledger, backstage, log } = kit;
  const begun = { at: ledger.now(), why, seq: ledger.tip.seq };
  try {
    const second = settingOf(ledger.read, 'backup.folder');
    const { name, bytes, secondFault } = await backstage.backup(why, second || null);
    if (secondFault !== null) log.warn('second copy', { secondFault });
    return { ...begun, name, bytes, fault: null, secondMissing: secondFault !== null };
  } catch (error) {
    log.fault('backup', error);
    return {
      ...begun,
      name: null,
      bytes: 0,
      fault: isDiskFull(error) ? 'full' : 'failed',
      secondMissing: false,
    };
  }
}

export const backupNow = action(async (kit, _input: object, call) => {
  if (partOf(kit.ledger.read, 'running')) return refuse('BackupRunning');
  const { name, fault } = await makeBackup(kit, 'hand');
  if (fault !== null) return refuse('BackupFailed');
  call.note({ label: name ?? '' });
  const row = listBackups(kit.paths.backups).find((backup) => backup.name === name);
  return ok(must(row, 'a backup that was made is in its folder'));
});

export const restoreBackup = action(async (kit, { name }: { name: string }, call) => {
  const wish = wishRestore(kit.paths, name);
  if (wish !== 'granted') return refuse(wish);
  notePart(kit, 'restoring', { name });
  call.note({ label: name });
  return ok({});
});

export const cancelRestore = action(async (kit, _input: object, call) => {
  call.note({ label: partOf(kit.ledger.read, 'restoring')?.name ?? '' });
  forgetWish(kit.paths);
  notePart(kit, 'restoring', null);
  return ok({});
});

export const rebuild = action(async ({ ledger }) => {
  rebuildLedger(ledger);
  return ok({});
});

export const confirmDate = action(async (kit, _input: object, call) => {
  const jump = partOf(kit.ledger.read, 'jump');
  if (jump) call.note({ entity: 'shift', entityId: jump.shiftId, details: { byMs: jump.byMs } });
  notePart(kit, 'jump', null);
  return ok({});
});
