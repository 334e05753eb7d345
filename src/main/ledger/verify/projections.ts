/**
 * Projections beside a rebuild: temporary tables of the same names stand before the file's own, so the very
 * code that folds in the till folds into them, and the file is only read.
 */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from '../codec.ts';
import { type Projection, Projector, projectionWriter } from '../project.ts';
import { readerOf, Statements } from '../reader.ts';
import { foldAll, keptColumns, settleAll } from '../rebuild.ts';
import type { ColumnSpec } from '../tables.ts';
import { type Finding, type Findings, keyText } from './findings.ts';

const mostOfATable = 20;

/** Throws what a fold throws when a damaged row does not let itself be folded. */
export function compareProjections(
  sqlite: Database.Database,
  projections: readonly Projection[],
  findings: Findings,
): number {
  const tables = projections.flatMap((projection) => projection.tables);
  const texts = fullTextTables(sqlite);
  shadow(sqlite, [...tables.map((table) => codecOf(table).spec.name), ...texts]);
  for (const projection of projections) takeOverKept(sqlite, projection);
  const statements = new Statements(sqlite);
  const writer = projectionWriter(statements, readerOf(sqlite, statements), () => undefined);
  const projector = new Projector(projections);
  foldAll(projector, sqlite, writer);
  settleAll(projector, writer, 'main');
  for (const table of tables) compareTable(sqlite, table, findings);
  for (const text of texts) compareFullText(sqlite, text, findings);
  return tables.length + texts.length;
}

function fullTextTables(sqlite: Database.Database): string[] {
  const sql = "select name from main.sqlite_master where sql like 'create virtual table%fts5%' order by name";
  return sqlite.prepare(sql).pluck().all() as string[];
}

/** Makes empty temporary tables and indexes as the file declares them. */
function shadow(sqlite: Database.Database, names: readonly string[]): void {
  const declared = sqlite.prepare(
    'select sql from main.sqlite_master where tbl_name = ? and sql is not null order by type desc',
  );
  for (const name of names) {
    for (const sql of declared.pluck().all(name) as string[]) {
      sqlite.exec(
        sql
          .replace(/^create table /i, 'create temp table ')
          .replace(/^create (unique )?index ([`"]?\w+[`"]?)/i, 'create $1index temp.$2')
          .replace(/^create virtual table ([`"]?\w+[`"]?)/i, 'create virtual table temp.$1'),
      );
    }
  }
}

/** What a rebuild would keep, the rebuild beside the file begins with. */
function takeOverKept(sqlite: Database.Database, projection: Projection): void {
  for (const table of projection.tables) {
    const kept = keptColumns(projection, table);
    if (!kept) continue;
    const { name } = codecOf(table).spec;
    const columns = kept.map((column) => `"${column}"`).join(', ');
    sqlite.exec(`insert into temp."${name}" (${columns}) select ${columns} from main."${name}"`);
  }
}

function compareTable(sqlite: Database.Database, table: SQLiteTable, findings: Findings): void {
  const { spec } = codecOf(table);
  const sqlOf = (prop: string) => `"${spec.columns.find((column) => column.prop === prop)?.sql}"`;
  const keys = spec.key.map(sqlOf);
  const rest = spec.columns.filter(({ prop }) => !spec.key.includes(prop)).map(({ sql }) => `"${sql}"`);
  const on = keys.map((key) => `a.${key} = b.${key}`).join(' and ');
  const named = keys.map((key) => `a.${key}`).join(', ');
  const tail = `order by ${named} limit ${mostOfATable}`;
  const only = (here: string, there: string) => `select ${named} from ${here}."${spec.name}" a where not
    exists (select 1 from ${there}."${spec.name}" b where ${on})${unlessZero(spec.columns, spec.key)} ${tail}`;
  const list = (side: string) => rest.map((column) => `${side}.${column}`).join(', ');
  const differing = `select ${named} from main."${spec.name}" a join temp."${spec.name}" b on ${on}
    where (${list('a')}) is not (${list('b')}) ${tail}`;
  const tell = (what: Finding['what'], sql: string): void => {
    for (const key of sqlite.prepare(sql).raw().all() as unknown[][]) {
      findings.add({ kind: 'projection', what, table: spec.name, key: keyText(key) });
    }
  };
  tell('missing', only('temp', 'main'));
  tell('spare', only('main', 'temp'));
  if (rest.length > 0) tell('changed', differing);
}

/** A row that says nothing but zeros is as good as none: `bump` would give birth to it. */
function unlessZero(columns: readonly ColumnSpec[], key: readonly string[]): string {
  const rest = columns.filter(({ prop }) => !key.includes(prop));
  if (rest.length === 0 || !rest.every(({ column }) => column.default === 0)) return '';
  return ` and not (${rest.map(({ sql }) => `a."${sql}" = 0`).join(' and ')})`;
}

/** A contentless index has no rows to compare, but its vocabulary says which word stands where. */
function compareFullText(sqlite: Database.Database, name: string, findings: Findings): void {
  sqlite.exec(`create virtual table temp.words_kept using fts5vocab(main, '${name}', instance);
    create virtual table temp.words_rebuilt using fts5vocab(temp, '${name}', instance)`);
  const words = (table: string) => `select term, count(*) n, sum(doc) docs,
    sum((doc * 7919 + coalesce("offset", 0)) % 1000003) places from ${table} group by term`;
  const [kept, rebuilt] = [words('words_kept'), words('words_rebuilt')];
  const differing = `select term from (select * from (${kept}) except select * from (${rebuilt}))
    union select term from (select * from (${rebuilt}) except select * from (${kept})) order by 1 limit 20`;
  for (const key of sqlite.prepare(differing).pluck().all() as string[]) {
    findings.add({ kind: 'projection', what: 'changed', table: name, key });
  }
  sqlite.exec('drop table words_kept; drop table words_rebuilt');
}
