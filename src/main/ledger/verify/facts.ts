/** Each fact beside the entry that added it. */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf, type Row, type RowCodec } from '../codec.ts';
import { changesOf, type JournalRow, nameOf } from './entries.ts';
import { type EntryName, type Findings, keyText } from './findings.ts';
import type { RecordFold } from './records.ts';

/** Facts beside the entries that added them; the sets go on to the fold of the records. */
export class FactWalk {
  readonly found = new Map<string, number>();
  readonly #sqlite: Database.Database;
  readonly #tables: ReadonlyMap<string, SQLiteTable>;
  readonly #fold: RecordFold;
  readonly #findings: Findings;
  readonly #lookups = new Map<string, Database.Statement>();

  constructor(
    sqlite: Database.Database,
    tables: ReadonlyMap<string, SQLiteTable>,
    fold: RecordFold,
    findings: Findings,
  ) {
    this.#sqlite = sqlite;
    this.#tables = tables;
    this.#fold = fold;
    this.#findings = findings;
  }

  step(row: JournalRow): void {
    const entry = nameOf(row);
    let sets = 0;
    for (const change of changesOf(row.body)) {
      if ('add' in change) this.#added(change.add, change.row, entry);
      else {
        sets = 1;
        this.#fold.take(change, row);
      }
    }
    if (sets !== row.sets) this.#findings.add({ kind: 'chain', what: 'changed', entry, fields: ['sets'] });
  }

  #added(name: string, row: Row, entry: EntryName): void {
    const table = this.#tables.get(name);
    if (!table) {
      this.#findings.add({ kind: 'fact', what: 'unknown', table: name, entry });
      return;
    }
    const codec = codecOf(table);
    const whole = codec.complete(row);
    const key = codec.keyOf(whole);
    const raw = this.#lookup(codec).get(...key) as Row | undefined;
    if (!raw) {
      this.#findings.add({ kind: 'fact', what: 'missing', table: name, key: keyText(key), entry });
      return;
    }
    this.found.set(name, (this.found.get(name) ?? 0) + 1);
    const fields = codec.differing(raw, whole);
    if (fields.length > 0) {
      this.#findings.add({ kind: 'fact', what: 'changed', table: name, key: keyText(key), fields, entry });
    }
  }

  #lookup({ spec, selectByKey }: RowCodec): Database.Statement {
    const lookup = this.#lookups.get(spec.name) ?? this.#sqlite.prepare(selectByKey);
    this.#lookups.set(spec.name, lookup);
    return lookup;
  }
}
