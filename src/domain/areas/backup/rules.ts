/** When a backup is due, and when a disk is too full for what. */

const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;
const hourMs = 60 * 60 * 1000;

/** `low`: say so. `critical`: no imports either. `full`: what was set aside is in use. Selling goes on in all. */
export const diskStates = ['ok', 'low', 'critical', 'full'] as const;
export type DiskState = (typeof diskStates)[number];

/** `ballast`: whether the space set aside for a full disk is still there. */
export function diskState(freeBytes: number, ballast: boolean): DiskState {
  if (freeBytes < 64 * mebibyte && !ballast) return 'full';
  if (freeBytes < 500 * mebibyte) return 'critical';
  return freeBytes < 2 * gibibyte ? 'low' : 'ok';
}

export const isWorse = (state: DiskState, than: DiskState): boolean =>
  diskStates.indexOf(state) > diskStates.indexOf(than);

/** A clock this far behind the last entry is told; a smaller step is the system keeping time. */
export const clockToleranceMs = 10 * 60 * 1000;

/** How far the clock was set since the last look, by a clock that nobody sets; 0 within what the system mends. */
export function jumpMs(
  before: { readonly at: number; readonly elapsed: number },
  now: { readonly at: number; readonly elapsed: number },
): number {
  const byMs = Math.round(now.at - before.at - (now.elapsed - before.elapsed));
  return Math.abs(byMs) > clockToleranceMs ? byMs : 0;
}

export interface LastBackup {
  readonly at: number;
  /** The newest entry it holds. */
  readonly seq: number;
}

/** Only what changed since is worth another copy. */
export function isBackupDue(
  { at, seq }: LastBackup,
  now: { readonly at: number; readonly seq: number },
  everyHours: number,
): boolean {
  // A clock that stepped back must not put the next backup off for years.
  return now.seq > seq && (now.at - at >= everyHours * hourMs || now.at < at);
}

/** A till that was open for a moment has nothing to lose at closing that the last copy does not hold. */
export const isWorthAtClose = (
  last: LastBackup,
  now: { readonly at: number; readonly seq: number },
): boolean => isBackupDue(last, now, 0.5);
