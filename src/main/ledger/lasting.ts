/** Answers that many commands ask for and few change: kept until a commit touches the tables they come from. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from './codec.ts';
import type { Reader } from './reader.ts';

type Answers = Map<string, unknown>;

/** What one connection's reader remembers. A reader without a memory asks each time. */
export class Memory {
  readonly #answers = new Map<object, Answers>();
  readonly #byTable = new Map<string, Answers[]>();

  /** The answers to one question, emptied whenever one of its tables is touched. */
  answersTo(question: object, tables: readonly SQLiteTable[]): Answers {
    let answers = this.#answers.get(question);
    if (!answers) {
      answers = new Map();
      this.#answers.set(question, answers);
      for (const table of tables) {
        const { name } = codecOf(table).spec;
        this.#byTable.set(name, [...(this.#byTable.get(name) ?? []), answers]);
      }
    }
    return answers;
  }

  forget(table: string): void {
    for (const answers of this.#byTable.get(table) ?? []) answers.clear();
  }
}

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
