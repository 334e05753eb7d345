/**
 * Proves a ledger from its journal: pages, chain, facts, records, projections and numbers. Only reads the
 * file; what must be remembered on the way lies in temporary tables, so memory stays small.
 */
import Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from './codec.ts';
import { NotOurLedger } from './faults.ts';
import type { Projection } from './project.ts';
import { applicationId } from './settings.ts';
import { type Anchor, ChainWalk } from './verify/chain.ts';
import { entriesOf } from './verify/entries.ts';
import { FactWalk } from './verify/facts.ts';
import { type Finding, Findings } from './verify/findings.ts';
import { compareProjections } from './verify/projections.ts';
import { findSpareFacts, RecordFold } from './verify/records.ts';

/** Numbers for people that promise no hole: rows of `series` and `n`, ordered by both. */
export interface NumberSeries {
  readonly name: string;
  readonly sql: string;
}

/** What the areas brought, as a verification needs it. */
export interface Verifiable {
  readonly tables: readonly SQLiteTable[];
  readonly projections: readonly Projection[];
  readonly series: readonly NumberSeries[];
  /** Queries of `seq`, `hash` and `source`: entries that other rows vouch for. */
  readonly anchorSql: readonly string[];
}

export interface VerifyProgress {
  readonly stage: 'pages' | 'entries' | 'records' | 'projections' | 'numbers';
  readonly done: number;
  readonly total: number;
}

export interface VerifyOptions extends Verifiable {
  /** What is known from outside the file: a printed slip, the marker. */
  readonly anchors?: readonly Anchor[];
  readonly report?: (progress: VerifyProgress) => void;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly facts: number;
  readonly records: number;
  readonly projections: number;
  readonly tip: { readonly seq: number; readonly hash: string };
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

export type { Anchor, Finding };

/** Throws `NotOurLedger` for another program's file, or SQLite's error for one it cannot read at all. */
export function verifyLedger(database: string, options: VerifyOptions): VerifyReport {
  const sqlite = new Database(database, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId) throw new NotOurLedger(database);
    sqlite.pragma('temp_store = FILE');
    return new Verification(sqlite, options).run();
  } finally {
    sqlite.close();
  }
}

class Verification {
  readonly #sqlite: Database.Database;
  readonly #options: VerifyOptions;
  readonly #findings = new Findings();
  readonly #tables: ReadonlyMap<string, SQLiteTable>;
  /** Names of series that are not surely this till's own; null on a till that is alone. */
  readonly #others: RegExp | null;

  constructor(sqlite: Database.Database, options: VerifyOptions) {
    this.#sqlite = sqlite;
    this.#options = options;
    this.#tables = new Map(options.tables.map((table) => [codecOf(table).spec.name, table]));
    const own = sqlite
      .prepare("select branch_code || '-' || till_code from ledger_identity, sync_standing")
      .pluck()
      .get();
    this.#others = typeof own === 'string' ? new RegExp(`^(?!${own}-)`) : null;
  }

  run(): VerifyReport {
    // Outside the transaction: one in which damage was found lets nothing be written, not even on the side.
    this.#stage('pages', 'damaged', () => this.#pages());
    // One state of the file for all that is compared, while the till goes on selling.
    this.#sqlite.exec('begin');
    const fold = new RecordFold(this.#sqlite);
    const walked = this.#stage('entries', 'chain', () => this.#entries(fold));
    if (walked) this.#stage('entries', 'fact', () => this.#spareFacts(walked.byTable));
    const records = this.#stage('records', 'record', () => this.#records(fold)) ?? 0;
    const projections = this.#stage('projections', 'projection', () =>
      compareProjections(this.#sqlite, this.#options.projections, this.#findings),
    );
    this.#stage('numbers', 'series', () => {
      for (const series of this.#options.series) this.#numbers(series);
    });
    const { told, more } = this.#findings;
    return {
      tip: walked?.tip ?? { seq: 0, hash: '' },
      entries: walked?.entries ?? 0,
      facts: walked?.facts ?? 0,
      ok: told.length === 0,
      records,
      projections: projections ?? 0,
      findings: told,
      more,
    };
  }

  /** A file so damaged that a stage cannot be finished is told of, and the next stage tried. */
  #stage<T>(stage: VerifyProgress['stage'], kind: Finding['kind'], look: () => T): T | null {
    this.#report(stage, 0, 1);
    try {
      return look();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#findings.add({ kind, what: 'broken', detail });
      return null;
    } finally {
      this.#report(stage, 1, 1);
    }
  }

  #pages(): void {
    for (const detail of this.#sqlite.prepare('pragma integrity_check(20)').pluck().all() as string[]) {
      if (detail !== 'ok') this.#findings.add({ kind: 'damaged', what: 'broken', detail });
    }
    const orphans = this.#sqlite.prepare('pragma foreign_key_check').all() as {
      table: string;
      parent: string;
    }[];
    for (const { table, parent } of orphans.slice(0, 20)) {
      this.#findings.add({ kind: 'reference', what: 'missing', table, detail: parent });
    }
  }

  #entries(fold: RecordFold) {
    const sqlite = this.#sqlite;
    const total = sqlite.prepare('select count(*) from journal').pluck().get() as number;
    const till = sqlite.prepare('select till_id from ledger_identity').pluck().get();
    const chain = new ChainWalk(String(till ?? ''), this.#anchors(), this.#findings);
    const facts = new FactWalk(sqlite, this.#tables, fold, this.#findings);
    let done = 0;
    for (const row of entriesOf(sqlite)) {
      chain.step(row);
      facts.step(row);
      done += 1;
      if (done % 1000 === 0) this.#report('entries', done, total);
    }
    this.#report('entries', done, total);
    const found = [...facts.found.values()].reduce((a, b) => a + b, 0);
    return { tip: chain.end(), entries: done, facts: found, byTable: facts.found };
  }

  /** Looked for by name only where there are more rows than the entries added. */
  #spareFacts(found: ReadonlyMap<string, number>): void {
    // Others' facts have no entry here: HQ's digest vouches for them.
    if (this.#others !== null) return;
    const spare = this.#ofClass('fact').filter((table) => {
      const { name } = codecOf(table).spec;
      const rows = this.#sqlite.prepare(`select count(*) from "${name}"`).pluck().get() as number;
      return rows !== (found.get(name) ?? 0);
    });
    if (spare.length > 0) findSpareFacts(this.#sqlite, spare, this.#findings);
  }

  #records(fold: RecordFold): number {
    let rows = 0;
    const tables = this.#ofClass('record');
    for (const [done, table] of tables.entries()) {
      this.#report('records', done, tables.length);
      rows += fold.compare(table, this.#findings);
    }
    for (const table of fold.unknown(new Set(this.#tables.keys()))) {
      this.#findings.add({ kind: 'record', what: 'unknown', table });
    }
    return rows;
  }

  #anchors(): Anchor[] {
    const found = this.#options.anchorSql.flatMap((sql) => this.#sqlite.prepare(sql).all() as Anchor[]);
    return [...found, ...(this.#options.anchors ?? [])];
  }

  #numbers({ name, sql }: NumberSeries): void {
    let last: { series: string; n: number } | null = null;
    for (const row of this.#sqlite.prepare(sql).iterate() as Iterable<{ series: string; n: number }>) {
      // Of another till's numbers some may still be on their way.
      if (this.#others?.test(row.series)) continue;
      if (last?.series === row.series && row.n !== last.n + 1) {
        const what = row.n === last.n ? 'spare' : 'missing';
        this.#findings.add({ kind: 'series', what, table: name, key: `${row.series}${last.n + 1}` });
      }
      last = row;
    }
  }

  #ofClass(wanted: 'fact' | 'record'): SQLiteTable[] {
    return this.#options.tables.filter((table) => codecOf(table).spec.class === wanted);
  }

  #report(stage: VerifyProgress['stage'], done: number, total: number): void {
    this.#options.report?.({ stage, done, total });
  }
}
