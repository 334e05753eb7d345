/** What commands answered, so that a retry answers as before. */
import { codecOf } from './codec.ts';
import { CommandIdReused } from './faults.ts';
import type { CommitHeader } from './ledger.ts';
import { recentCommand } from './meta.ts';
import type { Reader, Statements } from './reader.ts';

/** How many answers of local commands are kept. */
const kept = 500;

export class Answers {
  readonly #read: Reader;
  readonly #statements: Statements;
  #localCommands: number;

  constructor(read: Reader, statements: Statements) {
    this.#read = read;
    this.#statements = statements;
    this.#localCommands = read.get<{ n: number }>('select max(n) n from recent_command')?.n ?? 0;
  }

  /** Throws `CommandIdReused` when the id was another command's. */
  of(header: CommitHeader): { ok: true; value: unknown } | null {
    const known = this.#read.get<{ command: string; answer: string; asked: string | null }>(
      `select command, answer, asked from journal where id = ?
       union all select command, answer, asked from recent_command where id = ?`,
      header.id,
      header.id,
    );
    if (!known) return null;
    const isOther = known.asked !== null && header.asked !== undefined && known.asked !== header.asked;
    if (isOther || known.command !== header.command)
      throw new CommandIdReused(`${header.id} was ${known.command}`);
    return { ok: true, value: JSON.parse(known.answer) };
  }

  /** Of a command that left no entry. */
  remember(header: CommitHeader, answer: unknown): void {
    const codec = codecOf(recentCommand);
    this.#localCommands += 1;
    const n = this.#localCommands;
    const { id, command, asked = null } = header;
    const row = { id, n, command, answer: textOf(answer), asked };
    this.#statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    // Swept now and then: the table has no index to find the oldest by.
    if (n % kept === 0) this.#statements.of('delete from recent_command where n <= ?').run(n - kept);
  }
}

export const textOf = (answer: unknown): string => JSON.stringify(answer ?? null);
