/** One computer in the simulation: the real ledger on its own files, the real driver, people who sell on it. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { idMaker } from '../../src/domain/kit/ids.ts';
import type { FeedScope } from '../../src/domain/kit/sync/wire.ts';
import { codecOf } from '../../src/main/ledger/codec.ts';
import { enrol } from '../../src/main/ledger/foreign/enrol.ts';
import { forgetLife } from '../../src/main/ledger/incarnation.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { type OpenLedger, openLedger } from '../../src/main/ledger/open.ts';
import { SyncDriver } from '../../src/main/sync/driver.ts';
import type { Routes, SyncPorts } from '../../src/main/sync/ports.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Coverage } from './coverage.ts';
import { copyDisk, logBytes } from './disk.ts';
import { sha256 } from './hq.ts';
import { newestSchema, type Shop } from './shop.ts';

export interface MachineParts {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly coverage: Coverage;
  readonly root: string;
  readonly shops: readonly Shop[];
  readonly migrations: readonly string[];
  readonly ask: (machine: Machine) => SyncPorts['ask'];
  readonly onStart: (sqlite: Database.Database) => void;
  /** SQLite as a careless build opens it. */
  readonly normalSync: boolean;
}

export interface Place {
  readonly company: string;
  readonly branch: string;
  readonly branchCode: string;
  readonly tillCode: string;
}

/** After which step of its sync a machine falls over. */
export const falls = ['hello', 'push', 'pull', 'snapshot', 'write', 'epoch'] as const;
export type Fall = (typeof falls)[number];

/** How far a wall clock is off; `frozenAt` stands still. */
interface Clock {
  readonly offMs: number;
  readonly frozenAt: number | null;
}

/** What every sale, every page and every answer of HQ writes. */
const written = ['journal', 'sim_sale', 'sync_standing', 'sync_cursor', 'merged_group', 'own_edit'];

export class Machine {
  readonly name: string;
  readonly place: Place;
  schema: number;
  clock: Clock = { offMs: 0, frozenAt: null };
  /** Until then it cannot reach HQ. */
  cutUntil = 0;
  feeds: readonly FeedScope[] = [];
  /** Another machine took its till's place; its people may not know. */
  displaced = false;
  /** Broken for good, or its owner took it away. */
  gone = false;
  driver: SyncDriver | null = null;
  /** The day its people sell on; null before the first. */
  openDay: number | null = null;
  /** Falls over after the next such step; what is to happen then. */
  readonly fallsAfter = new Map<Fall, () => void>();
  #asked: keyof Routes | null = null;
  readonly #parts: MachineParts;
  #opened: OpenLedger | null = null;
  #dir: string;
  #disks = 0;
  #backups: string[] = [];
  #blocker: Database.Database | null = null;
  #full = false;
  #sick = false;
  /** The plug is pulled while the sync next writes; called afterwards. */
  onPowerCut: (() => void) | null = null;
  /** Bytes of the log that a power cut cannot take; with FULL all of them. */
  #safeLog = 0;

  constructor(name: string, place: Place, schema: number, parts: MachineParts) {
    this.name = name;
    this.place = place;
    this.schema = schema;
    this.#parts = parts;
    this.#dir = this.#newDisk();
  }

  get isOn(): boolean {
    return this.#opened !== null;
  }

  get ledger(): Ledger {
    if (!this.#opened) throw new Error(`${this.name} is off`);
    return this.#opened.ledger;
  }

  get shop(): Shop {
    return this.#parts.shops[this.schema - 1] as Shop;
  }

  get dir(): string {
    return this.#dir;
  }

  now(): number {
    const { offMs, frozenAt } = this.clock;
    return frozenAt ?? this.#parts.agenda.now + offMs;
  }

  /** Switches it on; a till that was never enrolled stays alone until `join`. */
  start(): void {
    const { shop } = this;
    this.#opened = openLedger({
      dataDir: this.#dir,
      migrationsDir: this.#parts.migrations[this.schema - 1] as string,
      tables: shop.tables,
      projections: shop.projections,
      now: () => this.now(),
      makeIds: (bornUntil) =>
        idMaker(
          () => this.now(),
          (count) => this.#parts.chance.bytes(count),
          bornUntil,
        ),
      onFault: (error) => {
        throw error;
      },
    });
    const { sqlite } = this.ledger;
    sqlite.pragma('busy_timeout = 0');
    if (this.#parts.normalSync) {
      sqlite.pragma('synchronous = NORMAL');
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
    }
    this.#safeLog = logBytes(this.#dir);
    this.#parts.onStart(sqlite);
    if (this.ledger.standing.enrolled) this.#sync();
  }

  join(till: string, epoch: number): void {
    const { company, branch, branchCode, tillCode } = this.place;
    const records = this.shop.tables.filter((table) => codecOf(table).spec.class === 'record');
    const marker = join(this.#dir, 'incarnation.json');
    enrol(this.ledger, records, marker, { company, branch, till, branchCode, tillCode, epoch });
    this.#sync();
  }

  #sync(): void {
    const { agenda, chance } = this.#parts;
    const tables = this.shop.tables;
    const ask = this.#parts.ask(this);
    this.driver = new SyncDriver(this.ledger, tables, join(this.#dir, 'incarnation.json'), {
      ask: (route, body, done) => {
        this.#asked = route;
        ask(route, body, done);
      },
      after: (ms, run) => agenda.after(ms, () => this.alive(run)),
      elapsed: () => agenda.now,
      random: () => chance.next(),
      sha256,
      sign: () => '',
      freeMb: () => 1000,
      app: 'sim',
      onFault: (error) => {
        if (!(error instanceof Database.SqliteError)) throw error;
        this.#parts.coverage.hit('dbFailed');
        agenda.note(`${this.name} fault ${error.code}`);
      },
    });
    this.driver.start();
  }

  /** What comes to a machine that is off is lost; what it does may be cut by the plug. */
  alive(run: () => void): void {
    if (!this.#opened) return;
    if (this.fallsAfter.size > 0) {
      this.#mayFall(run);
      return;
    }
    if (!this.onPowerCut) {
      run();
      return;
    }
    const before = this.#parts.normalSync ? this.#safeLog : logBytes(this.#dir);
    run();
    const now = logBytes(this.#dir);
    if (now <= before) return;
    const { onPowerCut } = this;
    this.onPowerCut = null;
    this.#leave(this.#parts.chance.between(before, now));
    onPowerCut();
  }

  /** Whatever was asked has left, and whatever was written is written; nobody hears what comes back. */
  #mayFall(run: () => void): void {
    const { epoch } = this.ledger.identity;
    const before = this.#changes();
    this.#asked = null;
    run();
    if (!this.isOn) return;
    const lived = this.ledger.identity.epoch > epoch ? 'epoch' : null;
    const step = lived ?? this.#asked ?? (this.#changes() > before ? 'write' : null);
    const then = step && this.fallsAfter.get(step);
    if (!then) return;
    this.fallsAfter.delete(step);
    this.crash();
    then();
  }

  #changes(): number {
    return this.ledger.read.get<{ n: number }>('select total_changes() n')?.n ?? 0;
  }

  /** True while its disk is full or sick, or its file held by another. */
  get isHindered(): boolean {
    return this.#full || this.#sick || this.#blocker !== null;
  }

  /** kill -9: what was committed is there. */
  crash(): void {
    this.#leave(Number.POSITIVE_INFINITY);
  }

  /** The plug: what was not fsynced may be gone. */
  losePower(): void {
    const now = logBytes(this.#dir);
    const safe = this.#parts.normalSync ? this.#safeLog : now;
    this.#leave(this.#parts.chance.between(Math.min(safe, now), now));
  }

  /** The plug while `run` writes. */
  losePowerDuring(run: () => void): void {
    const before = this.#parts.normalSync ? this.#safeLog : logBytes(this.#dir);
    run();
    const now = logBytes(this.#dir);
    this.#leave(this.#parts.chance.between(Math.min(before, now), now));
  }

  #leave(keepLog: number): void {
    this.unblock();
    this.driver?.stop();
    this.driver = null;
    const next = this.#newDisk();
    copyDisk(this.#dir, next, keepLog);
    this.#close();
    rmSync(this.#dir, { recursive: true, force: true });
    this.#dir = next;
  }

  #close(): void {
    this.#full = false;
    this.#sick = false;
    this.#opened?.close();
    this.#opened = null;
  }

  /** In good order. */
  stop(): void {
    this.unblock();
    this.driver?.stop();
    this.driver = null;
    this.#close();
  }

  backUp(): void {
    const dir = this.#newDisk();
    copyDisk(this.#dir, dir);
    for (const old of this.#backups.splice(0, Math.max(0, this.#backups.length - 2)))
      rmSync(old, { recursive: true, force: true });
    this.#backups.push(dir);
  }

  get hasBackup(): boolean {
    return this.#backups.length > 0;
  }

  /** `image`: the whole disk as it was, marker and all, so that the till itself cannot know. */
  restore(image: boolean): void {
    const backup = this.#parts.chance.pick(this.#backups);
    this.crash();
    const next = this.#newDisk();
    copyDisk(backup, next);
    if (!image) {
      forgetLife(join(next, 'dukkan.db'));
      const marker = 'incarnation.json';
      if (existsSync(join(this.#dir, marker))) copyFileSync(join(this.#dir, marker), join(next, marker));
    }
    rmSync(this.#dir, { recursive: true, force: true });
    this.#dir = next;
  }

  /** Another machine from a copy of this one's disk. */
  clone(name: string): Machine {
    const clone = new Machine(name, this.place, this.schema, this.#parts);
    copyDisk(this.#dir, clone.#dir);
    clone.feeds = this.feeds;
    clone.openDay = this.openDay;
    clone.displaced = this.displaced;
    return clone;
  }

  /** Somebody else holds the file. */
  block(): void {
    if (this.#blocker) return;
    this.#blocker = new Database(join(this.#dir, 'dukkan.db'), { timeout: 0 });
    this.#blocker.exec('begin immediate');
  }

  unblock(): void {
    this.#blocker?.close();
    this.#blocker = null;
  }

  fillDisk(): void {
    const { sqlite } = this.ledger;
    const pages = sqlite.pragma('page_count', { simple: true }) as number;
    sqlite.pragma(`max_page_count = ${pages}`);
    this.#full = true;
  }

  freeDisk(): void {
    this.ledger.sqlite.pragma('max_page_count = 1000000');
    this.#full = false;
  }

  /** Every so many writes one fails as a dying disk's do, until it is healed or opened anew. */
  sicken(every: number): void {
    const { sqlite } = this.ledger;
    let writes = 0;
    sqlite.function('fails', () => {
      writes += 1;
      if (writes % every === 0) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
      return null;
    });
    for (const table of written) {
      for (const how of ['insert', 'update', 'delete'])
        sqlite.exec(`create temp trigger if not exists sick_${table}_${how} before ${how} on main.${table}
          begin select fails(); end`);
    }
    this.#sick = true;
  }

  heal(): void {
    if (!this.#sick) return;
    for (const table of written) {
      for (const how of ['insert', 'update', 'delete'])
        this.ledger.sqlite.exec(`drop trigger if exists sick_${table}_${how}`);
    }
    this.#sick = false;
  }

  /** Folds the log, which makes all of it safe. */
  checkpoint(): void {
    this.ledger.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    this.#safeLog = logBytes(this.#dir);
  }

  update(): void {
    const before = this.#waiting();
    this.stop();
    this.schema = Math.min(newestSchema, this.schema + 1);
    this.start();
    if (this.#waiting() < before) this.#parts.coverage.hit('replayedAfterUpdate');
  }

  #waiting(): number {
    return this.ledger.read.get<{ n: number }>('select count(*) n from waiting_item')?.n ?? 0;
  }

  /** The entries on this disk. */
  entryIds(): readonly string[] {
    const sql = 'select id from journal';
    if (this.#opened) return this.ledger.read.all<{ id: string }>(sql).map(({ id }) => id);
    const sqlite = new Database(join(this.#dir, 'dukkan.db'), { readonly: true });
    try {
      return sqlite.prepare(sql).pluck().all() as string[];
    } finally {
      sqlite.close();
    }
  }

  scrap(): void {
    if (this.isOn) this.stop();
    this.gone = true;
  }

  #newDisk(): string {
    this.#disks += 1;
    return join(this.#parts.root, `${this.name}-${this.#disks}`);
  }
}
