/**
 * Full text of rows that never change, in a file of its own beside the database. It is a cache: made from the
 * rows when somebody searches, made anew when it is lost or damaged, and never on the path of a sale.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sqliteCode } from './faults.ts';

export interface SideRow {
  readonly key: string;
  /** Folded as the search will fold. */
  readonly folded: string;
}

const shape = `
  create table if not exists entry (n integer primary key, key text not null unique);
  create virtual table if not exists words using fts5(
    folded, content='', detail=none, columnsize=0, prefix='2 3', tokenize="unicode61 remove_diacritics 0")`;

export class SideIndex {
  readonly #path: string;
  #sqlite: Database.Database;

  constructor(path: string) {
    this.#path = path;
    this.#sqlite = this.#open();
  }

  /** How many rows are indexed, and the key of the last one. */
  state(): { readonly count: number; readonly last: string } {
    const newest = 'select key from entry order by n desc limit 1';
    const sql = `select count(*) count, coalesce((${newest}), '') last from entry`;
    return this.#sqlite.prepare(sql).get() as { count: number; last: string };
  }

  /** In the order of their keys, after all that are there. */
  add(rows: readonly SideRow[]): void {
    const entry = this.#sqlite.prepare('insert into entry (key) values (?)');
    const words = this.#sqlite.prepare('insert into words (rowid, folded) values (?, ?)');
    this.#sqlite.transaction(() => {
      for (const { key, folded } of rows) words.run(entry.run(key).lastInsertRowid, folded);
    })();
  }

  /** Keys that match an FTS5 query, largest first, below `before`. */
  find(match: string, { before, limit }: { before: string | null; limit: number }): string[] {
    const below = 'select n from entry where key >= ? order by key limit 1';
    const sql = `select entry.key from words join entry on entry.n = words.rowid
      where words match ? and words.rowid < coalesce((${below}), ?)
      order by words.rowid desc limit ?`;
    const none = Number.MAX_SAFE_INTEGER;
    return this.#sqlite
      .prepare(sql)
      .pluck()
      .all(match, before ?? '\uffff', none, limit) as string[];
  }

  /** Empties it. */
  reset(): void {
    this.#sqlite.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(this.#path + ending, { force: true });
    this.#sqlite = this.#open();
  }

  close(): void {
    this.#sqlite.close();
  }

  #open(): Database.Database {
    const sqlite = new Database(this.#path, { timeout: 5000 });
    try {
      sqlite.pragma('journal_mode = WAL');
      sqlite.pragma('synchronous = NORMAL');
      sqlite.exec(shape);
      return sqlite;
    } catch (error) {
      sqlite.close();
      if (!['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(sqliteCode(error))) throw error;
      rmSync(this.#path, { force: true });
      return this.#open();
    }
  }
}
