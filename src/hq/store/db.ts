/** One way to the database, over PostgreSQL and over PGlite. */
import { PGlite } from '@electric-sql/pglite';
import { type SQL, sql } from 'drizzle-orm';
import { drizzle as overPg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { appRole } from './columns.ts';

/** The database, or a transaction of it. */
export type Db = PgDatabase<PgQueryResultHKT>;

export interface HqDb {
  readonly db: Db;
  /** False where a power cut may still take what was committed: PGlite asks for no fsync. */
  readonly durable: boolean;
  close(): Promise<void>;
}

const statementMs = 30_000;
const lockMs = 10_000;
const idleMs = 60_000;
const connectMs = 5_000;
const mostConnections = 20;

/** Positions, sequences and times are whole numbers far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** `onError` hears of connections that broke while nobody used them; unheard they would end the program. */
export function openPostgres(url: string, onError: (error: Error) => void): HqDb {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleMs,
    application_name: 'dukkan-hq',
  });
  pool.on('error', onError);
  // The pool listens to those that lie idle; one that breaks in somebody's hands is told of here.
  pool.on('connect', (client) => client.on('error', onError));
  return { db: overPg(pool, { casing: 'snake_case' }), durable: true, close: () => pool.end() };
}

/** In a folder, or in memory without one. */
export async function openPglite(folder?: string): Promise<HqDb> {
  const client = folder === undefined ? new PGlite() : new PGlite(folder);
  await client.waitReady;
  return { db: overPglite(client, { casing: 'snake_case' }), durable: false, close: () => client.close() };
}

/** Rows of written-out SQL. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const { rows } = (await db.execute(query)) as unknown as { rows: Row[] };
  return rows;
}

/** A transaction that sees one company and no secret of the server. */
export const inCompany = <T>({ db }: HqDb, company: string, run: (tx: Db) => Promise<T>): Promise<T> =>
  again(() =>
    db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('role', ${appRole}, true), set_config('app.company', ${company}, true)`,
      );
      return run(tx);
    }),
  );

const mostTries = 5;
/** `serialization_failure` and `deadlock_detected`: the same again may well succeed. */
const worthAnother = new Set(['40001', '40P01']);

export async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries >= mostTries || !worthAnother.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** PostgreSQL's code of an error, under whatever it was wrapped in. */
export function sqlState(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return null;
}
