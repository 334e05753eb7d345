/** Records beside the fold of all that was ever set, by clock; and facts no entry added. */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Change } from '../../../domain/kit/sync/changes.ts';
import { codecOf, type Row } from '../codec.ts';
import { rawRowsOf } from '../rebuild.ts';
import { changesOf, entriesOf, type JournalRow, parse } from './entries.ts';
import { type Findings, keyText } from './findings.ts';

type SetChange = Extract<Change, { set: string }>;

interface Folded {
  grp: string;
  hlc: string;
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
    // What HQ says wins stands for the own edits it answered.
    const answered = `select tab, id, grp, clock hlc, vals from merged_group m where not exists
      (select 1 from own_edit e where e.tab = m.tab and e.id = m.id and e.grp = m.grp)`;
    const groupsOf = this.#sqlite.prepare(`with answered as (${answered})
      select grp, hlc, vals from answered where tab = :name and id = :key union all
      select grp, hlc, vals from folded f where tab = :name and id = :key and not exists
        (select 1 from answered a where a.tab = f.tab and a.id = f.id and a.grp = f.grp)`);
    let rows = 0;
    for (const row of rawRowsOf(this.#sqlite, table)) {
      rows += 1;
      compareRecord(table, row, groupsOf.all({ name, key: row['id'] }) as Folded[], findings);
    }
    const missing = this.#sqlite
      .prepare(
        `select id from (select tab, id from folded union select tab, id from merged_group) known
         where tab = ? and not exists (select 1 from "${name}" where "${name}".id = known.id)
         order by id limit 100`,
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

function compareRecord(table: SQLiteTable, raw: Row, folded: readonly Folded[], findings: Findings): void {
  const codec = codecOf(table);
  const key = String(raw['id']);
  if (folded.length === 0) {
    findings.add({ kind: 'record', what: 'spare', table: codec.spec.name, key });
    return;
  }
  const values = folded.map(({ vals }) => JSON.parse(vals) as Row);
  const clocks = Object.fromEntries(folded.map(({ grp, hlc }) => [grp, hlc]));
  const expected = codec.complete(Object.assign({ id: key, clocks }, ...values));
  const stored = { ...raw, clocks: inOrder(String(raw['clocks']), Object.keys(clocks)) };
  const fields = codec.differing(stored, expected);
  if (fields.length > 0) {
    findings.add({ kind: 'record', what: 'changed', table: codec.spec.name, key, fields });
  }
}

/** The clocks as text in a given order of groups; damaged ones as they are. */
function inOrder(clocks: string, groups: readonly string[]): string {
  const parsed = parse(clocks);
  if (typeof parsed !== 'object' || parsed === null) return clocks;
  const all = new Map(Object.entries(parsed));
  const ordered = [...groups, ...all.keys()].filter((group) => all.has(group));
  return JSON.stringify(Object.fromEntries(ordered.map((group) => [group, all.get(group)])));
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
    for (const raw of rawRowsOf(sqlite, table)) {
      const key = keyText(codec.rawKeyOf(raw));
      if (known.get(codec.spec.name, key)) continue;
      findings.add({ kind: 'fact', what: 'spare', table: codec.spec.name, key });
    }
  }
}
