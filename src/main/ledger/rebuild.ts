/** Empties the projections and folds every fact and record again; the result must be the same. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf, type Row, type SqlValue } from './codec.ts';
import type { Ledger } from './ledger.ts';

const pageSize = 2000;

/** One transaction: a power cut in the middle leaves the old projections. */
export function rebuild(ledger: Ledger, tables: readonly SQLiteTable[]): void {
  const { sqlite, projector, writer } = ledger;
  sqlite
    .transaction(() => {
      for (const projection of projector.projections) {
        for (const table of projection.tables) sqlite.exec(`delete from "${codecOf(table).spec.name}"`);
        projection.clear?.(writer);
      }
      for (const table of tables) {
        const { spec } = codecOf(table);
        if (spec.class === 'fact')
          for (const row of rowsOf(ledger, table)) projector.added(table, row, writer);
        if (spec.class === 'record') {
          for (const row of rowsOf(ledger, table)) projector.changed(table, null, row, writer);
        }
      }
    })
    .immediate();
}

/** All rows in key order, by pages: the connection stays free to write between them. */
export function* rowsOf(ledger: Pick<Ledger, 'sqlite'>, table: SQLiteTable): Generator<Row> {
  const codec = codecOf(table);
  const { spec } = codec;
  const names = spec.columns.map((column) => `"${column.sql}"`).join(', ');
  const keys = spec.key.map((prop) => `"${spec.columns.find((column) => column.prop === prop)?.sql}"`);
  const marks = keys.map(() => '?').join(', ');
  const head = `select ${names} from "${spec.name}"`;
  const tail = `order by ${keys.join(', ')} limit ${pageSize}`;
  const first = ledger.sqlite.prepare(`${head} ${tail}`);
  const next = ledger.sqlite.prepare(`${head} where (${keys.join(', ')}) > (${marks}) ${tail}`);
  let page = first.all() as Row[];
  while (page.length > 0) {
    let last: SqlValue[] = [];
    for (const raw of page) {
      const row = codec.decode(raw);
      last = codec.keyOf(row);
      yield row;
    }
    page = page.length < pageSize ? [] : (next.all(...last) as Row[]);
  }
}
