/** Looks after the till: what a start has to say, room on the disk, the file's soundness, backups in time. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  clockToleranceMs,
  diskState,
  isBackupDue,
  isWorse,
  isWorthAtClose,
  jumpMs,
  type LastBackup,
} from '../../../domain/areas/backup/rules.ts';
import { systemTimers } from '../../devices/transport/timers.ts';
import { freeBytes } from '../../ledger/files.ts';
import { tipHolds } from '../../ledger/tip.ts';
import type { Kit } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { currentShift } from '../shift/queries.ts';
import { makeBackup, notePart, tell } from './commands.ts';
import { lastBackupIn, partOf } from './queries.ts';

const firstLookMs = 20_000;
const lookMs = 60_000;
const retryMs = 15 * 60_000;
/** Larger ledgers would keep the till from closing; they have their backups by schedule. */
const mostAtClose = 200 * 1024 * 1024;

export function lookAfter(kit: Kit): () => Promise<void> {
  const keeper = new Caretaker(kit, systemTimers.now);
  keeper.atStart();
  let checked = false;
  const look = (): void => {
    keeper
      .look()
      .then(() => (checked ? undefined : keeper.checkFile()))
      .catch((error: unknown) => kit.log.fault('upkeep', error));
    checked = true;
  };
  const first = setTimeout(look, firstLookMs).unref();
  const every = setInterval(look, lookMs).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(every);
    await keeper.atClose();
  };
}

export class Caretaker {
  readonly #kit: Kit;
  readonly #opened: LastBackup;
  readonly #elapsed: () => number;
  #clock: { readonly at: number; readonly elapsed: number };
  #failedAt: number | null = null;
  #looking = false;

  /** `elapsed`: milliseconds of a clock that nobody sets. */
  constructor(kit: Kit, elapsed: () => number) {
    this.#kit = kit;
    this.#elapsed = elapsed;
    this.#clock = { at: kit.ledger.now(), elapsed: elapsed() };
    this.#opened = { at: kit.ledger.now(), seq: kit.ledger.tip.seq };
  }

  /** What this start has to say, once. */
  atStart(): void {
    const kit = this.#kit;
    const { ledger, start } = kit;
    notePart(kit, 'running', null);
    notePart(kit, 'restoring', null);
    const broken = !tipHolds(ledger);
    const behindMs = ledger.tip.at - ledger.now();
    const behind = behindMs > clockToleranceMs;
    notePart(kit, 'chain', broken ? { broken } : null);
    notePart(kit, 'clock', behind ? { behindMs } : null);
    if (broken) tell(kit, { command: 'backup.chainBroken', audit: 'ERROR', severity: 'CRITICAL' });
    if (behind) {
      const details = { behindMs };
      tell(kit, { command: 'backup.clockBehind', audit: 'WARNING', severity: 'HIGH', note: { details } });
    }
    if (start.how !== 'restored') return;
    const { restoredFrom: from } = start;
    notePart(kit, 'restored', { at: ledger.now(), from });
    const note = { label: from ?? '', details: { epoch: ledger.identity.epoch } };
    tell(kit, { command: 'backup.restored', audit: 'WARNING', severity: 'CRITICAL', note });
  }

  /** The disk, and a backup if one is due. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      this.#lookAtClock();
      await this.#lookAtDisk();
      const { ledger } = this.#kit;
      // A rotation might take away the very backup that the next start is to put in place.
      if (partOf(ledger.read, 'restoring')) return;
      const now = { at: ledger.now(), seq: ledger.tip.seq };
      const hours = settingOf(ledger.read, 'backup.everyHours');
      if (this.#failedAt !== null && now.at - this.#failedAt < retryMs) return;
      if (isBackupDue(lastBackupIn(ledger.read, this.#opened), now, hours)) await this.#backUp('schedule');
    } finally {
      this.#looking = false;
    }
  }

  /** SQLite's own check of the whole file, beside the till's thread. */
  async checkFile(): Promise<void> {
    const found = await this.#kit.backstage.check();
    const known = partOf(this.#kit.ledger.read, 'damage');
    notePart(this.#kit, 'damage', found === null ? null : { found });
    if (found === null || known) return;
    const note = { details: { found } };
    tell(this.#kit, { command: 'backup.damaged', audit: 'ERROR', severity: 'CRITICAL', note });
  }

  async atClose(): Promise<void> {
    const { ledger, paths } = this.#kit;
    const now = { at: ledger.now(), seq: ledger.tip.seq };
    if (partOf(ledger.read, 'restoring')) return;
    if (!isWorthAtClose(lastBackupIn(ledger.read, this.#opened), now)) return;
    if ((await stat(paths.database)).size <= mostAtClose) await this.#backUp('close');
  }

  async #backUp(why: string): Promise<void> {
    const { fault, at } = await makeBackup(this.#kit, why);
    this.#failedAt = fault === null ? null : at;
  }

  /** Nobody is kept from selling: a shift keeps its date, and somebody says whether that is right. */
  #lookAtClock(): void {
    const { ledger } = this.#kit;
    const now = { at: ledger.now(), elapsed: this.#elapsed() };
    const byMs = jumpMs(this.#clock, now);
    this.#clock = now;
    const shift = byMs === 0 ? null : currentShift(ledger.read, ledger.identity.tillId);
    if (shift) notePart(this.#kit, 'jump', { byMs, shiftId: shift.id });
  }

  async #lookAtDisk(): Promise<void> {
    const { paths, backstage, ledger } = this.#kit;
    const free = freeBytes(paths.dir);
    const state = diskState(free, existsSync(paths.ballast));
    const before = partOf(ledger.read, 'disk');
    // In steps, so that every sale does not write how little it took.
    const freeMb = Math.floor(free / 1024 ** 2 / 100) * 100;
    notePart(this.#kit, 'disk', { state, freeMb });
    if (isWorse(state, before?.state ?? 'ok')) {
      const severity = state === 'low' ? 'MEDIUM' : state === 'critical' ? 'HIGH' : 'CRITICAL';
      const note = { details: { freeMb } };
      tell(this.#kit, { command: `backup.disk${capital(state)}`, audit: 'WARNING', severity, note });
    }
    if (state !== 'full') await backstage.layBallast();
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
