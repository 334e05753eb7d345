/** What a connection remembers of the answers it gave, until one of their tables is touched. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from './codec.ts';

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
