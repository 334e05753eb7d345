/** The activity log: one fact for each thing somebody did that a manager may ask about. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { ChainFinding } from '../../../domain/areas/audit/contract.ts';
import type { AuditAction, Severity } from '../../../domain/kit/contract.ts';
import { fact, local } from '../../ledger/tables.ts';

/** One field of a record, before and after. */
export interface ValueChange {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

export const activity = fact(
  'activity',
  {
    id: text().notNull(),
    at: integer().notNull(),
    action: text().$type<AuditAction>().notNull(),
    severity: text().$type<Severity>().notNull().default('LOW'),
    /** `sale.complete`: its sentence is in the words. */
    command: text().notNull(),
    userId: text(),
    userName: text().notNull().default(''),
    tillId: text().notNull(),
    approvedById: text(),
    approvedByName: text(),
    entity: text(),
    entityId: text(),
    label: text().notNull().default(''),
    amountMinor: integer(),
    reason: text(),
    changes: text({ mode: 'json' }).$type<readonly ValueChange[]>(),
    details: text({ mode: 'json' }).$type<Record<string, unknown>>(),
  },
  { scope: 'branch', key: ['id'] },
);

/** What the last verification on this till found. */
export const chainCheck = local(
  'chain_check',
  {
    one: integer().notNull(),
    at: integer().notNull(),
    userName: text().notNull(),
    ok: integer({ mode: 'boolean' }).notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    entries: integer().notNull(),
    facts: integer().notNull(),
    records: integer().notNull(),
    findings: text({ mode: 'json' }).$type<readonly ChainFinding[]>().notNull(),
    more: integer().notNull(),
  },
  { key: ['one'] },
);
