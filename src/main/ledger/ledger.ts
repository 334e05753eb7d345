/** The one door to the database: every change is a command inside `commit`. */
import type Database from 'better-sqlite3';
import { tick } from '../../domain/kit/clock.ts';
import type { Id } from '../../domain/kit/ids.ts';
import { assert, must, type Result } from '../../domain/kit/result.ts';
import type { EntryHeader } from '../../domain/kit/sync/chain.ts';
import { maxBodyBytes } from '../../domain/kit/sync/wire.ts';
import { Answers, textOf } from './answers.ts';
import { codecOf } from './codec.ts';
import { isDiskFull, StorageFull } from './faults.ts';
import { Standing } from './foreign/standing.ts';
import { type Actor, type Approval, genesis, hashOfBody, hashOfEntry, journal } from './journal.ts';
import { Memory } from './memory.ts';
import { type Identity, identityIn, ledgerIdentity } from './meta.ts';
import { type Projection, type ProjectionWriter, Projector, projectionWriter } from './project.ts';
import { type Reaction, Reactor } from './react.ts';
import { type Reader, readerOf, Statements } from './reader.ts';
import { Transaction, type Tx } from './tx.ts';
import { Watchers } from './watch.ts';

/** Who asks for a commit, and by which command. */
export interface CommitHeader {
  readonly id: Id;
  readonly command: string;
  readonly actor: Actor;
  readonly approval?: Approval | null;
  /** Digest of its input; absent where nobody asks twice under one id. */
  readonly asked?: string;
}

export interface LedgerPorts {
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => Id;
  /** Frees what was set aside for a full disk; false when nothing was left to free. */
  readonly releaseBallast: () => boolean;
  /** Hears of whoever threw after a commit. */
  readonly onFault: (error: unknown) => void;
}

/** The chain's newest entry. */
interface Tip {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly hlc: string | null;
  readonly at: number;
}

/** What work beside the commands writes with: entries of others, and how far they were read. */
export interface Beside {
  readonly statements: Statements;
  readonly writer: ProjectionWriter;
  readonly projector: Projector;
  readonly touched: (table: string) => void;
}

export class Ledger {
  readonly sqlite: Database.Database;
  readonly read: Reader;
  readonly watchers: Watchers;
  readonly projector: Projector;
  readonly writer: ProjectionWriter;
  readonly #ports: LedgerPorts;
  readonly #reactor: Reactor;
  readonly #statements: Statements;
  readonly #memory = new Memory();
  /** How far HQ and this till know of each other. */
  readonly standing: Standing;
  #touched = new Set<string>();
  #identity: Identity | null = null;
  #tip: Tip;
  readonly #answers: Answers;
  #schema: number | null = null;
  #inside = false;

  constructor(
    sqlite: Database.Database,
    folds: { projections: readonly Projection[]; reactions?: readonly Reaction[] },
    ports: LedgerPorts,
  ) {
    this.sqlite = sqlite;
    this.#ports = ports;
    this.watchers = new Watchers(ports.onFault);
    this.#statements = new Statements(sqlite);
    this.read = readerOf(sqlite, this.#statements, this.#memory);
    this.projector = new Projector(folds.projections);
    this.#reactor = new Reactor(folds.reactions ?? []);
    this.writer = projectionWriter(this.#statements, this.read, (table) => this.#touch(table));
    const last = this.read.get<Tip>('select seq, hash, hlc, at from journal order by seq desc limit 1');
    this.#tip = last ?? { seq: 0, hash: genesis, hlc: null, at: 0 };
    this.#answers = new Answers(this.read, this.#statements);
    this.standing = new Standing(this.read);
  }

  /** Who this copy is; a fault before set-up gave it a name. */
  get identity(): Identity {
    this.#identity ??= identityIn(this.read);
    return must(this.#identity, 'the ledger has no identity yet');
  }

  get tip(): Tip {
    return this.#tip;
  }

  /** `PRAGMA user_version`: the schema this file and this code agree on, once the file is open. */
  get schema(): number {
    this.#schema ??= this.sqlite.pragma('user_version', { simple: true }) as number;
    return this.#schema;
  }

  now(): number {
    return this.#ports.now();
  }

  newId(): Id {
    return this.#ports.newId();
  }

  /** For who wrote outside a command: a rebuild, tending. */
  changed(tables: ReadonlySet<string>): void {
    this.#forget(tables);
    this.watchers.wake(tables);
  }

  /** Written by `open` before the first commit, and by the set-up that gives branch and till their codes. */
  identify(identity: Identity): void {
    const codec = codecOf(ledgerIdentity);
    this.#statements.of(codec.replace).run(...codec.encode(codec.complete(identity)));
    this.#identity = identity;
  }

  /**
   * Runs `decide` in one transaction: rows, projections and one journal entry, or nothing at all.
   * A refusal rolls back. A known id answers as it did. Throws `StorageFull`, `CommandIdReused`, or
   * whatever fault `decide` threw, always with nothing written. `decide` runs a second time when the disk
   * was full and room could be made, so it may change nothing but the transaction.
   */
  commit<D extends Result<unknown>>(header: CommitHeader, decide: (tx: Tx) => D): D {
    assert(!this.#inside, 'commands do not call commands');
    const before = this.#answers.of(header);
    if (before) return before as D;
    try {
      return this.#attempt(header, decide);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (!this.#ports.releaseBallast()) throw new StorageFull('disk full', { cause: error });
    }
    try {
      return this.#attempt(header, decide);
    } catch (error) {
      throw isDiskFull(error) ? new StorageFull('disk full', { cause: error }) : error;
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
      identity: this.identity,
      hlc: () => (hlc ??= this.#nextClock(at)),
      seq: this.standing.enrolled ? this.#tip.seq + 1 : null,
      newId: this.#ports.newId,
      touched: (table) => this.#touch(table),
    });
    const touched = new Set<string>();
    this.#touched = touched;
    this.#inside = true;
    try {
      this.#statements.of('begin immediate').run();
      const result = decide(tx);
      if (!result.ok) {
        this.#rollback();
        return result;
      }
      this.#reactor.react(tx);
      const tip = tx.changes.length > 0 ? this.#append(header, tx, hlc, result.value) : null;
      if (!tip && tx.keptLocal) this.#answers.remember(header, result.value);
      this.#statements.of('commit').run();
      if (tip) this.#tip = tip;
      this.#inside = false;
      this.#runAfter(tx);
      this.watchers.wake(touched);
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    } finally {
      tx.close();
      this.#inside = false;
    }
  }

  /** What was confirmed is not undone by what follows from it. */
  #runAfter({ after }: Transaction): void {
    for (const run of after) {
      try {
        run();
      } catch (error) {
        this.#ports.onFault(error);
      }
    }
  }

  /** After all of this chain, and after all that was seen of others. */
  #nextClock(at: number): string {
    const { seen } = this.standing;
    const { hlc } = this.#tip;
    return tick(seen !== null && (hlc === null || seen > hlc) ? seen : hlc, at, this.identity.tillId);
  }

  /**
   * One transaction beside the commands, which leaves no entry: what came from others. Throws whatever `work`
   * threw, with nothing written.
   */
  beside<T>(work: (parts: Beside) => T): T {
    assert(!this.#inside, 'a command is running');
    const touched = new Set<string>();
    this.#touched = touched;
    this.#inside = true;
    try {
      this.#statements.of('begin immediate').run();
      const { writer, projector } = this;
      const parts = { statements: this.#statements, writer, projector };
      const result = work({ ...parts, touched: (table) => this.#touch(table) });
      this.#statements.of('commit').run();
      this.#inside = false;
      this.standing.forget();
      this.watchers.wake(touched);
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    } finally {
      this.#inside = false;
    }
  }

  #append(header: CommitHeader, tx: Transaction, stamped: string | null, answer: unknown): Tip {
    const { tillId, epoch } = this.identity;
    const body = JSON.stringify(tx.changes);
    // No UTF-16 unit takes more than three bytes, so only what comes near the bound is measured.
    const fits = body.length * 3 <= maxBodyBytes || Buffer.byteLength(body) <= maxBodyBytes;
    assert(fits, `an entry of ${body.length} characters is too large: split ${header.command}`);
    const hlc = stamped ?? this.#nextClock(tx.at);
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
    const row = {
      ...entry,
      sets: tx.sets ? 1 : 0,
      scopes: [...tx.scopes].sort().join(),
      body,
      bodyHash,
      hash,
      answer: textOf(answer),
      asked: header.asked ?? null,
    };
    this.#statements.of(codec.insert).run(...codec.encode(codec.complete(row)));
    this.#touch('journal');
    return { seq: entry.seq, hash, hlc, at: tx.at };
  }

  #touch(table: string): void {
    this.#touched.add(table);
    this.#memory.forget(table);
  }

  #forget(tables: Iterable<string>): void {
    for (const table of tables) this.#memory.forget(table);
  }

  #rollback(): void {
    // What was asked in the transaction that is now undone may tell of it.
    this.#identity = null;
    this.standing.forget();
    this.#forget(this.#touched);
    // SQLite may have rolled back by itself (disk full, I/O error).
    if (this.sqlite.inTransaction) this.#statements.of('rollback').run();
  }
}
