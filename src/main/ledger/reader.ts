/** Reading: Drizzle's select and cached prepared statements that SQLite itself swears are read-only. */
import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { assert } from '../../domain/kit/result.ts';
import type { SqlValue } from './codec.ts';
import type { Memory } from './memory.ts';

export type Select = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;

/** Values for each `?` in turn, or for each `:name`. */
export type SqlParams = SqlValue[] | [Readonly<Record<string, SqlValue>>];

export interface Reader {
  /** What the till's own reader need not ask again. */
  readonly memory: Memory | null;
  /** Drizzle, for ordinary reads. */
  readonly db: Select;
  /** Written-out SQL, prepared once; columns come back as SQL names them. */
  all<T>(sql: string, ...params: SqlParams): T[];
  get<T>(sql: string, ...params: SqlParams): T | undefined;
}

/** Far more texts than the code holds; where one is built from input, the oldest give way. */
const mostPrepared = 1000;

/** Prepares each text once and keeps it. */
export class Statements {
  readonly #sqlite: Database.Database;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
  }

  of(sql: string): Database.Statement {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      const [oldest] = this.#prepared.size < mostPrepared ? [] : this.#prepared.keys();
      if (oldest !== undefined) this.#prepared.delete(oldest);
      statement = this.#sqlite.prepare(planned(sql));
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

/**
 * Where a join or a limit asks for a bare parameter, this build of SQLite (with STAT4) plans the whole statement
 * anew at every binding, to peek at the value: ten times the work of the look-up itself. Behind a plus sign,
 * which changes nothing, there is nothing to peek at.
 */
const planned = (sql: string): string => sql.replace(/(=|\bis|\blimit)\s+\?/gi, '$1 +?');

export function readerOf(
  sqlite: Database.Database,
  statements: Statements,
  memory: Memory | null = null,
): Reader {
  const readOnly = (sql: string) => {
    const statement = statements.of(sql);
    assert(statement.readonly, `a query tried to write: ${sql}`);
    return statement;
  };
  return {
    memory,
    db: drizzle(sqlite, { casing: 'snake_case' }),
    all: <T>(sql: string, ...params: SqlParams) => readOnly(sql).all(...params) as T[],
    get: <T>(sql: string, ...params: SqlParams) => readOnly(sql).get(...params) as T | undefined,
  };
}
