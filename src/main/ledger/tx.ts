/** What a command may do inside its transaction: read, add facts, set records, keep local notes. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Id } from '../../domain/kit/ids.ts';
import { assert } from '../../domain/kit/result.ts';
import type { Change } from '../../domain/kit/sync/changes.ts';
import { codecOf, type Row, same } from './codec.ts';
import { ownEdit } from './foreign/tables.ts';
import { counter, type Identity } from './meta.ts';
import { ledgersOwn } from './own.ts';
import type { ProjectionWriter, Projector } from './project.ts';
import type { Reader, Statements } from './reader.ts';
import type { RecordTable, Scope } from './tables.ts';

type Insert<T extends SQLiteTable> = T['$inferInsert'];
type Selected<T extends SQLiteTable> = T['$inferSelect'];

/** A record before and after, as the activity log shows it. */
export interface RecordChange {
  readonly table: string;
  readonly id: Id;
  readonly before: Row | null;
  readonly after: Row;
}

export interface Tx {
  readonly read: Reader;
  /** UTC epoch milliseconds of this commit. */
  readonly at: number;
  /** Which till of which branch this is, and which life of it. */
  readonly identity: Identity;
  newId(): Id;
  /** Adds a fact; it never changes again. */
  add<T extends SQLiteTable>(table: T, row: Insert<T>): void;
  /** Creates or changes a record; only groups whose values differ are written and journalled. */
  save<T extends RecordTable>(table: T, id: Id, values: Partial<Omit<Insert<T>, 'id' | 'clocks'>>): void;
  /** Deletes a record softly: its `life` group wins over concurrent edits until restored. */
  erase(table: RecordTable, id: Id): void;
  find<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): Selected<T> | null;
  /** Local rows stay on this till and outside the journal. */
  keep<T extends SQLiteTable>(table: T, row: Insert<T>): void;
  forget<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): void;
  /** The next number of a local series, from 1; taken in this transaction, never recycled. */
  next(series: string): number;
  /** Runs once this commit is on disk; not for a retry, which changes nothing. */
  afterwards(run: () => void): void;
  /** Records changed so far, for the activity log. */
  readonly changed: readonly RecordChange[];
}

export interface TxParts {
  readonly statements: Statements;
  readonly read: Reader;
  readonly writer: ProjectionWriter;
  readonly projector: Projector;
  readonly at: number;
  readonly identity: Identity;
  readonly hlc: () => string;
  /** The number of the entry this becomes, where own edits are noted for HQ's answer; else null. */
  readonly seq: number | null;
  readonly newId: () => Id;
  readonly touched: (table: string) => void;
}

const own: ReadonlySet<SQLiteTable> = new Set(ledgersOwn);

export class Transaction implements Tx {
  readonly read: Reader;
  readonly at: number;
  readonly identity: Identity;
  readonly changes: Change[] = [];
  readonly changed: RecordChange[] = [];
  /** What waits for the commit. */
  readonly after: (() => void)[] = [];
  /** Facts as added, for the reactions. */
  readonly added: { readonly table: SQLiteTable; readonly row: Row }[] = [];
  /** True once a local row was written: the commit has something to keep even without an entry. */
  keptLocal = false;
  sets = false;
  readonly scopes = new Set<Scope>();
  readonly #parts: TxParts;
  #open = true;

  constructor(parts: TxParts) {
    this.#parts = parts;
    this.read = parts.read;
    this.at = parts.at;
    this.identity = parts.identity;
  }

  afterwards(run: () => void): void {
    this.after.push(run);
  }

  close(): void {
    this.#open = false;
  }

  newId(): Id {
    return this.#parts.newId();
  }

  add<T extends SQLiteTable>(table: T, row: Insert<T>): void {
    const codec = this.#codec(table, 'fact');
    const whole = codec.complete(row);
    this.#parts.statements.of(codec.insert).run(...codec.encode(whole));
    this.changes.push({ add: codec.spec.name, row: codec.compact(whole), ...this.#scope(codec.spec.scope) });
    this.added.push({ table, row: whole });
    this.#parts.touched(codec.spec.name);
    this.#parts.projector.added(table, whole, this.#parts.writer);
  }

  save<T extends RecordTable>(table: T, id: Id, values: Partial<Omit<Insert<T>, 'id' | 'clocks'>>): void {
    const codec = this.#codec(table, 'record');
    const before = this.find(table, { id } as Partial<Selected<T>>) as Row | null;
    const wanted = values as Row;
    const after = codec.complete({ ...(before ?? {}), ...wanted, id });
    const clocks = { ...((before?.['clocks'] as Record<string, string> | undefined) ?? {}) };
    let moved = false;
    for (const [group, props] of Object.entries(codec.spec.groups)) {
      const given = props.some((prop) => prop in wanted);
      if (!given || (before && props.every((prop) => same(before[prop], after[prop])))) continue;
      clocks[group] = this.#parts.hlc();
      moved = true;
      const row = Object.fromEntries(props.map((prop) => [prop, after[prop] ?? null]));
      const scope = this.#scope(codec.spec.scope);
      this.changes.push({ set: codec.spec.name, id, group, values: row, ...scope });
      const { seq } = this.#parts;
      if (seq !== null) this.#keep(ownEdit, { tab: codec.spec.name, id, grp: group, seq });
    }
    if (!moved) return;
    this.sets = true;
    after['clocks'] = clocks;
    this.#parts.statements.of(codec.replace).run(...codec.encode(after));
    this.changed.push({ table: codec.spec.name, id, before, after });
    this.#parts.touched(codec.spec.name);
    this.#parts.projector.changed(table, before, after, this.#parts.writer);
  }

  erase(table: RecordTable, id: Id): void {
    this.save(table, id, { deletedAt: this.at } as never);
  }

  find<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): Selected<T> | null {
    const codec = codecOf(table);
    const raw = this.#parts.statements.of(codec.selectByKey).get(...codec.keyOf(key)) as Row | undefined;
    return raw ? (codec.decode(raw) as Selected<T>) : null;
  }

  keep<T extends SQLiteTable>(table: T, row: Insert<T>): void {
    assert(!own.has(table), 'the ledger keeps this table itself');
    this.#keep(table, row);
  }

  forget<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): void {
    assert(!own.has(table), 'the ledger keeps this table itself');
    const codec = this.#codec(table, 'local');
    this.#parts.statements.of(codec.deleteByKey).run(...codec.keyOf(key));
    this.keptLocal = true;
    this.#parts.touched(codec.spec.name);
  }

  next(series: string): number {
    const value = (this.find(counter, { series })?.value ?? 0) + 1;
    this.#keep(counter, { series, value });
    return value;
  }

  /** `branch` is what most changes are, so it goes without saying. */
  #scope(scope: Scope): { scope?: Scope } {
    this.scopes.add(scope);
    return scope === 'branch' ? {} : { scope };
  }

  #keep<T extends SQLiteTable>(table: T, row: Insert<T>): void {
    const codec = this.#codec(table, 'local');
    this.#parts.statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    this.keptLocal = true;
    this.#parts.touched(codec.spec.name);
  }

  #codec(table: SQLiteTable, needed: 'fact' | 'record' | 'local') {
    assert(this.#open, 'a transaction was used after it ended');
    const codec = codecOf(table);
    assert(codec.spec.class === needed, `${codec.spec.name} is a ${codec.spec.class}, not a ${needed}`);
    return codec;
  }
}
