/** Projections: what follows from facts and records, kept in the same transaction. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { assert } from '../../domain/kit/result.ts';
import { codecOf, type Row, type SqlValue } from './codec.ts';
import type { Reader, Statements } from './reader.ts';
import { specOf } from './tables.ts';

type Insert<T extends SQLiteTable> = T['$inferInsert'];
type Selected<T extends SQLiteTable> = T['$inferSelect'];

/** What a projection may do; nothing else may write projections. */
export interface ProjectionWriter {
  readonly read: Reader;
  get<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): Selected<T> | null;
  put<T extends SQLiteTable>(table: T, row: Insert<T>): void;
  /** Adds the deltas to the row at `key`, which is born with zeros. */
  bump<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>, deltas: Partial<Selected<T>>): void;
  remove<T extends SQLiteTable>(table: T, key: Partial<Selected<T>>): void;
  /** Removes all rows that share the given values of the key. */
  removeAll<T extends SQLiteTable>(table: T, part: Partial<Selected<T>>): void;
  /** Adds the rows of a select, which gives the table's columns in their order; keys that are there stay. */
  pour(table: SQLiteTable, select: string, ...params: SqlValue[]): void;
  /** For tables Drizzle cannot declare (full-text indexes). */
  run(sql: string, ...params: SqlValue[]): void;
}

/**
 * A fold that must not depend on order: it may look at the row it is given and at rows of the same
 * aggregate, so that replaying all rows in key order gives what living through them gave.
 */
export interface Projection {
  readonly tables: readonly SQLiteTable[];
  /** Empties what `tables` does not name (full-text indexes). */
  readonly clear?: (writer: ProjectionWriter) => void;
  readonly settle?: Settle;
  /**
   * Tables whose key and these columns hold what nobody can work out again, such as an order of taste: a
   * rebuild keeps them, and makes the rest anew. Their other columns may be null.
   */
  readonly kept?: ReadonlyMap<SQLiteTable, readonly string[]>;
  readonly facts: ReadonlyMap<SQLiteTable, (row: Row, writer: ProjectionWriter) => void>;
  readonly records: ReadonlyMap<
    SQLiteTable,
    (before: Row | null, after: Row, writer: ProjectionWriter) => void
  >;
}

/**
 * Does some of what the folds put off, and answers how much; 0 when nothing waits. With `like`, the name of a
 * schema, it does what is done in the tables there and no more: so a rebuild comes to where a till stands.
 */
export type Settle = (
  writer: ProjectionWriter,
  options: { readonly most: number; readonly like?: string },
) => number;

type FactHandler = [SQLiteTable, (row: Row, writer: ProjectionWriter) => void];
type RecordHandler = [SQLiteTable, (before: Row | null, after: Row, writer: ProjectionWriter) => void];

export function onFact<T extends SQLiteTable>(
  table: T,
  fold: (row: Selected<T>, writer: ProjectionWriter) => void,
): FactHandler {
  assert(specOf(table).class === 'fact', `${specOf(table).name} is not a fact`);
  return [table, fold as FactHandler[1]];
}

export function onRecord<T extends SQLiteTable>(
  table: T,
  fold: (before: Selected<T> | null, after: Selected<T>, writer: ProjectionWriter) => void,
): RecordHandler {
  assert(specOf(table).class === 'record', `${specOf(table).name} is not a record`);
  return [table, fold as RecordHandler[1]];
}

export function projects(parts: {
  tables: readonly SQLiteTable[];
  clear?: (writer: ProjectionWriter) => void;
  settle?: Settle;
  kept?: readonly (readonly [SQLiteTable, readonly string[]])[];
  facts?: readonly FactHandler[];
  records?: readonly RecordHandler[];
}): Projection {
  for (const table of parts.tables)
    assert(specOf(table).class === 'projection', 'a projection owns projections');
  return {
    tables: parts.tables,
    ...(parts.clear ? { clear: parts.clear } : {}),
    ...(parts.settle ? { settle: parts.settle } : {}),
    kept: new Map(parts.kept ?? []),
    facts: new Map(parts.facts ?? []),
    records: new Map(parts.records ?? []),
  };
}

/** Wakes the folds that listen to a table. */
export class Projector {
  readonly projections: readonly Projection[];
  readonly #facts = new Map<SQLiteTable, FactHandler[1][]>();
  readonly #records = new Map<SQLiteTable, RecordHandler[1][]>();

  constructor(projections: readonly Projection[]) {
    this.projections = projections;
    for (const projection of projections) {
      for (const [table, fold] of projection.facts) append(this.#facts, table, fold);
      for (const [table, fold] of projection.records) append(this.#records, table, fold);
    }
  }

  /** Every fact and record that some projection follows from. */
  get sources(): ReadonlySet<SQLiteTable> {
    return new Set([...this.#facts.keys(), ...this.#records.keys()]);
  }

  added(table: SQLiteTable, row: Row, writer: ProjectionWriter): void {
    for (const fold of this.#facts.get(table) ?? []) fold(row, writer);
  }

  changed(table: SQLiteTable, before: Row | null, after: Row, writer: ProjectionWriter): void {
    for (const fold of this.#records.get(table) ?? []) fold(before, after, writer);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export function projectionWriter(
  statements: Statements,
  read: Reader,
  touched: (table: string) => void,
): ProjectionWriter {
  const own = (table: SQLiteTable) => {
    const codec = codecOf(table);
    assert(codec.spec.class === 'projection', `${codec.spec.name} is not a projection`);
    touched(codec.spec.name);
    return codec;
  };
  return {
    read,
    get(table, key) {
      const codec = codecOf(table);
      const raw = statements.of(codec.selectByKey).get(...codec.keyOf(key)) as Row | undefined;
      return raw ? (codec.decode(raw) as Selected<typeof table>) : null;
    },
    put(table, row) {
      const codec = own(table);
      statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    },
    bump(table, key, deltas) {
      own(table);
      const { sql, values } = bumpOf(table, key, deltas);
      statements.of(sql).run(...values);
    },
    remove(table, key) {
      const codec = own(table);
      statements.of(codec.deleteByKey).run(...codec.keyOf(key));
    },
    removeAll(table, part) {
      const { spec, encode } = own(table);
      const props = Object.keys(part);
      assert(props.length > 0 && props.every((prop) => spec.key.includes(prop)), 'a part of the key');
      const given = spec.columns.filter(({ prop }) => props.includes(prop));
      const where = given.map(({ sql }) => `"${sql}" = ?`).join(' and ');
      const values = encode(part).filter((_, i) => props.includes(spec.columns[i]?.prop ?? ''));
      statements.of(`delete from "${spec.name}" where ${where}`).run(...values);
    },
    pour(table, select, ...params) {
      const { spec } = own(table);
      const names = spec.columns.map(({ sql }) => `"${sql}"`).join(', ');
      statements.of(`insert or ignore into "${spec.name}" (${names}) ${select}`).run(...params);
    },
    run: (sql, ...params) => void statements.of(sql).run(...params),
  };
}

const bumps = new WeakMap<SQLiteTable, Map<string, string>>();

function bumpOf(table: SQLiteTable, key: Row, deltas: Row): { sql: string; values: SqlValue[] } {
  const { spec, complete, encode } = codecOf(table);
  const moved = Object.keys(deltas);
  const shape = moved.join();
  const cached = bumps.get(table) ?? new Map<string, string>();
  bumps.set(table, cached);
  let sql = cached.get(shape);
  if (!sql) {
    const sqlOf = (prop: string) => spec.columns.find((column) => column.prop === prop)?.sql ?? prop;
    const names = spec.columns.map((column) => `"${column.sql}"`);
    const adds = moved.map((prop) => `"${sqlOf(prop)}" = "${sqlOf(prop)}" + excluded."${sqlOf(prop)}"`);
    const keys = spec.key.map((prop) => `"${sqlOf(prop)}"`).join(', ');
    const marks = names.map(() => '?').join(', ');
    sql = `insert into "${spec.name}" (${names.join(', ')}) values (${marks})
      on conflict (${keys}) do ${adds.length > 0 ? `update set ${adds.join(', ')}` : 'nothing'}`;
    cached.set(shape, sql);
  }
  return { sql, values: encode(complete({ ...key, ...deltas })) };
}
