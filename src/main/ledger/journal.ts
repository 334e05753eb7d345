/** The journal: one row a committed command, each hash holding the one before. */
import { createHash, hash } from 'node:crypto';
import { blob, integer, text } from 'drizzle-orm/sqlite-core';
import { type EntryHeader, headerText } from '../../domain/kit/sync/chain.ts';
import { local } from './tables.ts';

/** Who did it: a user at a till, or the till itself (`system`). */
export interface Actor {
  readonly userId: string | null;
  readonly name: string;
}

/** A manager's yes on the spot. */
export interface Approval {
  readonly userId: string;
  readonly name: string;
  readonly permission: string;
}

// Not journalled itself, hence `local`; a rowid table so that appending is the cheapest thing it does.
export const journal = local(
  'journal',
  {
    seq: integer().notNull(),
    id: text().notNull(),
    epoch: integer().notNull(),
    at: integer().notNull(),
    hlc: text().notNull(),
    schema: integer().notNull(),
    actor: text().notNull(),
    approval: text(),
    command: text().notNull(),
    /** 1 when the body holds `set` changes: HQ opens only those. */
    sets: integer().notNull(),
    /** Every scope of its changes, joined by commas: HQ need not look for them. */
    scopes: text().notNull().default('branch'),
    body: text().notNull(),
    bodyHash: blob({ mode: 'buffer' }).notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
    /** What the command answered, for a retry; local, outside the hash. */
    answer: text(),
    /** A digest of what was asked: the same id with anything else is no retry. Local, outside the hash. */
    asked: text(),
  },
  { key: ['seq'] },
);

export const genesis = Buffer.alloc(32);

export const hashOfBody = (body: string): Buffer => hash('sha256', body, 'buffer');

/** What was asked, short enough to keep beside every answer. */
export const digestOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked), 'utf8').digest('base64url').slice(0, 16);

/** SHA-256(previous ‖ canonical header ‖ SHA-256(body)); a body may be erased and the chain still holds. */
export function hashOfEntry(previous: Uint8Array, header: EntryHeader, bodyHash: Uint8Array): Buffer {
  return createHash('sha256').update(previous).update(headerText(header), 'utf8').update(bodyHash).digest();
}
