/** Between a row as the code knows it, as SQLite stores it and as the journal carries it. */
import { Column } from 'drizzle-orm';
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
  const cells = columns.map(cellOf);
  return {
    spec,
    insert: `insert into "${spec.name}" (${names}) values (${marks})`,
    insertOrIgnore: `insert or ignore into "${spec.name}" (${names}) values (${marks})`,
    replace: `insert or replace into "${spec.name}" (${names}) values (${marks})`,
    selectByKey: `select ${names} from "${spec.name}" where ${where}`,
    deleteByKey: `delete from "${spec.name}" where ${where}`,
    complete(row) {
      const whole: Row = {};
      for (const { prop, fallback } of cells) whole[prop] = row[prop] ?? fallback;
      return whole;
    },
    encode(row) {
      const values: SqlValue[] = [];
      for (const { prop, map } of cells) {
        const value = row[prop] ?? null;
        values.push(map && value !== null ? map(value) : (value as SqlValue));
      }
      return values;
    },
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
      for (const { prop, fallback } of cells) {
        const value = row[prop];
        if (value !== null && value !== fallback && !same(value, fallback)) small[prop] = value;
      }
      return small;
    },
  };
}

/** Equal as the journal would write them. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of two values as SQLite has them. */
function isEqual(a: unknown, b: SqlValue): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.from(a).equals(b);
  return a === b;
}

/** A column as writing needs it; this runs for every cell of every row, so nothing is looked up there. */
interface Cell {
  readonly prop: string;
  readonly fallback: unknown;
  /** Null where SQLite takes the value as it is. */
  readonly map: ((value: unknown) => SqlValue) | null;
}

function cellOf(spec: ColumnSpec): Cell {
  const { prop, column } = spec;
  const asItIs = column.mapToDriverValue === Column.prototype.mapToDriverValue;
  const map = asItIs ? null : (value: unknown) => column.mapToDriverValue(value) as SqlValue;
  return { prop, fallback: defaultOf(spec), map };
}

function encode(column: ColumnSpec['column'], value: unknown): SqlValue {
  return value === null || value === undefined ? null : (column.mapToDriverValue(value) as SqlValue);
}

function defaultOf({ column }: ColumnSpec): unknown {
  return column.hasDefault && column.default !== undefined ? column.default : null;
}
