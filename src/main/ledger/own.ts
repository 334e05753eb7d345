/** The ledger's own tables, which no command may write: the chain, who this copy is, what came from others. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { mergedGroup, ownEdit, syncCursor, syncStanding, waitingItem } from './foreign/tables.ts';
import { journal } from './journal.ts';
import { counter, ledgerIdentity, recentCommand } from './meta.ts';

export const ledgersOwn: readonly SQLiteTable[] = [
  ...[journal, ledgerIdentity, counter, recentCommand],
  ...[syncStanding, syncCursor, mergedGroup, ownEdit, waitingItem],
];
