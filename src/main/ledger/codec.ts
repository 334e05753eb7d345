/** Between a row as the code knows it, as SQLite stores it and as the journal carries it. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type ColumnSpec, specOf, type TableSpec } from './tables.ts';

export type Row = Record<string, unknown>;
export type SqlValue = string | number | bigint | Uint8Array | null;

export interface RowCodec {
  readonly spec: TableSpec;
  readonly insert: string;
  readonly insertOrIgnore: string;
  readonly replace: string;
  readonly selectByKey: string;
  readonly deleteByKey: string;
  /** Defaults and nulls filled in, so that two rows of one meaning are equal. */
  complete(row: Row): Row;
  encode(complete: Row): SqlValue[];
  decode(raw: Row): Row;
  keyOf(row: Row): SqlValue[];
  /** The key of a row as SQLite has it. */
  rawKeyOf(raw: Row): SqlValue[];
  /** Names of the properties in which a row as SQLite has it is not this one. */
  differing(raw: Row, complete: Row): string[];
  /** What the journal carries: nulls and defaults left out. */
  compact(complete: Row): Row;
}

const codecs = new WeakMap<SQLiteTable, RowCodec>();

export function codecOf(table: SQLiteTable): RowCodec {
  let codec = codecs.get(table);
  if (!codec) {
    codec = build(specOf(table));
    codecs.set(table, codec);
  }
  return codec;
}

function build(spec: TableSpec): RowCodec {
  const { columns } = spec;
  const names = columns.map((column) => `"${column.sql}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const keys = columns.filter((column) => spec.key.includes(column.prop));
  const ordered = spec.key.map((prop) => keys.find((column) => column.prop === prop) as ColumnSpec);
  const where = ordered.map((column) => `"${column.sql}" = ?`).join(' and ');
  const defaults = new Map(columns.map((column) => [column.prop, defaultOf(column)]));
  return {
    spec,
    insert: `insert into "${spec.name}" (${names}) values (${marks})`,
    insertOrIgnore: `insert or ignore into "${spec.name}" (${names}) values (${marks})`,
    replace: `insert or replace into "${spec.name}" (${names}) values (${marks})`,
    selectByKey: `select ${names} from "${spec.name}" where ${where}`,
    deleteByKey: `delete from "${spec.name}" where ${where}`,
    complete(row) {
      const whole: Row = {};
      for (const { prop } of columns) whole[prop] = row[prop] ?? defaults.get(prop) ?? null;
      return whole;
    },
    encode: (row) => columns.map(({ prop, column }) => encode(column, row[prop])),
    decode(raw) {
      const row: Row = {};
      for (const { prop, sql, column } of columns) {
        const value = raw[sql];
        row[prop] = value === null || value === undefined ? null : column.mapFromDriverValue(value);
      }
      return row;
    },
    keyOf: (row) => ordered.map(({ prop, column }) => encode(column, row[prop])),
    rawKeyOf: (raw) => ordered.map(({ sql }) => raw[sql] as SqlValue),
    differing: (raw, complete) =>
      columns
        .filter(({ prop, sql, column }) => !isEqual(raw[sql], encode(column, complete[prop])))
        .map(({ prop }) => prop),
    compact(row) {
      const small: Row = {};
      for (const { prop } of columns) {
        const value = row[prop];
        if (value !== null && !same(value, defaults.get(prop))) small[prop] = value;
      }
      return small;
    },
  };
}

/** Equal as the journal would write them. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of two values as SQLite has them. */
function isEqual(a: unknown, b: SqlValue): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.from(a).equals(b);
  return a === b;
}

function encode(column: ColumnSpec['column'], value: unknown): SqlValue {
  return value === null || value === undefined ? null : (column.mapToDriverValue(value) as SqlValue);
}

function defaultOf({ column }: ColumnSpec): unknown {
  return column.hasDefault && column.default !== undefined ? column.default : null;
}
