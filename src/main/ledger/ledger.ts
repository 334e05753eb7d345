/** The one door to the database: every change is a command inside `commit`. */
import type Database from 'better-sqlite3';
import { tick } from '../../domain/kit/clock.ts';
import type { Id } from '../../domain/kit/ids.ts';
import { assert, must, type Result } from '../../domain/kit/result.ts';
import { codecOf } from './codec.ts';
import { CommandIdReused, StorageFull, sqliteCode } from './faults.ts';
import {
  type Actor,
  type Approval,
  type EntryHeader,
  genesis,
  hashOfBody,
  hashOfEntry,
  journal,
  maxBodyLength,
} from './journal.ts';
import { ledgerIdentity, recentCommand } from './meta.ts';
import { type Projection, type ProjectionWriter, Projector, projectionWriter } from './project.ts';
import { type Reaction, Reactor } from './react.ts';
import { type Reader, readerOf, Statements } from './reader.ts';
import { Transaction, type Tx } from './tx.ts';
import { Watchers } from './watch.ts';

export type Identity = (typeof ledgerIdentity)['$inferSelect'];

/** Who asks for a commit, and by which command. */
export interface CommitHeader {
  readonly id: Id;
  readonly command: string;
  readonly actor: Actor;
  readonly approval?: Approval | null;
}

export interface LedgerPorts {
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => Id;
  /** Frees what was set aside for a full disk; false when nothing was left to free. */
  readonly releaseBallast: () => boolean;
}

/** How many answers of local commands are kept for retries. */
const keptAnswers = 500;

export class Ledger {
  readonly sqlite: Database.Database;
  readonly read: Reader;
  readonly watchers = new Watchers();
  readonly projector: Projector;
  readonly writer: ProjectionWriter;
  /** `PRAGMA user_version`: the schema this file and this code agree on. */
  readonly schema: number;
  readonly #ports: LedgerPorts;
  readonly #reactor: Reactor;
  readonly #statements: Statements;
  readonly #touched = new Set<string>();
  #identity: Identity | null = null;
  #tip: { seq: number; hash: Uint8Array; hlc: string | null };
  #inside = false;

  constructor(
    sqlite: Database.Database,
    folds: { projections: readonly Projection[]; reactions?: readonly Reaction[] },
    ports: LedgerPorts,
  ) {
    this.sqlite = sqlite;
    this.#ports = ports;
    this.#statements = new Statements(sqlite);
    this.read = readerOf(sqlite, this.#statements);
    this.projector = new Projector(folds.projections);
    this.#reactor = new Reactor(folds.reactions ?? []);
    this.writer = projectionWriter(this.#statements, this.read, (table) => this.#touched.add(table));
    this.schema = sqlite.pragma('user_version', { simple: true }) as number;
    const last = this.read.get<{ seq: number; hash: Buffer; hlc: string }>(
      'select seq, hash, hlc from journal order by seq desc limit 1',
    );
    this.#tip = last ?? { seq: 0, hash: genesis, hlc: null };
  }

  /** Who this copy is; a fault before set-up gave it a name. */
  get identity(): Identity {
    this.#identity ??= this.#row(ledgerIdentity, { one: 1 });
    return must(this.#identity, 'the ledger has no identity yet');
  }

  get tip(): { seq: number; hash: Uint8Array } {
    return this.#tip;
  }

  now(): number {
    return this.#ports.now();
  }

  newId(): Id {
    return this.#ports.newId();
  }

  /** Written by `open` before the first commit. */
  identify(identity: Identity): void {
    const codec = codecOf(ledgerIdentity);
    this.#statements.of(codec.replace).run(...codec.encode(codec.complete(identity)));
    this.#identity = identity;
  }

  /**
   * Runs `decide` in one transaction: rows, projections and one journal entry, or nothing at all.
   * A refusal rolls back. A known id answers as it did. Throws `StorageFull`, `CommandIdReused`, or
   * whatever fault `decide` threw, always with nothing written.
   */
  commit<D extends Result<unknown>>(header: CommitHeader, decide: (tx: Tx) => D): D {
    assert(!this.#inside, 'commands do not call commands');
    const before = this.#answerOf(header);
    if (before) return before as D;
    try {
      return this.#attempt(header, decide);
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_FULL') throw error;
      if (!this.#ports.releaseBallast()) throw new StorageFull('disk full', { cause: error });
    }
    try {
      return this.#attempt(header, decide);
    } catch (error) {
      throw sqliteCode(error) === 'SQLITE_FULL' ? new StorageFull('disk full', { cause: error }) : error;
    }
  }

  #attempt<D extends Result<unknown>>(header: CommitHeader, decide: (tx: Tx) => D): D {
    const at = this.#ports.now();
    let hlc: string | null = null;
    const tx = new Transaction({
      statements: this.#statements,
      read: this.read,
      writer: this.writer,
      projector: this.projector,
      at,
      hlc: () => (hlc ??= tick(this.#tip.hlc, at, this.identity.tillId)),
      newId: this.#ports.newId,
      touched: (table) => this.#touched.add(table),
    });
    this.#inside = true;
    this.#touched.clear();
    this.#statements.of('begin immediate').run();
    try {
      const result = decide(tx);
      if (!result.ok) {
        this.#rollback();
        return result;
      }
      this.#reactor.react(tx);
      const tip = tx.changes.length > 0 ? this.#append(header, tx, hlc, result.value) : null;
      if (!tip && tx.keptLocal) this.#rememberAnswer(header, at, result.value);
      this.#statements.of('commit').run();
      if (tip) this.#tip = tip;
      this.#inside = false;
      this.watchers.wake(this.#touched);
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    } finally {
      tx.close();
      this.#inside = false;
    }
  }

  #append(header: CommitHeader, tx: Transaction, stamped: string | null, answer: unknown) {
    const { tillId, epoch } = this.identity;
    const body = JSON.stringify(tx.changes);
    assert(body.length <= maxBodyLength, `an entry of ${body.length} is too large: split the command`);
    const hlc = stamped ?? tick(this.#tip.hlc, tx.at, tillId);
    const entry: EntryHeader = {
      till: tillId,
      epoch,
      seq: this.#tip.seq + 1,
      id: header.id,
      schema: this.schema,
      at: tx.at,
      hlc,
      command: header.command,
      actor: JSON.stringify(header.actor),
      approval: header.approval ? JSON.stringify(header.approval) : null,
    };
    const bodyHash = hashOfBody(body);
    const hash = hashOfEntry(this.#tip.hash, entry, bodyHash);
    const codec = codecOf(journal);
    const row = { ...entry, sets: tx.sets ? 1 : 0, body, bodyHash, hash, answer: textOf(answer) };
    this.#statements.of(codec.insert).run(...codec.encode(codec.complete(row)));
    this.#touched.add('journal');
    return { seq: entry.seq, hash, hlc };
  }

  #answerOf(header: CommitHeader): { ok: true; value: unknown } | null {
    const known =
      this.read.get<{ command: string; answer: string }>(
        'select command, answer from journal where id = ?',
        header.id,
      ) ??
      this.read.get<{ command: string; answer: string }>(
        'select command, answer from recent_command where id = ?',
        header.id,
      );
    if (!known) return null;
    if (known.command !== header.command) throw new CommandIdReused(`${header.id} was ${known.command}`);
    return { ok: true, value: JSON.parse(known.answer) };
  }

  #rememberAnswer(header: CommitHeader, at: number, answer: unknown): void {
    const codec = codecOf(recentCommand);
    const row = { id: header.id, command: header.command, at, answer: textOf(answer) };
    this.#statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    // Ids ascend with time, so the oldest are the smallest; a full table is swept now and then.
    const count = this.read.get<{ n: number }>('select count(*) n from recent_command')?.n ?? 0;
    if (count > keptAnswers * 2) {
      this.#statements
        .of(
          'delete from recent_command where id not in (select id from recent_command order by at desc limit ?)',
        )
        .run(keptAnswers);
    }
  }

  #rollback(): void {
    this.#inside = false;
    // SQLite may have rolled back by itself (disk full, I/O error).
    if (this.sqlite.inTransaction) this.#statements.of('rollback').run();
  }

  #row(table: typeof ledgerIdentity, key: { one: number }): Identity | null {
    const codec = codecOf(table);
    const raw = this.#statements.of(codec.selectByKey).get(...codec.keyOf(key));
    return raw ? (codec.decode(raw as Record<string, unknown>) as Identity) : null;
  }
}

const textOf = (answer: unknown): string => JSON.stringify(answer ?? null);
