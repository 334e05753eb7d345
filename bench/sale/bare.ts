/**
 * The limit: the same rows (a sale's facts and its entry, as the till wrote them) put into plain tables without
 * a key, in one transaction, by statements prepared once. No checks, no totals, no number, nothing else.
 */
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { must } from '../../src/domain/kit/result.ts';
import { openDatabase } from '../../src/main/ledger/open.ts';
import { answer } from '../contestant.ts';
import type { Sampled } from './product.ts';

let sqlite: Database.Database;
let sales: Database.Statement[][];
let values: Sampled['values'][][];
let begin: Database.Statement;
let commit: Database.Statement;
let next = 0;

const answers = {
  /** Fills the file to the size of the till's. */
  open({ file, sampled, bytes }: { file: string; sampled: Sampled[][]; bytes: number }): void {
    sqlite = openDatabase(file);
    const inserts = new Map<string, Database.Statement>();
    for (const { table, columns } of sampled.flat()) {
      if (inserts.has(table)) continue;
      const names = columns.map((column) => `"${column}"`).join(', ');
      sqlite.exec(`create table "${table}" (${names})`);
      const marks = columns.map(() => '?').join(', ');
      inserts.set(table, sqlite.prepare(`insert into "${table}" (${names}) values (${marks})`));
    }
    sales = sampled.map((rows) => rows.map(({ table }) => must(inserts.get(table), table)));
    values = sampled.map((rows) => rows.map((row) => row.values));
    begin = sqlite.prepare('begin immediate');
    commit = sqlite.prepare('commit');
    answers.durable(false);
    while (sqliteBytes() < bytes) sqlite.transaction(() => sellMany(200))();
    fold();
    answers.durable(true);
  },

  /** Times in microseconds. */
  async sell({ count, everyMs = 0 }: { count: number; everyMs?: number }): Promise<number[]> {
    const times: number[] = [];
    const begun = performance.now();
    for (let n = 0; n < count; n += 1) {
      const due = begun + n * everyMs;
      if (due > performance.now()) await sleep(due - performance.now());
      const started = performance.now();
      begin.run();
      sellOne();
      commit.run();
      times.push((performance.now() - started) * 1000);
    }
    return times;
  },

  durable(full: boolean): void {
    sqlite.pragma(`synchronous = ${full ? 'FULL' : 'OFF'}`);
  },

  rest: (): void => fold(),

  bytes: (): number => statSync(sqlite.name).size,

  close: (): void => void sqlite.close(),
};
export type SaleBare = typeof answers;
answer(answers);

function sellOne(): void {
  const nth = next % sales.length;
  const [statements, rows] = [must(sales[nth], 'a sale'), must(values[nth], 'its rows')];
  for (let i = 0; i < statements.length; i += 1) statements[i]?.run(...must(rows[i], 'a row'));
  next += 1;
}

function sellMany(count: number): void {
  for (let n = 0; n < count; n += 1) sellOne();
}

const sqliteBytes = (): number =>
  (sqlite.pragma('page_count', { simple: true }) as number) *
  (sqlite.pragma('page_size', { simple: true }) as number);

/** The log folded into the file, and kept as long as it is. */
function fold(): void {
  sqlite.pragma('wal_checkpoint(RESTART)');
}
