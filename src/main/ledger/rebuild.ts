/** Empties the projections and folds every fact and record again; the result must be the same. */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { must } from '../../domain/kit/result.ts';
import { codecOf, type Row } from './codec.ts';
import type { Ledger } from './ledger.ts';
import type { Projection, ProjectionWriter, Projector } from './project.ts';

type Sqlite = Database.Database;

const pageSize = 2000;
const settledAtOnce = 10;

/** One transaction: a power cut in the middle leaves the old projections. */
export function rebuild(ledger: Ledger): void {
  const { sqlite, projector, writer } = ledger;
  sqlite
    .transaction(() => {
      clearProjections(projector, sqlite, writer);
      foldAll(projector, sqlite, writer);
      settleAll(projector, writer);
    })
    .immediate();
  const tables = projector.projections.flatMap((projection) => projection.tables);
  ledger.changed(new Set(tables.map((table) => codecOf(table).spec.name)));
}

function clearProjections({ projections }: Projector, sqlite: Sqlite, writer: ProjectionWriter): void {
  for (const projection of projections) {
    projection.clear?.(writer);
    for (const table of projection.tables) {
      const { name } = codecOf(table).spec;
      const kept = keptColumns(projection, table);
      const anew = codecOf(table).spec.columns.filter(({ sql }) => !kept?.includes(sql));
      const nulls = anew.map(({ sql }) => `"${sql}" = null`).join(', ');
      sqlite.exec(kept ? `update "${name}" set ${nulls}` : `delete from "${name}"`);
    }
  }
}

/** The columns of a table that a rebuild leaves as they are, its key first; null when it leaves nothing. */
export function keptColumns({ kept }: Projection, table: SQLiteTable): string[] | null {
  const props = kept?.get(table);
  if (!props) return null;
  const { key, columns } = codecOf(table).spec;
  return [...key, ...props].map((prop) =>
    must(columns.find((column) => column.prop === prop)?.sql, `no column ${prop}`),
  );
}

/** Folds every row that a projection follows from, table by table in key order. */
export function foldAll(projector: Projector, sqlite: Sqlite, writer: ProjectionWriter): void {
  for (const table of projector.sources) {
    const isFact = codecOf(table).spec.class === 'fact';
    for (const row of rowsOf(sqlite, table)) {
      if (isFact) projector.added(table, row, writer);
      else projector.changed(table, null, row, writer);
    }
  }
}

/** Does what the folds put off; `like` as for `Settle`. */
export function settleAll(projector: Projector, writer: ProjectionWriter, like?: string): void {
  const options = { most: settledAtOnce, ...(like ? { like } : {}) };
  for (const { settle } of projector.projections) while (settle && settle(writer, options) > 0);
}

/** All rows in key order. */
export function* rowsOf(sqlite: Sqlite, table: SQLiteTable): Generator<Row> {
  const { decode } = codecOf(table);
  for (const raw of rawRowsOf(sqlite, table)) yield decode(raw);
}

/** As SQLite has them; by pages, so that the connection stays free to write between them. */
export function* rawRowsOf(sqlite: Sqlite, table: SQLiteTable): Generator<Row> {
  const { spec, rawKeyOf } = codecOf(table);
  const names = spec.columns.map((column) => `"${column.sql}"`).join(', ');
  const keys = spec.key.map((prop) => `"${spec.columns.find((column) => column.prop === prop)?.sql}"`);
  const marks = keys.map(() => '?').join(', ');
  const head = `select ${names} from "${spec.name}"`;
  const tail = `order by ${keys.join(', ')} limit ${pageSize}`;
  const first = sqlite.prepare(`${head} ${tail}`);
  const next = sqlite.prepare(`${head} where (${keys.join(', ')}) > (${marks}) ${tail}`);
  let page = first.all() as Row[];
  while (page.length > 0) {
    yield* page;
    const last = page.at(-1);
    page = last && page.length === pageSize ? (next.all(...rawKeyOf(last)) as Row[]) : [];
  }
}
