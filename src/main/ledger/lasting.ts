/** Answers that many commands ask for and few change: kept until a commit touches the tables they come from. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Reader } from './reader.ts';

/** Far more than the questions of a shop have keys. */
const mostKeys = 1000;

/** A question whose answers last; they are shared, so nobody may change them. */
export function lasting<K extends string, T>(
  tables: readonly SQLiteTable[],
  ask: (read: Reader, key: K) => T,
): (read: Reader, key: K) => T {
  return (read, key) => {
    const answers = read.memory?.answersTo(ask, tables);
    if (!answers) return ask(read, key);
    if (!answers.has(key)) {
      if (answers.size >= mostKeys) answers.clear();
      answers.set(key, ask(read, key));
    }
    return answers.get(key) as T;
  };
}
