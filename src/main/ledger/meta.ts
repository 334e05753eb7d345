/** The ledger's own local rows: who this copy is, number series, answers of local commands. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { codecOf, type Row } from './codec.ts';
import type { Reader } from './reader.ts';
import { local } from './tables.ts';

/** One row: which till this file belongs to and which life of it this is. */
export const ledgerIdentity = local(
  'ledger_identity',
  {
    one: integer().notNull(),
    companyId: text().notNull(),
    branchId: text().notNull(),
    tillId: text().notNull(),
    /** Numbers for people on receipts: `<branch>-<till>-<epoch letter>-<n>`. */
    branchCode: text().notNull(),
    tillCode: text().notNull(),
    epoch: integer().notNull(),
    nonce: text().notNull(),
  },
  { key: ['one'] },
);

export type Identity = (typeof ledgerIdentity)['$inferSelect'];

/** Null before the first start has made one. */
export function identityIn(read: Reader): Identity | null {
  const raw = read.get<Row>('select * from ledger_identity where one = 1');
  return raw ? (codecOf(ledgerIdentity).decode(raw) as Identity) : null;
}

export const counter = local(
  'counter',
  { series: text().notNull(), value: integer().notNull() },
  { key: ['series'] },
);

/**
 * Answers of commands that left no entry (basket steps), so that a retry answers as before. `n` counts them:
 * no clock says which is the oldest.
 */
export const recentCommand = local(
  'recent_command',
  {
    id: text().notNull(),
    n: integer().notNull(),
    command: text().notNull(),
    answer: text().notNull(),
    asked: text(),
  },
  { key: ['id'] },
);
