/** Declares each table once: its class, scope, key and groups; DDL, journal codec and merge follow. */

import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteColumnBuilderBase, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type AnySQLiteColumn, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { assert, must } from '../../domain/kit/result.ts';

/** Who may see a row once it travels: the whole company, one branch, or one till. */
export type Scope = 'company' | 'branch' | 'till';
export type TableClass = 'fact' | 'record' | 'projection' | 'local';

type Builders = Record<string, SQLiteColumnBuilderBase>;
type Groups = Record<string, Builders>;
type Intersection<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
/** All columns of all groups, as one shape. */
type Merged<G extends Groups> = { [K in keyof Intersection<G[keyof G]>]: Intersection<G[keyof G]>[K] };

type GroupsOf<G extends Groups> = { [K in keyof G]: keyof G[K] & string } & { life: 'deletedAt' };

export interface TableSpec {
  readonly name: string;
  readonly class: TableClass;
  readonly scope: Scope;
  /** Property names of the primary key, in order. */
  readonly key: readonly string[];
  /** Property names of each group of a record; empty for other classes. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly columns: readonly ColumnSpec[];
  readonly table: SQLiteTable;
  /** Its ids are keys that every branch and till uses for its own. */
  readonly keyed: boolean;
}

export interface ColumnSpec {
  readonly prop: string;
  readonly sql: string;
  readonly column: AnySQLiteColumn;
}

/** Any table that `record()` made. */
export type RecordTable = SQLiteTable & {
  readonly $inferSelect: { id: string; deletedAt: number | null; clocks: Record<string, string> };
};

const specs = new WeakMap<SQLiteTable, TableSpec>();

/** A fact: added once, never changed; clustered under its key, which leads with its parent's id. */
export function fact<const N extends string, C extends Builders>(
  name: N,
  columns: C,
  options: { scope: Scope; key: readonly (keyof C & string)[] },
) {
  return declare('fact', name, columns, options);
}

/**
 * A record: mutable, merged per group by clock. `id`, the deletion group (`life`: `deletedAt`) and the
 * clocks come by themselves; every column needs a default, since a group may arrive alone. `keyed`: its ids are
 * keys that every branch and till uses for its own.
 */
export function record<const N extends string, G extends Groups>(
  name: N,
  groups: G,
  options: { scope: Scope; keyed?: boolean },
) {
  const own = { id: text().notNull(), deletedAt: integer() };
  // Last, for they are long and only a merge reads them: a row that outgrows its page keeps the rest at hand.
  const last = { clocks: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}) };
  const columns = Object.assign({ ...own }, ...Object.values(groups), last) as typeof own &
    typeof last &
    Merged<G>;
  const table = declare('record', name, columns, {
    scope: options.scope,
    key: ['id'],
    keyed: options.keyed ?? false,
    groups: {
      ...Object.fromEntries(Object.entries(groups).map(([group, of]) => [group, Object.keys(of)])),
      life: ['deletedAt'],
    },
  });
  return table as typeof table & { readonly $groups?: GroupsOf<G> };
}

/** Derived from facts and records in the same transaction; rebuildable. */
export function projection<const N extends string, C extends Builders>(
  name: N,
  columns: C,
  options: { key: readonly (keyof C & string)[] },
) {
  return declare('projection', name, columns, { scope: 'till', key: options.key });
}

/** Lives on this till only: never journalled, never travels. */
export function local<const N extends string, C extends Builders>(
  name: N,
  columns: C,
  options: { key: readonly (keyof C & string)[] },
) {
  return declare('local', name, columns, { scope: 'till', key: options.key });
}

export function specOf(table: SQLiteTable): TableSpec {
  return must(specs.get(table), `table ${getTableName(table)} was not declared through ledger/tables`);
}

function declare<const N extends string, C extends Builders>(
  tableClass: TableClass,
  name: N,
  columns: C,
  options: { scope: Scope; key: readonly string[]; keyed?: boolean; groups?: Record<string, string[]> },
) {
  const table = sqliteTable(name, columns, (self) => {
    const [first, ...rest] = options.key.map((prop) => (self as Record<string, AnySQLiteColumn>)[prop]);
    assert(first !== undefined, `table ${name} needs a key`);
    return [primaryKey({ columns: [first, ...(rest as AnySQLiteColumn[])] })];
  });
  const all = getTableColumns(table);
  specs.set(table, {
    name,
    class: tableClass,
    scope: options.scope,
    key: options.key,
    groups: options.groups ?? {},
    keyed: options.keyed ?? false,
    columns: Object.entries(all).map(([prop, column]) => ({
      prop,
      sql: toSnakeCase(prop),
      column: column as AnySQLiteColumn,
    })),
    table,
  });
  return table;
}
