/** Reactions: job rows that a fact of this till brings with it, in the same transaction. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Row } from './codec.ts';
import type { Transaction, Tx } from './tx.ts';

/** A reaction keeps local rows; it decides nothing and adds no facts. */
export type ReactionTx = Pick<Tx, 'read' | 'at' | 'newId' | 'find' | 'keep' | 'forget'>;
export type Reaction = readonly [SQLiteTable, (row: Row, tx: ReactionTx) => void];

export function reactTo<T extends SQLiteTable>(
  table: T,
  react: (row: T['$inferSelect'], tx: ReactionTx) => void,
): Reaction {
  return [table, react as Reaction[1]];
}

export class Reactor {
  readonly #reactions: readonly Reaction[];

  constructor(reactions: readonly Reaction[]) {
    this.#reactions = reactions;
  }

  /** After the command has decided, so that all of an aggregate's rows are there. Not on rebuild or pull. */
  react(tx: Transaction): void {
    for (const { table, row } of tx.added) {
      for (const [wanted, react] of this.#reactions) if (wanted === table) react(row, tx);
    }
  }
}
