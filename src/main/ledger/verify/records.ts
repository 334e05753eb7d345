/** Records beside the fold of all that was ever set, by clock; and facts no entry added. */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf, type Row, same } from '../codec.ts';
import type { Change } from '../journal.ts';
import { rowsOf } from '../rebuild.ts';
import { changesOf, entriesOf, type JournalRow } from './entries.ts';
import { type Findings, keyText } from './findings.ts';

type SetChange = Extract<Change, { set: string }>;

interface Folded {
  grp: string;
  hlc: string;
  seq: number;
  vals: string;
}

/** The newest values of each group, kept in a temporary table: a catalogue does not fit in memory twice. */
export class RecordFold {
  readonly #sqlite: Database.Database;
  readonly #take: Database.Statement;

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
    sqlite.exec(`create temp table folded (tab text not null, id text not null, grp text not null, hlc text
      not null, seq integer not null, vals text not null, primary key (tab, id, grp)) without rowid`);
    this.#take = sqlite.prepare(`insert into folded (tab, id, grp, hlc, seq, vals) values (?, ?, ?, ?, ?, ?)
      on conflict (tab, id, grp) do update set hlc = excluded.hlc, seq = excluded.seq, vals = excluded.vals
      where excluded.hlc >= hlc`);
  }

  take({ set, id, group, values }: SetChange, { hlc, seq }: JournalRow): void {
    this.#take.run(set, id, group, hlc, seq, JSON.stringify(values));
  }

  /** Holds every row of a record table against the fold; returns how many there are. */
  compare(table: SQLiteTable, findings: Findings): number {
    const { name } = codecOf(table).spec;
    const groupsOf = this.#sqlite.prepare('select grp, hlc, seq, vals from folded where tab = ? and id = ?');
    let rows = 0;
    for (const row of rowsOf(this.#sqlite, table)) {
      rows += 1;
      compareRecord(table, row, groupsOf.all(name, row['id']) as Folded[], findings);
    }
    const missing = this.#sqlite
      .prepare(
        `select distinct id from folded where tab = ? and not exists
         (select 1 from "${name}" where "${name}".id = folded.id) order by id limit 100`,
      )
      .pluck()
      .all(name) as string[];
    for (const key of missing) findings.add({ kind: 'record', what: 'missing', table: name, key });
    return rows;
  }

  /** Sets of tables that this code does not know. */
  unknown(known: ReadonlySet<string>): string[] {
    const tables = this.#sqlite.prepare('select distinct tab from folded order by tab').pluck().all();
    return (tables as string[]).filter((table) => !known.has(table));
  }
}

function compareRecord(table: SQLiteTable, row: Row, folded: readonly Folded[], findings: Findings): void {
  const codec = codecOf(table);
  const { name: tableName, groups } = codec.spec;
  const key = String(row['id']);
  if (folded.length === 0) {
    findings.add({ kind: 'record', what: 'spare', table: tableName, key });
    return;
  }
  const byGroup = new Map(folded.map((one) => [one.grp, one]));
  const values = folded.map(({ vals }) => JSON.parse(vals) as Row);
  const expected = codec.complete(Object.assign({ id: key }, ...values));
  const clocks = (row['clocks'] ?? {}) as Record<string, string>;
  const fields: string[] = [];
  for (const [group, props] of Object.entries(groups)) {
    fields.push(...props.filter((prop) => !same(row[prop], expected[prop])));
    if (clocks[group] !== byGroup.get(group)?.hlc) fields.push(`clock of ${group}`);
  }
  if (fields.length > 0) findings.add({ kind: 'record', what: 'changed', table: tableName, key, fields });
}

/** Facts that no entry added: looked for by name only where there are more rows than were found. */
export function findSpareFacts(
  sqlite: Database.Database,
  tables: readonly SQLiteTable[],
  findings: Findings,
): void {
  sqlite.exec('create temp table journalled (tab text, key text, primary key (tab, key)) without rowid');
  const note = sqlite.prepare('insert or ignore into journalled (tab, key) values (?, ?)');
  const byName = new Map(tables.map((table) => [codecOf(table).spec.name, codecOf(table)]));
  for (const { body } of entriesOf(sqlite)) {
    for (const change of changesOf(body)) {
      const codec = 'add' in change ? byName.get(change.add) : undefined;
      if (!codec || !('add' in change)) continue;
      note.run(change.add, keyText(codec.keyOf(codec.complete(change.row))));
    }
  }
  const known = sqlite.prepare('select 1 from journalled where tab = ? and key = ?');
  for (const table of tables) {
    const codec = codecOf(table);
    for (const row of rowsOf(sqlite, table)) {
      const key = keyText(codec.keyOf(row));
      if (known.get(codec.spec.name, key)) continue;
      findings.add({ kind: 'fact', what: 'spare', table: codec.spec.name, key });
    }
  }
}
